import { createMemoryRelays, type MemoryRelays } from '../adapters/memory-relay.ts'
import type { WorkspacePorts } from '../workspace-server.ts'
import { openWorkspace } from './postgres-workspace.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'
import { newDatabase } from './with-postgres.ts'

export interface TwoServers {
  here: TestServer
  there: TestServer
  relays: MemoryRelays
  close(): Promise<void>
}

/** Two servers on one database of the PostgreSQL of this run, with the demo's people and plan in it. */
export async function startTwoServers(ports: Partial<WorkspacePorts> = {}): Promise<TwoServers> {
  const url = await newDatabase()
  const relays = createMemoryRelays()
  const start = async (empty: boolean) => {
    const { database: _, close: __, ...stores } = await openWorkspace(url, { isShared: true })
    return startTestServer({ ports: { ...stores, relay: relays.join(), ...ports }, empty })
  }
  const here = await start(false)
  const there = await start(true)
  return {
    here,
    there,
    relays,
    close: async () => {
      await Promise.all([here.close(), there.close()])
    },
  }
}
