import { open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Adapter } from 'lowdb'
import { DirectoryDamaged } from '../ports/directory.ts'

/**
 * A lowdb adapter that never shows half a file: writes beside, syncs, renames over, syncs the folder.
 * A file that cannot be read as what it should be stops the start, and is left as it is.
 */
export function durableJsonFile<T>(path: string, parse: (json: unknown) => T): Adapter<T> {
  return {
    read: async () => {
      let text: string
      try {
        text = await readFile(path, 'utf8')
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
        throw new DirectoryDamaged(`${path} cannot be read, so nothing was started.`, { cause: error })
      }
      try {
        return parse(JSON.parse(text))
      } catch (error) {
        const remedy = 'It was left untouched; put back a backup, or repair it by hand.'
        throw new DirectoryDamaged(
          `${path} is broken (${text.length} characters), so nothing was started. ${remedy}`,
          { cause: error },
        )
      }
    },
    write: async (data) => {
      const beside = `${path}.new`
      const file = await open(beside, 'w', 0o600)
      try {
        await file.writeFile(JSON.stringify(data, undefined, 1))
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(beside, path)
      await syncFolder(dirname(path))
    },
  }
}

/** A rename is only on disk once the folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
