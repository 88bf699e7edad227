import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Gives a finished file its name; resolves once both are on disk, so that a file of that name is always whole. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await sync(from)
  await rename(from, to)
  await syncFolder(dirname(to))
}

/** Resolves once the names in the folder are on disk. */
export const syncFolder = (path: string) => sync(path)

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
