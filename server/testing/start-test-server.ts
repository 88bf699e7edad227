import { join } from 'node:path'
import { type Logger, pino } from 'pino'
import type { Agreement } from '#shared/agreement/agreement.ts'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { directoryOver } from '../adapters/directory-data.ts'
import { createMemoryAttempts } from '../adapters/memory-attempts.ts'
import { createMemoryAudit } from '../adapters/memory-audit.ts'
import { createMemoryStore } from '../adapters/memory-directory.ts'
import { createMemoryDocuments } from '../adapters/memory-documents.ts'
import { createMemoryJournal } from '../adapters/memory-journal.ts'
import { createMemoryLeases } from '../adapters/memory-leases.ts'
import { createMemoryUnfinished } from '../adapters/memory-unfinished.ts'
import { createMemoryVersions } from '../adapters/memory-versions.ts'
import { noticeStoreOver } from '../adapters/notice-data.ts'
import { createRandomIds } from '../adapters/random-ids.ts'
import { systemClock } from '../adapters/system-clock.ts'
import { DEMO_PLAN_ID, seedDemo } from '../demo/seed-demo.ts'
import { FindingsThread } from '../findings/findings-thread.ts'
import type { IdentityProvider } from '../ports/identity-provider.ts'
import type { SyncLimits } from '../rooms/sync-limits.ts'
import type { WorkspacePorts } from '../workspace-ports.ts'
import { type WorkspaceOptions, WorkspaceServer } from '../workspace-server.ts'
import { plainPasswords } from './plain-passwords.ts'
import { openRawSocket, type RawSocket } from './raw-socket.ts'

export const PASSWORD = 'et langt kodeord'
export const PLAN_ROOM = `plan/${DEMO_PLAN_ID}`

const EMAILS = {
  anna: 'anna@censec.example',
  peter: 'peter@censec.example',
  mette: 'mette@difos.example',
  jonas: 'jonas@difos.example',
  ida: 'ida@censec.example',
  lars: 'lars@difos.example',
  rikke: 'rikke@difos.example',
} as const
export type PersonName = keyof typeof EMAILS

/** Somebody signed in, as a browser would be. */
export interface SignedIn {
  /** The present one: answers may set another. */
  readonly cookie: string
  /** Sends a request as this person; a body goes as JSON, bytes as a file. */
  request(method: string, path: string, body?: unknown): Promise<Response>
  /** Opens a room of the demo plan, or the address given, and nothing more: nothing is asked yet. */
  openSocket(room?: string): Promise<RawSocket>
}

export interface TestServer {
  url: string
  ports: WorkspacePorts
  server: WorkspaceServer
  signIn(name: PersonName): Promise<SignedIn>
  /** The counts for whoever runs the server. */
  metrics(): Promise<string>
  close(): Promise<void>
}

export interface TestServerOptions {
  /** Instead of the built-in one. */
  agreement?: Agreement
  /** Instead of the ones in memory. */
  ports?: Partial<WorkspacePorts>
  publicUrl?: URL
  /** An empty workspace instead of the demo's. */
  empty?: boolean
  roomIdleMilliseconds?: number
  limits?: Partial<SyncLimits>
  /** A built client; otherwise there is none. */
  clientFolder?: string
  worksOffline?: boolean
  log?: Logger
  providers?: readonly IdentityProvider[]
  /** What there is to tell of the machine it runs on. */
  signs?: Pick<WorkspaceOptions, 'storeAnswers' | 'freeBytes'>
  trustedProxies?: readonly string[]
  uploadRoomBytes?: number
  /** Whether warnings are found on a thread of its own, which counts them for it. */
  hasOwnThread?: boolean
}

/** A thread that has found warnings before finds the next test's in a fifth of the time of a new one. */
const sharedFindingsThread = new FindingsThread(BUILT_IN_AGREEMENT)

/** The whole server on a free port, in this process, with the demo's people and plan. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const store = createMemoryStore()
  const ports: WorkspacePorts = {
    directory: directoryOver(store),
    notices: noticeStoreOver(store),
    versions: createMemoryVersions(),
    documents: createMemoryDocuments(),
    journal: createMemoryJournal(),
    trail: createMemoryAudit(),
    leases: createMemoryLeases(),
    unfinished: createMemoryUnfinished(),
    attempts: createMemoryAttempts(),
    passwords: plainPasswords,
    clock: systemClock,
    ids: createRandomIds(),
    ...options.ports,
  }
  const server = new WorkspaceServer(ports, {
    agreement: options.agreement ?? BUILT_IN_AGREEMENT,
    publicUrl: options.publicUrl,
    clientFolder: options.clientFolder ?? join(import.meta.dirname, 'no-client'),
    worksOffline: options.worksOffline ?? true,
    roomIdleMilliseconds: options.roomIdleMilliseconds ?? 60_000,
    log: options.log ?? pino({ level: 'silent' }),
    limits: options.limits,
    providers: options.providers,
    sharedFindingsThread: options.agreement || options.hasOwnThread ? undefined : sharedFindingsThread,
    ...options.signs,
    trustedProxies: options.trustedProxies ?? [],
    uploadRoomBytes: options.uploadRoomBytes,
  })
  if (!options.empty) await seedDemo({ ...ports, plans: server.plans, password: PASSWORD })
  const url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`
  let metricsPort: number | undefined
  return {
    url,
    ports,
    server,
    signIn: async (name) => {
      const response = await send(url, 'POST', '/api/session', { email: EMAILS[name], password: PASSWORD })
      let cookie = cookieOf(response)
      return {
        get cookie() {
          return cookie
        },
        request: async (method, path, body) => {
          const answer = await send(url, method, path, body, { cookie })
          cookie = cookieOf(answer) || cookie
          return answer
        },
        openSocket: (room = PLAN_ROOM) =>
          openRawSocket(`${url.replace('http', 'ws')}/sync/${room}`, { cookie }),
      }
    },
    metrics: async () => {
      metricsPort ??= await server.listenForMetrics(0)
      return (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
    },
    close: () => server.close(),
  }
}

/** A request as curl would send it. */
export function send(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  if (body === undefined) return fetch(`${url}${path}`, { method, headers })
  if (body instanceof Uint8Array) {
    const type = { 'content-type': 'application/octet-stream' }
    return fetch(`${url}${path}`, { method, headers: { ...type, ...headers }, body: Buffer.from(body) })
  }
  return fetch(`${url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

/** The cookie that a sign-in set, to be sent back. */
export function cookieOf(response: Response): string {
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}
