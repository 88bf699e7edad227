import { newFolder, removeFolder, ServerProcess } from '../server-process.ts'
import type { Setup } from './setups.ts'
import type { Stores } from './stores.ts'

/** Far more than any load takes: whatever stands still then does so for good. */
const GIVE_UP_AFTER_MS = 300_000

/** Runs `work` with the setup's servers on a folder and database of their own; all is gone afterwards. */
export async function withServers<T>(
  setup: Setup,
  { stores, rooms }: { stores: Stores; rooms: number },
  work: (servers: readonly ServerProcess[]) => Promise<T>,
): Promise<T> {
  const folder = await newFolder()
  try {
    return await stores.withAddresses(setup, async (addresses) => {
      const servers: ServerProcess[] = []
      try {
        // One after the other: the first makes the rooms, which the others find.
        while (servers.length < setup.count)
          servers.push(await ServerProcess.start(setup.server, { folder, rooms, ...addresses }))
        return await inTime(work(servers))
      } finally {
        await Promise.all(servers.map((server) => server.stop()))
      }
    })
  } finally {
    await removeFolder(folder)
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => reject(new Error('The load has not ended, and is given up.')),
    GIVE_UP_AFTER_MS,
  )
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
