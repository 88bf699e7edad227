import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { type MigrationProvider, Migrator } from 'kysely/migration'
import { DatabaseUnusable } from './database-unusable.ts'
import { isDeadlock, isLockNotAvailable } from './postgres-mistakes.ts'
import type { Tables } from './postgres-tables.ts'

export const MIGRATIONS_FOLDER = join(import.meta.dirname, 'postgres-migrations')

/** Other servers write meanwhile: who waits for a table's last lock keeps everybody who comes after. */
const LOCK_MS = 500
const AGAIN_MS = 100
/** Somebody may be reading everything, as a backup does. */
const PATIENCE_MS = 60_000
/** Where the migrator notes what has been done. */
const TABLE = 'kysely_migration'

/** The files of SQL in the folder, in the order of their names. Never change one that has been released: add another. */
export function migrationsIn(folder: string): MigrationProvider {
  return {
    getMigrations: async () => {
      const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
      const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
      return Object.fromEntries(
        names.map((name, index) => [
          name.replace(/\.sql$/, ''),
          {
            up: async (database: Kysely<Tables>) =>
              void (await sql.raw(`SET LOCAL lock_timeout = ${LOCK_MS};\n${texts[index]}`).execute(database)),
          },
        ]),
      )
    },
  }
}

/**
 * Brings the database to the newest schema, in one transaction and under an advisory lock: of many at once, one does it and
 * the others find it done. Servers that use it go on, also older ones: it waits for them, and they for no longer than a moment.
 * A database of a newer Samplan is refused, untouched.
 */
export async function migrate(
  database: Kysely<Tables>,
  provider: MigrationProvider = migrationsIn(MIGRATIONS_FOLDER),
): Promise<void> {
  const until = performance.now() + PATIENCE_MS
  while ((await howFar(database, provider)) !== 'newest') {
    const { error } = await new Migrator({ db: database, provider }).migrateToLatest()
    if (error === undefined) return
    const isInTheWay = isLockNotAvailable(error) || isDeadlock(error)
    if (!isInTheWay || performance.now() >= until) throw error
    await sleep(AGAIN_MS * (1 + Math.random()))
  }
}

/** Throws DatabaseUnusable where the database has migrations that this Samplan does not know. */
export async function howFar(
  database: Kysely<Tables>,
  provider: MigrationProvider = migrationsIn(MIGRATIONS_FOLDER),
): Promise<'empty' | 'older' | 'newest'> {
  const known = Object.keys(await provider.getMigrations())
  const done = await doneIn(database)
  const newer = done.findLast((name) => !known.includes(name))
  if (newer !== undefined)
    throw new DatabaseUnusable(
      `The database is of a newer Samplan (its schema is ${newer}, and this one knows ${known.at(-1)}): use a newer.`,
    )
  if (done.length === 0) return 'empty'
  return done.length === known.length ? 'newest' : 'older'
}

/** The names of the migrations that have been done, in order; none in an empty database. */
async function doneIn(database: Kysely<Tables>): Promise<string[]> {
  const { rows: found } = await sql<{
    found: boolean
  }>`SELECT to_regclass(${TABLE}) IS NOT NULL AS found`.execute(database)
  if (!found[0]?.found) return []
  const { rows } = await sql<{ name: string }>`SELECT name FROM ${sql.table(TABLE)} ORDER BY name`.execute(
    database,
  )
  return rows.map(({ name }) => name)
}
