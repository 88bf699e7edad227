import { createMemoryRelays, type MemoryRelays } from '../adapters/memory-relay.ts'
import type { IdentityProvider } from '../ports/identity-provider.ts'
import type { WorkspacePorts } from '../workspace-ports.ts'
import { openWorkspace } from './postgres-workspace.ts'
import { startTestServer, type TestServer, type TestServerOptions } from './start-test-server.ts'
import { newDatabase } from './with-postgres.ts'

export interface TwoServers {
  here: TestServer
  there: TestServer
  relays: MemoryRelays
  close(): Promise<void>
}

/**
 * Two servers on one database of the PostgreSQL of this run, with the demo's people and plan in it. Where people sign in at
 * providers, the first one's address is that of both.
 */
export async function startTwoServers(
  ports: Partial<WorkspacePorts> = {},
  providers?: readonly IdentityProvider[],
): Promise<TwoServers> {
  const url = await newDatabase()
  const relays = createMemoryRelays()
  const start = async (options: Pick<TestServerOptions, 'empty' | 'publicUrl' | 'providers'>) => {
    const { database: _, close: __, ...stores } = await openWorkspace(url, { isShared: true })
    return startTestServer({ ports: { ...stores, relay: relays.join(), ...ports }, ...options })
  }
  const known = providers ? { providers } : {}
  const here = await start(known)
  const there = await start({ empty: true, ...known, ...(providers && { publicUrl: new URL(here.url) }) })
  return {
    here,
    there,
    relays,
    close: async () => {
      await Promise.all([here.close(), there.close()])
    },
  }
}
