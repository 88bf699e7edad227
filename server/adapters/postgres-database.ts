/** The connections to the workspace's database. */
import { hostname } from 'node:os'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DatabaseSettings } from '../config.ts'
import { DatabaseUnusable } from './database-unusable.ts'
import { howFar, migrate } from './postgres-migrate.ts'
import { explained, type Place } from './postgres-mistakes.ts'
import type { Tables } from './postgres-tables.ts'

/** What takes longer has gone wrong: it is ended by the database, and where that is not heard, by us. */
const STATEMENT_MS = 30_000
const OLDEST_SERVER = 130_000
const ASIDE = 2
/** Who asks there asks again, rather than keeping others waiting. */
const ASIDE_LOCK_MS = 200

/** Positions are counted, and stay far below where numbers lose their last digit. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (id, format) =>
    id === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(id, format),
}

export interface PostgresDatabase {
  readonly place: Place
  readonly pool: pg.Pool
  readonly tables: Kysely<Tables>
  /** A few connections for short questions that must be answered also while all of the pool's are taken. */
  readonly aside: pg.Pool
  /** A connection outside the pool, for who holds it for good. */
  connect(): Promise<pg.Client>
  /** Whether the database answers at this moment. */
  answers(): Promise<boolean>
  close(): Promise<void>
}

/**
 * Opens the database and brings its schema up to date. Rejects with DatabaseUnusable where it cannot be used as it is.
 */
export async function openPostgres(settings: DatabaseSettings): Promise<PostgresDatabase> {
  const database = reachPostgres(settings)
  try {
    await mustBeUsable(database)
    await migrate(database.tables)
    return database
  } catch (error) {
    await database.close()
    throw explained(error, database.place)
  }
}

/** The same for who only looks: the schema stays as it is, and must be the newest. */
export async function openPostgresToRead(settings: DatabaseSettings): Promise<PostgresDatabase> {
  const database = reachPostgres(settings)
  try {
    await mustBeUsable(database)
    const state = await howFar(database.tables)
    if (state === 'empty')
      throw new DatabaseUnusable(`There is no workspace in the database ${database.place.database}.`)
    if (state === 'older')
      throw new DatabaseUnusable(
        `The database ${database.place.database} has an older schema: start this Samplan on it once.`,
      )
    return database
  } catch (error) {
    await database.close()
    throw explained(error, database.place)
  }
}

function reachPostgres({ url, poolSize }: DatabaseSettings): PostgresDatabase {
  const config: pg.ClientConfig = {
    connectionString: url,
    types,
    application_name: `samplan ${hostname()}:${process.pid}`.slice(0, 63),
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: 5_000,
    statement_timeout: STATEMENT_MS,
    query_timeout: STATEMENT_MS + 5_000,
    idle_in_transaction_session_timeout: STATEMENT_MS * 2,
  }
  const pool = new pg.Pool({ ...config, max: poolSize, idleTimeoutMillis: 30_000 })
  const aside = new pg.Pool({ ...config, max: ASIDE, idleTimeoutMillis: 30_000, lock_timeout: ASIDE_LOCK_MS })
  for (const each of [pool, aside]) {
    // One that is lost while nobody uses it is replaced by the next who needs one.
    each.on('error', () => {})
    // Nor does one end the process that is lost while somebody has it: they hear of it from what they ask next.
    each.on('connect', (client) => client.on('error', () => {}))
  }
  const tables = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  return {
    place: placeIn(config),
    pool,
    tables,
    aside,
    connect: async () => {
      const client = new pg.Client(config)
      // Whoever uses it hears of it from what they asked.
      client.on('error', () => {})
      await client.connect()
      return client
    },
    answers: () =>
      pool.query('SELECT 1').then(
        () => true,
        () => false,
      ),
    close: async () => {
      // Whoever opened the journal alone closes it all, and so may who opened the workspace.
      await Promise.all([tables.destroy(), aside.ended || aside.end()])
    },
  }
}

function placeIn(config: pg.ClientConfig): Place {
  const { host, port, database = '', user = '' } = new pg.Client(config)
  return { host, port, database, user }
}

async function mustBeUsable({ pool, place }: PostgresDatabase): Promise<void> {
  const { rows } = await pool.query<{ encoding: string; version: number }>(
    "SELECT current_setting('server_encoding') AS encoding, current_setting('server_version_num')::int AS version",
  )
  const [{ encoding, version } = { encoding: '', version: 0 }] = rows
  if (encoding !== 'UTF8')
    throw new DatabaseUnusable(
      `The database ${place.database} has the encoding ${encoding}, but must have UTF8: make another with createdb -O ${place.user} -E UTF8 -T template0.`,
    )
  if (version < OLDEST_SERVER)
    throw new DatabaseUnusable(
      `PostgreSQL at ${place.host}:${place.port} is version ${Math.trunc(version / 10_000)}, but Samplan needs ${OLDEST_SERVER / 10_000} or newer.`,
    )
}
