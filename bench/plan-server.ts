/**
 * The whole server as `main.ts` puts it together, but with passwords that cost nothing: its journal on a real disk, or one of
 * several servers on one PostgreSQL and Redis.
 */
import { join } from 'node:path'
import { pino } from 'pino'
import { directoryOver } from '#server/adapters/directory-data.ts'
import { openFileAudit } from '#server/adapters/file-audit.ts'
import { openFolderDocuments } from '#server/adapters/folder-documents.ts'
import { openDirectoryFile } from '#server/adapters/lowdb-directory.ts'
import { createMemoryAttempts } from '#server/adapters/memory-attempts.ts'
import { createMemoryLeases } from '#server/adapters/memory-leases.ts'
import { createMemoryUnfinished } from '#server/adapters/memory-unfinished.ts'
import { noticeStoreOver } from '#server/adapters/notice-data.ts'
import { openPostgresWorkspace, relayKeyIn } from '#server/adapters/postgres-workspace.ts'
import { createRandomIds } from '#server/adapters/random-ids.ts'
import { openRedisRelay } from '#server/adapters/redis-relay.ts'
import { openSqliteJournal } from '#server/adapters/sqlite-journal.ts'
import { systemClock } from '#server/adapters/system-clock.ts'
import { USUAL_POOL } from '#server/config.ts'
import { seedDemo } from '#server/demo/seed-demo.ts'
import { SESSION_COOKIE } from '#server/people/session-cookie.ts'
import { plainPasswords } from '#server/testing/plain-passwords.ts'
import { WorkspaceServer } from '#server/workspace-server.ts'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { type Assignment, answerBench, readAssignment, roomName } from './answer-bench.ts'

const PASSWORD = 'bench'

const assignment = readAssignment(process.argv.slice(2))
const ports = {
  ...(await openStores(assignment)),
  passwords: plainPasswords,
  clock: systemClock,
  ids: createRandomIds(),
}
const server = new WorkspaceServer(ports, {
  agreement: BUILT_IN_AGREEMENT,
  publicUrl: undefined,
  clientFolder: join(import.meta.dirname, '..', 'dist', 'client'),
  worksOffline: true,
  roomIdleMilliseconds: 60_000,
  log: pino({ level: 'warn' }),
  // Everyone in the bench is one person at one machine, and types as fast as it takes to find out what the server can do.
  limits: {
    socketsPerPerson: 1_000,
    socketsPerAddress: 1_000,
    frames: { perSecond: 100_000, burst: 100_000 },
    presence: { perSecond: 100_000, burst: 100_000 },
  },
})
await seedDemo({ ...ports, plans: server.plans, password: PASSWORD, hasLastYear: false })
const there = new Set((await server.plans.list()).map(({ id }) => id))
for (let index = 0; index < assignment.rooms; index++) {
  const id = roomName(index)
  if (!there.has(id)) await server.plans.create({ id, year: 2027, title: id })
}
const port = await server.listen(0, '127.0.0.1')
const secret = await server.people.signIn(
  { email: 'anna@censec.example', password: PASSWORD },
  {
    address: 'bench',
    device: 'bench',
  },
)
answerBench({
  url: `ws://127.0.0.1:${port}/sync/plan/`,
  cookie: `${SESSION_COOKIE.name({ secure: false })}=${secret}`,
  close: () => server.close(),
})

async function openStores({ folder, databaseUrl, redisUrl }: Assignment) {
  if (databaseUrl !== undefined && redisUrl !== undefined) return openDatabase(databaseUrl, redisUrl)
  const directoryFile = await openDirectoryFile(join(folder, 'directory.json'))
  const journal = await openSqliteJournal({ folder, onDiskBroken: (reason) => console.error(reason) })
  return {
    directory: directoryOver(directoryFile),
    notices: noticeStoreOver(directoryFile),
    journal,
    leases: createMemoryLeases(),
    unfinished: createMemoryUnfinished(),
    attempts: createMemoryAttempts(),
    versions: journal.versions,
    documents: await openFolderDocuments(folder),
    trail: await openFileAudit(join(folder, 'audit.jsonl')),
  }
}

async function openDatabase(url: string, redisUrl: string) {
  const { database, ...stores } = await openPostgresWorkspace(
    { url, poolSize: USUAL_POOL },
    { onBroken: (reason) => console.error(reason), isShared: true },
  )
  const relay = await openRedisRelay({
    url: redisUrl,
    workspace: stores.journal.epoch,
    key: await relayKeyIn(database),
  })
  return { ...stores, relay }
}
