import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import type { MigrationProvider } from 'kysely/migration'
import pg from 'pg'
import { expect, it } from 'vitest'
import { openWorkspace } from '../testing/postgres-workspace.ts'
import { describeWithPostgres, newDatabase } from '../testing/with-postgres.ts'
import { howFar, MIGRATIONS_FOLDER, migrate, migrationsIn } from './postgres-migrate.ts'
import type { Tables } from './postgres-tables.ts'
import { checksumOf, ownerChecksumOf } from './record-checksums.ts'

const RECORD = Uint8Array.of(1, 2)

/** What somebody may have had in any of them. */
const DATA = `
  INSERT INTO documents (document, first, head, owners) VALUES ('plan/a', 4, 4, 1);
  INSERT INTO updates VALUES ('plan/a', 4, '\\x0102', ${checksumOf('plan/a', 4, RECORD, 'anna')}, 'anna');
  INSERT INTO client_owners VALUES ('plan/a', 7, 'anna', ${ownerChecksumOf('plan/a', 7, 'anna')});
  INSERT INTO people (id, name, email, email_key, party, role, admin)
  VALUES ('anna', 'Anna', 'Anna@censec.example', 'anna@censec.example', 'censec', 'director', true);
`

/** Every schema that has been released, what its file must go on being, and what somebody may have had in it besides. */
const RELEASED = [
  {
    name: '001-workspace',
    sha256: '3d3877b78b2a5c94a8c3964e2a8651087bd225ccbe79d8a6def59a408af6270f',
    data: '',
  },
  {
    name: '002-several-servers',
    sha256: 'a3264f2646acf0896a4e1c03e6ce238949b44ff607e193d335e05b354f3821f3',
    data: "INSERT INTO leases (name, fence, holder, until) VALUES ('mails', 7, NULL, now())",
  },
  {
    name: '003-rooms-on-several-servers',
    sha256: '3c00602c36adc648e103a5c02f063d098263d3baf271a79f5dec96992709e230',
    data: "UPDATE documents SET held_by = 'a server that is gone', held_until = now()",
  },
  {
    name: '004-uploads',
    sha256: '135cecc9668236ae596bee06350a4396ce42dbffd02aa689e9b2cfa3e01da9ef',
    data: "INSERT INTO upload_contents VALUES ('00', '\\x00')",
  },
  {
    name: '005-form-of-documents',
    sha256: '9d0febd1a11f1ffaa6c63f74a44b65507500398129e5f4e54bb35c2256595985',
    data: "INSERT INTO writers (writer, batch, form) VALUES ('one that is gone', 3, 4)",
  },
]

const all = migrationsIn(MIGRATIONS_FOLDER)
const upTo = (last: string): MigrationProvider => ({
  getMigrations: async () =>
    Object.fromEntries(Object.entries(await all.getMigrations()).filter(([name]) => name <= last)),
})

async function databaseAt(url: string): Promise<Kysely<Tables>> {
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url }) }),
  })
}

describeWithPostgres('the schema', () => {
  it('[STORE-2] goes from every released one to the newest, with what is in it', async () => {
    expect(Object.keys(await all.getMigrations())).toEqual(RELEASED.map(({ name }) => name))
    for (const { name, sha256, data } of RELEASED) {
      const file = await readFile(join(MIGRATIONS_FOLDER, `${name}.sql`))
      expect(createHash('sha256').update(file).digest('hex'), `${name} has been released: add another`).toBe(
        sha256,
      )
      const url = await newDatabase()
      const database = await databaseAt(url)
      await migrate(database, upTo(name))
      await sql.raw(DATA + data).execute(database)
      await database.destroy()
      const open = await openWorkspace(url)
      expect(await open.journal.read('plan/a')).toEqual([RECORD])
      expect(await open.journal.readOwners('plan/a')).toEqual(new Map([[7, 'anna']]))
      const { rows } = await open.database.pool.query('SELECT name FROM people')
      expect(rows).toEqual([{ name: 'Anna' }])
      await open.close()
    }
  })

  it('[STORE-2] is brought up to date once, also where many servers start at once', async () => {
    const url = await newDatabase()
    const databases = await Promise.all(Array.from({ length: 6 }, () => databaseAt(url)))
    await Promise.all(databases.map((database) => migrate(database)))
    const [first] = databases
    if (!first) throw new Error('there are six')
    const { rows } = await sql`SELECT epoch FROM workspace`.execute(first)
    expect(rows).toHaveLength(1)
    expect(await howFar(first)).toBe('newest')
    await Promise.all(databases.map((database) => database.destroy()))
  })

  it('[SERVERS-30] goes on beneath servers that write: it waits for them, and they for no longer than a moment', async () => {
    const url = await newDatabase()
    const database = await databaseAt(url)
    const last = RELEASED.at(-2)?.name ?? ''
    await migrate(database, upTo(last))
    const [busy, other] = [new pg.Client(url), new pg.Client(`${url}?statement_timeout=2000`)]
    await Promise.all([busy.connect(), other.connect()])
    // In the middle of a transaction; whoever comes behind the migration would wait for the end of it.
    await busy.query('BEGIN; LOCK TABLE writers IN ROW EXCLUSIVE MODE')
    let isOver = false
    const migrated = migrate(database).then(() => {
      isOver = true
    })
    for (let times = 0; times < 8; times++) await other.query('UPDATE writers SET batch = batch')
    expect(isOver).toBe(false)
    await busy.query('COMMIT')
    await migrated
    expect(await howFar(database)).toBe('newest')
    await Promise.all([busy.end(), other.end(), database.destroy()])
  })

  it('[SERVERS-30] takes nothing away and changes nothing that servers of before read or write', async () => {
    const ONCE_SEVERAL_SERVERS = '003-rooms-on-several-servers'
    for (const name of RELEASED.map((released) => released.name).filter(
      (one) => one > ONCE_SEVERAL_SERVERS,
    )) {
      const text = await readFile(join(MIGRATIONS_FOLDER, `${name}.sql`), 'utf8')
      const statements = text.replaceAll(/--.*$/gm, '')
      expect(statements, name).not.toMatch(/\b(DROP|RENAME|TRUNCATE|DELETE FROM)\b/i)
      expect(statements, name).not.toMatch(
        /\bALTER COLUMN \w+ (SET DATA )?TYPE\b|\bSET NOT NULL\b|\bADD (CONSTRAINT|CHECK|UNIQUE)\b/i,
      )
      // What they insert has none of it.
      for (const [column] of statements.matchAll(/ADD COLUMN[^,;]*/gi))
        if (/NOT NULL/i.test(column)) expect(column, name).toMatch(/DEFAULT/i)
    }
  })

  it('[STORE-2] of a newer Samplan is refused and left as it is', async () => {
    const url = await newDatabase()
    const database = await databaseAt(url)
    await migrate(database)
    await sql`INSERT INTO kysely_migration VALUES ('999-later', '2030-01-01T00:00:00.000Z')`.execute(database)
    await expect(openWorkspace(url)).rejects.toThrow(
      `The database is of a newer Samplan (its schema is 999-later, and this one knows ${RELEASED.at(-1)?.name}): use a newer.`,
    )
    await database.destroy()
  })

  it('[STORE-2] that fails half way leaves nothing of itself', async () => {
    const url = await newDatabase()
    const database = await databaseAt(url)
    const broken: MigrationProvider = {
      getMigrations: async () => ({
        ...(await all.getMigrations()),
        '999-broken': {
          up: async (db) => void (await sql.raw('CREATE TABLE half (); SELECT 1 / 0').execute(db)),
        },
      }),
    }
    await expect(migrate(database, broken)).rejects.toThrow('division by zero')
    expect(await howFar(database)).toBe('empty')
    const { rows } = await sql<{ half: string | null }>`SELECT to_regclass('half') AS half`.execute(database)
    expect(rows[0]?.half).toBe(null)
    await migrate(database)
    await database.destroy()
  })
})
