import type { Directory } from '../ports/directory.ts'
import { type DirectoryStore, directoryOver, directorySchema, emptyDirectory } from './directory-data.ts'
import { openJsonStore } from './json-store.ts'

/** Opens the directory kept in one JSON file. Throws DirectoryDamaged for a file that is there but broken. */
export async function openLowdbDirectory(path: string): Promise<Directory> {
  return directoryOver(await openDirectoryFile(path))
}

/** The same file, for all that is kept in it. Throws as `openLowdbDirectory`. */
export function openDirectoryFile(path: string): Promise<DirectoryStore> {
  return openJsonStore(path, (json) => directorySchema.parse(json), emptyDirectory())
}
