import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'

const PROBE = 'health.probe'

/** Whether the folder's disk takes what is written: a few bytes are, to the disk itself, and taken away again. */
export async function folderAnswers(folder: string): Promise<boolean> {
  const path = join(folder, PROBE)
  try {
    const file = await open(path, 'w', 0o600)
    try {
      await file.writeFile('1')
      await file.sync()
    } finally {
      await file.close()
    }
    return true
  } catch {
    return false
  } finally {
    await rm(path, { force: true }).catch(() => {})
  }
}
