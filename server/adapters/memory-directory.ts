import type { Directory } from '../ports/directory.ts'
import { type DirectoryData, type DirectoryStore, directoryOver, emptyDirectory } from './directory-data.ts'

/** A directory for tests: it keeps every promise of the port except surviving the process. */
export function createMemoryDirectory(): Directory {
  return directoryOver(createMemoryStore())
}

export function createMemoryStore(): DirectoryStore {
  let data: DirectoryData = emptyDirectory()
  return {
    read: () => data,
    update: async (change) => {
      const next = structuredClone(data)
      const answer = change(next)
      data = next
      return answer
    },
  }
}
