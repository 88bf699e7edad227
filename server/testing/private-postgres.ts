/** A PostgreSQL of the tests' own: in a temporary folder, on this machine alone, gone with whoever started it. */
import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { appendFile, chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
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

export interface PrivatePostgres {
  readonly port: number
  /** Makes an empty database and answers its address. */
  newDatabase(options?: { encoding?: string }): Promise<string>
  /** Asks something as somebody who may do everything. */
  asAdmin(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>
  /** As a stop of the machine's service: connections are ended, the present transactions rolled back. */
  stop(): Promise<void>
  /** On the same port, with what was kept. */
  start(): Promise<void>
  /** Ends it and takes everything away. */
  remove(): Promise<void>
}

/** Starts one. It is ended and removed with this process, however that ends. */
export async function startPrivatePostgres(): Promise<PrivatePostgres> {
  const programs = findPostgres()
  if (programs === undefined) throw new Error(POSTGRES_MISSING)
  const folder = await mkdtemp(join(tmpdir(), 'samplan-postgres-'))
  // It refuses to be run by root.
  const identity = process.getuid?.() === 0 ? postgresUser() : undefined
  if (identity) await chown(folder, identity.uid, identity.gid)
  const data = join(folder, 'data')
  const log = join(folder, 'log')
  const control = (...words: string[]) =>
    run(join(programs, 'pg_ctl'), ['-D', data, '-w', ...words], { ...identity, cwd: folder })
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
  const passwordFile = join(folder, 'password')
  await writeFile(passwordFile, ADMIN.password, { mode: 0o600 })
  if (identity) await chown(passwordFile, identity.uid, identity.gid)
  await run(
    join(programs, 'initdb'),
    [
      '-D',
      data,
      '-U',
      ADMIN.user,
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
    ],
    { ...identity, cwd: folder },
  )
  const port = await freePort()
  await appendFile(
    join(data, 'postgresql.conf'),
    `${SETTINGS}port = ${port}\nunix_socket_directories = '${folder}'\n`,
  )
  const start = async () => {
    await control('-l', log, 'start').catch(async (error: unknown) => {
      throw new Error(`PostgreSQL did not start: ${await readFile(log, 'utf8').catch(() => '')}`, {
        cause: error,
      })
    })
  }
  await start()

  async function asAdmin(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ host: '127.0.0.1', port, database: 'postgres', ...ADMIN })
    await client.connect()
    try {
      return (await client.query<Record<string, unknown>>(sql, values)).rows
    } finally {
      await client.end()
    }
  }

  await asAdmin(`CREATE ROLE ${OWNER.user} LOGIN PASSWORD '${OWNER.password}'`)
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
    stop: async () => {
      await control('-m', 'fast', 'stop')
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
