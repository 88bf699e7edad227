/** Having a workspace's database, to oneself or with others: a lock that lasts as long as the connection it was asked for on. */
import type pg from 'pg'
import { DatabaseInUse } from './database-unusable.ts'
import type { PostgresDatabase } from './postgres-database.ts'
import { isLockNotAvailable } from './postgres-mistakes.ts'

/** Any two servers on one database ask for the same. */
const WORKSPACE_LOCK = 8_274_051
/** A server that was just killed is let go of within this time. */
const OTHERS_LET_GO_MS = 2_000

/** The connection with the lock on the workspace, and what the database needs to know to end it when it is lost. */
export interface Hold {
  client: pg.Client
  pid: number
  startedAt: string
  /** Set once it is known to be gone. */
  isGone: boolean
}

/** How long a server that is cut off in the middle of a transaction keeps the others from its documents. */
const CUT_OFF_MS = 5_000

export interface HoldOptions {
  /** With other servers that say so, too; else the workspace is this one's alone. */
  isShared?: boolean | undefined
  before?: Hold | undefined
}

/** A new connection that has the workspace; the one before it is ended first, where it still lives. */
export async function holdWorkspace(
  database: PostgresDatabase,
  { isShared = false, before }: HoldOptions = {},
): Promise<Hold> {
  const client = await database.connect()
  try {
    // Whatever the database is set to: what is acknowledged is on its disk, and on that of its standby.
    await client.query(keptOnDisk({ isLocal: false }))
    // A server that is gone without a word does not keep the next one out for hours.
    await client.query(
      'SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3',
    )
    if (before)
      await client.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = $1 AND backend_start = $2::timestamptz',
        [before.pid, before.startedAt],
      )
    await lock(client, database, isShared)
    if (isShared) await client.query(`SET idle_in_transaction_session_timeout = ${CUT_OFF_MS}`)
    const { rows } = await client.query<{ pid: number; started: string }>(
      'SELECT pid, backend_start::text AS started FROM pg_stat_activity WHERE pid = pg_backend_pid()',
    )
    const [mine] = rows
    if (!mine) throw new Error('The database does not know this connection.')
    return { client, pid: mine.pid, startedAt: mine.started, isGone: false }
  } catch (error) {
    client.end().catch(() => {})
    throw error
  }
}

/** For the session, or the transaction alone. */
export function keptOnDisk({ isLocal }: { isLocal: boolean }): string {
  return `SELECT set_config('synchronous_commit', 'on', ${isLocal}) WHERE current_setting('synchronous_commit') IN ('off', 'local')`
}

async function lock(client: pg.Client, { place }: PostgresDatabase, isShared: boolean): Promise<void> {
  try {
    await client.query(`SET lock_timeout = ${OTHERS_LET_GO_MS}`)
    await client.query(`SELECT pg_advisory_lock${isShared ? '_shared' : ''}($1)`, [WORKSPACE_LOCK])
    await client.query('SET lock_timeout = 0')
  } catch (error) {
    if (!isLockNotAvailable(error)) throw error
    const holder = (await holderOfWorkspace(client)) ?? 'unknown'
    throw new DatabaseInUse(
      `Another server (${holder}) already uses the database ${place.database}; stop it first, or set DATABASE_URL. Servers that are to share it all need REDIS_URL.`,
    )
  }
}

/** The machine and process of the server that has the workspace, or undefined where it is free. */
export async function holderOfWorkspace(client: Pick<pg.Pool, 'query'>): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT application_name AS name FROM pg_stat_activity JOIN pg_locks USING (pid)
     WHERE locktype = 'advisory' AND objid = $1 AND granted
       AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [WORKSPACE_LOCK],
  )
  return rows[0]?.name.replace(/^samplan /, '')
}
