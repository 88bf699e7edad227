import type { Directory } from '../ports/directory.ts'
import { type DirectoryData, directoryOver, emptyDirectory } from './directory-data.ts'

/** A directory for tests: it keeps every promise of the port except surviving the process. */
export function createMemoryDirectory(): Directory {
  let data: DirectoryData = emptyDirectory()
  return directoryOver({
    read: () => data,
    update: async (change) => {
      const next = structuredClone(data)
      const answer = change(next)
      data = next
      return answer
    },
  })
}
