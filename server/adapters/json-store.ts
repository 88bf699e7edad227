import { Low } from 'lowdb'
import { durableJsonFile } from './durable-file.ts'

/** What is kept whole in one file of JSON. */
export interface JsonStore<Data> {
  read(): Data
  /** Changes a copy; resolves once that is on disk, and where `change` throws, or the disk will not, all is as it was. */
  update<T>(change: (data: Data) => T): Promise<T>
}

/** Throws DirectoryDamaged for a file that is there but broken; one that is not there is `empty`. */
export async function openJsonStore<Data extends object>(
  path: string,
  parse: (json: unknown) => Data,
  empty: Data,
): Promise<JsonStore<Data>> {
  const low = new Low(durableJsonFile(path, parse), empty)
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
