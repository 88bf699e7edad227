import { Low } from 'lowdb'
import type { Directory } from '../ports/directory.ts'
import { type DirectoryStore, directoryOver, directorySchema, emptyDirectory } from './directory-data.ts'
import { durableJsonFile } from './durable-file.ts'

/** Opens the directory kept in one JSON file. Throws DirectoryDamaged for a file that is there but broken. */
export async function openLowdbDirectory(path: string): Promise<Directory> {
  return directoryOver(await openDirectoryFile(path))
}

/** The same file, for all that is kept in it. Throws as `openLowdbDirectory`. */
export async function openDirectoryFile(path: string): Promise<DirectoryStore> {
  const low = new Low(
    durableJsonFile(path, (json) => directorySchema.parse(json)),
    emptyDirectory(),
  )
  await low.read()
  let turn: Promise<unknown> = Promise.resolve()
  return {
    read: () => low.data,
    update: (change) => {
      const result = turn.then(async () => {
        const before = low.data
        const next = structuredClone(before)
        const answer = change(next)
        low.data = next
        try {
          await low.write()
        } catch (error) {
          low.data = before
          throw error
        }
        return answer
      })
      turn = result.catch(() => {})
      return result
    },
  }
}
