/** The connections to the workspace's database. */
import { hostname } from 'node:os'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DatabaseSettings } from '../config.ts'
import { addressesIn } from '../database-addresses.ts'
import { DatabaseUnusable } from './database-unusable.ts'
import { howFar, migrate } from './postgres-migrate.ts'
import { explained, type Place } from './postgres-mistakes.ts'
import { clientOf, Primary } from './postgres-primary.ts'
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
  const addresses = addressesIn(url)
  const config: pg.ClientConfig = {
    connectionString: addresses[0],
    types,
    application_name: `samplan ${hostname()}:${process.pid}`.slice(0, 63),
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: 5_000,
    statement_timeout: STATEMENT_MS,
    query_timeout: STATEMENT_MS + 5_000,
    idle_in_transaction_session_timeout: STATEMENT_MS * 2,
  }
  const primary = new Primary(config, addresses)
  const Client = clientOf(primary)
  const pooled = { ...config, Client, idleTimeoutMillis: 30_000 }
  const pool = new pg.Pool({ ...pooled, max: poolSize })
  const aside = new pg.Pool({ ...pooled, max: ASIDE, lock_timeout: ASIDE_LOCK_MS })
  // One that is lost while nobody uses it is replaced by the next who needs one.
  for (const each of [pool, aside]) each.on('error', () => {})
  const tables = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  return {
    place: placeIn(config, primary),
    pool,
    tables,
    aside,
    connect: async () => {
      const client = new Client(config)
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

function placeIn(config: pg.ClientConfig, { addresses }: Primary): Place {
  const { database = '', user = '' } = new pg.Client(config)
  return { at: addresses.map(({ host, port }) => `${host}:${port}`).join(' or '), database, user }
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
      `PostgreSQL at ${place.at} is version ${Math.trunc(version / 10_000)}, but Samplan needs ${OLDEST_SERVER / 10_000} or newer.`,
    )
}
