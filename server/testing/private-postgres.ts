/** A PostgreSQL of the tests' own: in a temporary folder, on this machine alone, gone with whoever started it. */
import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { appendFile, chown, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { freePort } from './free-port.ts'

const run = promisify(execFile)

const ADMIN = { user: 'postgres', password: 'postgres-admin' }
/** As the server would be: it may do what it likes in its own databases, and nothing else. */
export const OWNER = { user: 'samplan', password: 'samplan-tests' }

/**
 * What is left out so that tests are fast: bringing things to the disk (fsync, and whole pages in the log), which guards
 * against power loss alone. What the tests prove stands: a commit is answered once its log is with the kernel
 * (synchronous_commit, the usual), where a killed process cannot take it back.
 */
const SETTINGS = `
listen_addresses = '127.0.0.1'
fsync = off
full_page_writes = off
synchronous_commit = on
shared_buffers = 32MB
max_connections = 60
max_wal_size = 256MB
restart_after_crash = on
log_min_messages = warning
`

export const POSTGRES_MISSING =
  'PostgreSQL is not there, so its tests are left out: `sudo apt-get install postgresql` brings it (no cluster of the system’s needs to run).'

/** The folder that PostgreSQL's programs are in, the newest; undefined where there is none. */
export function findPostgres(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return folders.find((folder) => ['initdb', 'pg_ctl'].every((name) => existsSync(join(folder, name))))
}

const FOLLOWS_WITHIN_MS = 20_000

export interface PrivatePostgres {
  readonly port: number
  /** Makes an empty database and answers its address. */
  newDatabase(options?: { encoding?: string }): Promise<string>
  /** Asks something as somebody who may do everything. */
  asAdmin(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>
  /** As a stop of the machine's service: connections are ended, the present transactions rolled back. */
  stop(): Promise<void>
  /** All of it at once, as where its machine goes. */
  kill(): Promise<void>
  /** On the same port, with what was kept. */
  start(): Promise<void>
  /** Ends it and takes everything away. */
  remove(): Promise<void>
}

export interface PrivateStandby extends PrivatePostgres {
  /** Takes over: from now on it is a primary of its own. */
  promote(): Promise<void>
}

/** Starts one. It is ended and removed with this process, however that ends. */
export async function startPrivatePostgres(): Promise<PrivatePostgres> {
  const cluster = await makeCluster()
  const { folder, asPostgres } = cluster
  const passwordFile = join(folder, 'password')
  await writeFile(passwordFile, ADMIN.password, { mode: 0o600 })
  await cluster.own(passwordFile)
  await asPostgres('initdb', [
    ...['-D', cluster.data, '-U', ADMIN.user, '-E', 'UTF8', '--locale=C', '--no-sync'],
    ...['-A', 'scram-sha-256', `--pwfile=${passwordFile}`],
  ])
  await appendFile(join(cluster.data, 'postgresql.conf'), SETTINGS + cluster.placeSettings)
  await cluster.start()
  await cluster.asAdmin(`CREATE ROLE ${OWNER.user} LOGIN PASSWORD '${OWNER.password}'`)
  return withDatabases(cluster)
}

/**
 * Starts a standby that follows the primary, and has each commit wait for it (`synchronous_standby_names`). It is ended and
 * removed with this process, however that ends.
 */
export async function startStandbyOf(primary: PrivatePostgres): Promise<PrivateStandby> {
  const cluster = await makeCluster()
  const { data, asPostgres } = cluster
  await asPostgres(
    'pg_basebackup',
    [
      ...['-D', data, '-h', '127.0.0.1', '-p', String(primary.port), '-U', ADMIN.user],
      ...['--write-recovery-conf', '--wal-method=stream', '--checkpoint=fast', '--no-sync'],
    ],
    { PGPASSWORD: ADMIN.password },
  )
  // The last word of a setting counts. Commits wait until it follows again.
  const settings = `${cluster.placeSettings}wal_retrieve_retry_interval = 100ms\n`
  await appendFile(join(data, 'postgresql.conf'), settings)
  await cluster.start()
  await primary.asAdmin("ALTER SYSTEM SET synchronous_standby_names = '*'")
  await primary.asAdmin('SELECT pg_reload_conf()')
  const until = performance.now() + FOLLOWS_WITHIN_MS
  for (;;) {
    const [row] = await primary.asAdmin(
      "SELECT count(*)::int AS following FROM pg_stat_replication WHERE sync_state = 'sync'",
    )
    if (row?.following === 1) break
    if (performance.now() >= until) throw new Error('The standby does not follow.')
    await sleep(20)
  }
  return {
    ...withDatabases(cluster),
    promote: async () => {
      await cluster.control('promote')
    },
  }
}

interface Cluster extends Omit<PrivatePostgres, 'newDatabase'> {
  readonly folder: string
  readonly data: string
  /** Where it is reached, as lines of its configuration. */
  readonly placeSettings: string
  /** Runs one of PostgreSQL's programs as who may. */
  asPostgres(program: string, words: string[], environment?: Record<string, string>): Promise<unknown>
  control(...words: string[]): Promise<unknown>
  /** Gives a file to who runs it. */
  own(path: string): Promise<void>
}

/** A folder and a port for one, with nothing in it. */
async function makeCluster(): Promise<Cluster> {
  const programs = findPostgres()
  if (programs === undefined) throw new Error(POSTGRES_MISSING)
  const folder = await mkdtemp(join(tmpdir(), 'samplan-postgres-'))
  // It refuses to be run by root.
  const identity = process.getuid?.() === 0 ? postgresUser() : undefined
  const own = async (path: string) => {
    if (identity) await chown(path, identity.uid, identity.gid)
  }
  await own(folder)
  const data = join(folder, 'data')
  const log = join(folder, 'log')
  const asPostgres: Cluster['asPostgres'] = (program, words, environment = {}) =>
    run(join(programs, program), words, { ...identity, cwd: folder, env: { ...process.env, ...environment } })
  const control = (...words: string[]) => asPostgres('pg_ctl', ['-D', data, '-w', ...words])
  const guard = spawn(
    'sh',
    // Reads until nobody holds the other end any more.
    [
      '-c',
      'cat >/dev/null; "$1" -D "$2/data" -m immediate stop >/dev/null 2>&1; rm -rf "$2"',
      'sh',
      join(programs, 'pg_ctl'),
      folder,
    ],
    { ...identity, cwd: '/', stdio: ['pipe', 'ignore', 'ignore'], detached: true },
  )
  guard.unref()
  const port = await freePort()

  async function asAdmin(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ host: '127.0.0.1', port, database: 'postgres', ...ADMIN })
    await client.connect()
    try {
      return (await client.query<Record<string, unknown>>(sql, values)).rows
    } finally {
      await client.end()
    }
  }

  return {
    port,
    folder,
    data,
    placeSettings: `port = ${port}\nunix_socket_directories = '${folder}'\n`,
    asPostgres,
    control,
    own,
    asAdmin,
    start: async () => {
      await control('-l', log, 'start').catch(async (error: unknown) => {
        throw new Error(`PostgreSQL did not start: ${await readFile(log, 'utf8').catch(() => '')}`, {
          cause: error,
        })
      })
    },
    stop: async () => {
      await control('-m', 'fast', 'stop')
    },
    kill: async () => {
      const postmaster = Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0])
      const all = [postmaster, ...(await childrenOf(postmaster))]
      // The first would start the others anew.
      for (const pid of all) kill(pid)
      for (const pid of all) while (await isRunning(pid)) await sleep(5)
      // Where nobody takes leave of the dead, its number stands for one that runs.
      await rm(join(data, 'postmaster.pid'), { force: true })
    },
    remove: async () => {
      guard.ref()
      const ended = once(guard, 'exit')
      guard.stdin.end()
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What is offered of one that runs. */
function withDatabases({ port, asAdmin, start, stop, kill: killAll, remove }: Cluster): PrivatePostgres {
  let made = 0
  return {
    port,
    newDatabase: async ({ encoding = 'UTF8' } = {}) => {
      made++
      const name = `workspace_${made}`
      await asAdmin(`CREATE DATABASE ${name} OWNER ${OWNER.user} TEMPLATE template0 ENCODING '${encoding}'`)
      return `postgresql://${OWNER.user}:${OWNER.password}@127.0.0.1:${port}/${name}`
    },
    asAdmin,
    start,
    stop,
    kill: killAll,
    remove,
  }
}

async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const words = await Promise.all(pids.map((pid) => wordsOf(Number(pid))))
  return pids.filter((_, index) => Number(words[index]?.[1]) === parent).map(Number)
}

/** What is said of a process after its name: its state, its parent and more. */
async function wordsOf(pid: number): Promise<string[]> {
  const line = await readFile(join('/proc', String(pid), 'stat'), 'utf8').catch(() => '')
  // The name, in brackets, may hold anything.
  return line.replace(/^.*\) /s, '').split(' ')
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

async function isRunning(pid: number): Promise<boolean> {
  const [state = ''] = await wordsOf(pid)
  return state !== '' && state !== 'Z'
}

function postgresUser(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (option: string) => Number(execFileSync('id', [option, name], { stdio: 'pipe' }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // There is no such user here.
    }
  }
  throw new Error('PostgreSQL refuses to be run by root, and there is no user to run it as.')
}
