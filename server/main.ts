/** The composition root: reads the configuration, opens what everything is kept in, and puts the server together. */
import { access, constants, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { reasonOf } from '#shared/basics/reason-of.ts'
import { createArgon2Passwords } from './adapters/argon2-passwords.ts'
import { takeNotes } from './adapters/audit-notes.ts'
import { DataFolderInUse } from './adapters/data-folder-lock.ts'
import { DatabaseInUse, DatabaseUnusable } from './adapters/database-unusable.ts'
import { directoryOver } from './adapters/directory-data.ts'
import { AUDIT_FILE, openFileAudit } from './adapters/file-audit.ts'
import { openFolderDocuments } from './adapters/folder-documents.ts'
import { mustNotBeHalf } from './adapters/folder-workspace.ts'
import { openDirectoryFile } from './adapters/lowdb-directory.ts'
import { createMemoryAttempts } from './adapters/memory-attempts.ts'
import { createMemoryLeases } from './adapters/memory-leases.ts'
import { createMemoryUnfinished } from './adapters/memory-unfinished.ts'
import { noticeStoreOver } from './adapters/notice-data.ts'
import { createOpenidProvider } from './adapters/openid-provider.ts'
import { createRandomIds } from './adapters/random-ids.ts'
import { RedisUnusable } from './adapters/redis-unusable.ts'
import { createSmtpMailer } from './adapters/smtp-mailer.ts'
import { openSqliteJournal } from './adapters/sqlite-journal.ts'
import { sqliteJournalFiles } from './adapters/sqlite-journal-files.ts'
import { systemClock } from './adapters/system-clock.ts'
import { keepCategories } from './agreement/keep-categories.ts'
import { loadAgreement } from './agreement/load-agreement.ts'
import { type Config, type DatabaseSettings, readConfig } from './config.ts'
import { ConfigMistake } from './config-mistake.ts'
import { DEMO_PEOPLE } from './demo/demo-people.ts'
import { seedDemo } from './demo/seed-demo.ts'
import { folderAnswers } from './health/folder-answers.ts'
import { freeBytesIn } from './health/free-bytes.ts'
import { createLog } from './log.ts'
import { BEFORE_ANYBODY, mustBeWhole } from './operations/whole-folder.ts'
import { DirectoryDamaged } from './ports/directory.ts'
import { JournalFailed } from './ports/journal.ts'
import type { Relay } from './ports/relay.ts'
import type { SyncLimits } from './rooms/sync-limits.ts'
import type { WorkspacePorts } from './workspace-ports.ts'
import { type WorkspaceOptions, WorkspaceServer } from './workspace-server.ts'

const REQUIRED_NODE = 24
const ROOM_IDLE_MILLISECONDS = 60_000
/** The demo is tried by few people in many windows on one machine, and by programs that type faster than anybody. */
const DEMO_LIMITS: Partial<SyncLimits> = {
  frames: { perSecond: 30, burst: 1_000 },
  presence: { perSecond: 60, burst: 1_000 },
  socketsPerPerson: 1_000,
  socketsPerAddress: 1_000,
}

interface RunningServer {
  /** What whoever starts it is told, its address first. */
  welcome: string
  /** Takes nobody new, and sends pages elsewhere within so many milliseconds. */
  drain(milliseconds: number): Promise<void>
  close(): Promise<void>
}

/** Opens what everything is kept in, and answers once people can come. Closing it leaves the process to others. */
export async function startServer(
  config: Config,
  log: Logger,
  shared: Pick<WorkspaceOptions, 'sharedFindingsThread'> = {},
): Promise<RunningServer> {
  await makeDataFolder(config.dataFolder)

  const agreement = config.demo
    ? BUILT_IN_AGREEMENT
    : await loadAgreement(config.agreementFile, config.dataFolder)

  const { answers, ...stores } = await openStores(config, log, (reason) => {
    log.fatal(
      { reason },
      'nothing can be kept any more; stopping, so that nothing is said to be saved that is not',
    )
    process.exitCode = 1
    // A moment for the rooms to tell everyone.
    setTimeout(() => process.exit(1), 500)
  })
  const { directory } = stores
  await keepCategories(agreement, directory)
  const ids = createRandomIds()
  const passwords = createArgon2Passwords()
  const server = new WorkspaceServer(
    {
      ...stores,
      passwords,
      ids,
      clock: systemClock,
      mailer: config.mail && createSmtpMailer(config.mail),
    },
    {
      agreement,
      publicUrl: config.publicUrl,
      clientFolder: join(import.meta.dirname, '..', 'dist', 'client'),
      worksOffline: config.worksOffline,
      roomIdleMilliseconds: ROOM_IDLE_MILLISECONDS,
      log,
      storeAnswers: answers,
      storeIs: config.database ? 'database' : 'folder',
      freeBytes: () => freeBytesIn(config.dataFolder),
      trustedProxies: config.trustedProxies,
      uploadRoomBytes: config.uploadRoomBytes,
      takeNotes: (enter) => takeNotes(config.dataFolder, enter),
      limits: config.demo ? DEMO_LIMITS : {},
      providers: config.providers.map(createOpenidProvider),
      ...shared,
    },
  )

  const welcome: string[] = []
  if (config.demo) {
    const password = config.demoPassword ?? ids.newSecret().slice(0, 12)
    const isDemo = await stores.leases.under('demo', () =>
      seedDemo({
        directory,
        plans: server.plans,
        passwords,
        ids,
        clock: systemClock,
        password,
      }),
    )
    if (!isDemo)
      throw new ConfigMistake(
        `${config.database ? 'The database' : config.dataFolder} holds a real workspace: start it without --demo.`,
      )
    welcome.push(...demoWelcome(config, password))
  }
  const port = await server.listen(config.port, config.host)
  const url = config.publicUrl?.origin ?? `http://${config.host}:${port}`
  if (await directory.isEmpty()) {
    const token = await server.people.newSetUpToken()
    welcome.push(
      `Nobody is here yet. Set up the first administrator, once, at:`,
      `  ${url}/opsaetning#token=${token}`,
    )
  }
  if (config.metricsPort !== undefined) {
    const metricsPort = await server.listenForMetrics(config.metricsPort)
    welcome.push(`Counts for Prometheus, on this machine alone: http://127.0.0.1:${metricsPort}/metrics`)
  }
  return {
    welcome: [`Samplan is ready at ${url}`, ...welcome].join('\n'),
    drain: (milliseconds) => server.drain(milliseconds),
    close: () => server.close(),
  }
}

async function makeDataFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.R_OK | constants.W_OK)
  } catch (error) {
    throw new ConfigMistake(
      `The data folder ${folder} cannot be used (${reasonOf(error)}): let this user write there, or set DATA_DIR.`,
    )
  }
}

/** What everything is kept in. */
type StorePorts =
  | 'directory'
  | 'journal'
  | 'trail'
  | 'notices'
  | 'versions'
  | 'documents'
  | 'leases'
  | 'unfinished'
  | 'attempts'
  | 'relay'
interface Stores extends Pick<WorkspacePorts, StorePorts> {
  answers: () => Promise<boolean>
}

function openStores(config: Config, log: Logger, onBroken: (reason: string) => void): Promise<Stores> {
  return config.database
    ? openDatabase(config, config.database, log, onBroken)
    : openDataFolder(config, onBroken)
}

async function openDatabase(
  { demo, redisUrl }: Config,
  settings: DatabaseSettings,
  log: Logger,
  onBroken: (reason: string) => void,
): Promise<Stores> {
  // Who keeps everything in a folder does not wait for it, or hold it in memory.
  const { documentsWithoutPeople, openPostgresWorkspace, relayKeyIn } = await import(
    './adapters/postgres-workspace.ts'
  )
  const isShared = redisUrl !== undefined
  const { database, ...stores } = await openPostgresWorkspace(settings, { onBroken, isShared })
  const documents = demo ? 0 : await documentsWithoutPeople(database, BEFORE_ANYBODY)
  if (documents > 0)
    throw new DatabaseUnusable(
      `There are ${documents} documents in the database and nobody they belong to, so nothing was started. Put back a backup, whole.`,
    )
  const relay = isShared
    ? await openRelay(redisUrl, stores.journal.epoch, await relayKeyIn(database), log)
    : undefined
  return { ...stores, relay, answers: database.answers }
}

async function openRelay(url: string, workspace: string, key: Uint8Array, log: Logger): Promise<Relay> {
  const { openRedisRelay } = await import('./adapters/redis-relay.ts')
  return openRedisRelay({
    url,
    workspace,
    key,
    changed: (state) => {
      if (state.isAway)
        log.warn({ reason: state.reason }, 'Redis is away: other servers are heard of later, by the database')
      else log.info('Redis is there')
    },
  })
}

async function openDataFolder(
  { dataFolder, demo }: Config,
  onDiskBroken: (reason: string) => void,
): Promise<Stores> {
  await mustNotBeHalf(dataFolder)
  // The journal first: its lock is what keeps a second server off the folder.
  const journal = await openSqliteJournal({ folder: dataFolder, onDiskBroken })
  // The demo makes its documents first, and may have been cut short before anybody was there.
  if (!demo) await mustBeWhole(dataFolder, sqliteJournalFiles)
  const directoryFile = await openDirectoryFile(join(dataFolder, 'directory.json'))
  return {
    journal,
    versions: journal.versions,
    documents: await openFolderDocuments(dataFolder),
    directory: directoryOver(directoryFile),
    notices: noticeStoreOver(directoryFile),
    trail: await openFileAudit(join(dataFolder, AUDIT_FILE)),
    answers: () => folderAnswers(dataFolder),
    leases: createMemoryLeases(),
    unfinished: createMemoryUnfinished(),
    attempts: createMemoryAttempts(),
  }
}

function demoWelcome(config: Config, password: string): string[] {
  const which =
    config.demoPassword === undefined ? `the password ${password}` : 'the password from DEMO_PASSWORD'
  return [
    `The demo people, all with ${which}:`,
    ...DEMO_PEOPLE.map(({ email, role }) => `  ${email}  (${role})`),
  ]
}

/** What went wrong at the start, in one sentence where it is of a kind we know. */
function sentenceFor(error: unknown): string {
  if (
    error instanceof ConfigMistake ||
    error instanceof DataFolderInUse ||
    error instanceof DatabaseUnusable ||
    error instanceof DatabaseInUse ||
    error instanceof RedisUnusable ||
    error instanceof DirectoryDamaged ||
    error instanceof JournalFailed
  ) {
    return error.message
  }
  return whyNotListening(error) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error))
}

function whyNotListening(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const port = 'port' in error ? error.port : undefined
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} is already in use: stop what uses it, or set PORT or METRICS_PORT to another.`
    case 'EACCES':
      return port === undefined
        ? undefined
        : `Port ${port} is not for this user: set PORT to one above 1023, with a proxy before it.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return `HOST is "${process.env.HOST}", but must be an address of this machine, such as 127.0.0.1 or 0.0.0.0.`
    default:
      return undefined
  }
}

async function main(): Promise<void> {
  if (Number.parseInt(process.versions.node, 10) < REQUIRED_NODE) {
    throw new ConfigMistake(
      `Samplan needs Node ${REQUIRED_NODE}, and this is Node ${process.versions.node}: run npm ci, then npm start.`,
    )
  }
  // What the server writes is for its own user alone.
  process.umask(0o077)
  const config = readConfig(process.env, process.argv.slice(2))
  const log = createLog(config.logLevel)
  const server = await startServer(config, log)
  console.log(server.welcome)

  const stop = () => {
    // Told once more, it ends at once, as any process does: all that was acknowledged is kept already.
    process.off('SIGTERM', stop).off('SIGINT', stop)
    log.info({ seconds: config.drainSeconds }, 'stopping')
    server
      .drain(config.drainSeconds * 1000)
      .then(() => server.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.fatal({ err: error }, 'could not stop cleanly')
          process.exit(1)
        },
      )
  }
  process.on('SIGTERM', stop).on('SIGINT', stop)
}

/** Runs the server of this process's environment until it is told to stop. */
export function run(): void {
  main().catch((error: unknown) => {
    console.error(sentenceFor(error))
    process.exit(1)
  })
}

// A Node that is too old to tell says so in main.
if (import.meta.main !== false) run()
