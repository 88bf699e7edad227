import { createMemoryRelays, type MemoryRelays } from '../adapters/memory-relay.ts'
import type { IdentityProvider } from '../ports/identity-provider.ts'
import type { Relay } from '../ports/relay.ts'
import type { WorkspacePorts } from '../workspace-ports.ts'
import { type OpenWorkspace, openWorkspace } from './postgres-workspace.ts'
import { startTestServer, type TestServer, type TestServerOptions } from './start-test-server.ts'
import { newDatabase } from './with-postgres.ts'

export interface TwoServers {
  here: TestServer
  there: TestServer
  relays: MemoryRelays
  close(): Promise<void>
}

/** How a server reaches what both have. */
export interface Lines {
  /** The database's address. */
  url: string
  relay?: (workspace: OpenWorkspace) => Promise<Relay>
  /** Called where it can keep nothing any more, instead of failing the test. */
  onBroken?: (reason: string) => void
}

/**
 * Two servers on one database, of the PostgreSQL of this run unless it is said, with the demo's people and plan in it. Where
 * people sign in at providers, the first one's address is that of both.
 */
export async function startTwoServers(
  ports: Partial<WorkspacePorts> = {},
  providers?: readonly IdentityProvider[],
  lines?: { here: Lines; there: Lines },
): Promise<TwoServers> {
  const usual: Lines | undefined = lines ? undefined : { url: await newDatabase() }
  const relays = createMemoryRelays()
  const start = async (
    line: Lines | undefined,
    options: Pick<TestServerOptions, 'empty' | 'publicUrl' | 'providers'>,
  ) => {
    const { url = '', onBroken = undefined } = line ?? usual ?? {}
    const open = await openWorkspace(url, { isShared: true, onBroken })
    const { database, close: _, ...stores } = open
    const relay = (await line?.relay?.(open)) ?? relays.join()
    return startTestServer({
      ports: { ...stores, relay, ...ports },
      signs: { storeAnswers: database.answers, storeIs: 'database' },
      ...options,
    })
  }
  const known = providers ? { providers } : {}
  const here = await start(lines?.here, known)
  const there = await start(lines?.there, {
    empty: true,
    ...known,
    ...(providers && { publicUrl: new URL(here.url) }),
  })
  return {
    here,
    there,
    relays,
    close: async () => {
      await Promise.all([here.close(), there.close()])
    },
  }
}
