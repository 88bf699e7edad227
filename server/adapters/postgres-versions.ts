import { deflateSync, inflateSync } from 'node:zlib'
import type pg from 'pg'
import { reasonOf } from '#shared/basics/reason-of.ts'
import type { Version } from '#shared/versions/version.ts'
import {
  type KeptVersion,
  type PartReplacement,
  type PlanVisit,
  VersionDamaged,
  type VersionStore,
} from '../ports/version-store.ts'
import { ask } from './postgres-ask.ts'
import type { PostgresDatabase } from './postgres-database.ts'
import type { Vacuum } from './postgres-vacuum.ts'
import type { PostgresWriter, Scribe } from './postgres-writer.ts'
import {
  checksumOf,
  hashesIn,
  hashOf,
  keptIn,
  noteIn,
  parsed,
  type Row,
  visitSchema,
} from './version-rows.ts'
import type { VersionRequest } from './version-tables.ts'

type VersionWrite = Extract<VersionRequest, { kind: 'keep' | 'drop' | 'replace' | 'note-visit' }>

type Asking = Pick<pg.Pool, 'query'> | pg.Client

/** The versions of plans in PostgreSQL, written in the journal's order. */
export function createPostgresVersions(
  database: PostgresDatabase,
  writer: PostgresWriter,
  vacuum: Vacuum,
): VersionStore {
  const scribe = versionScribe(vacuum)

  async function answer<Answer>(question: (client: Asking) => Promise<Answer>): Promise<Answer> {
    await writer.settled()
    return ask(() => question(database.pool))
  }

  /** The version with its parts; undefined where it is damaged. */
  async function whole(planId: string, row: Row): Promise<KeptVersion | { damage: string }> {
    const parts = await answer((client) => partsWith(client, planId, hashesIn(row.parts)))
    try {
      return keptIn(planId, row, readerOf(parts))
    } catch (error) {
      return { damage: reasonOf(error) }
    }
  }

  return {
    keep: async (kept, lease) => {
      await writer.write(scribe, { kind: 'keep', kept }, lease)
    },
    drop: async (planId, versionIds, lease) => {
      await writer.write(scribe, { kind: 'drop', planId, versionIds }, lease)
    },
    replace: async (planId, replacements, versions, lease) => {
      await writer.write(scribe, { kind: 'replace', planId, replacements, versions }, lease)
      await vacuum.rewrite(['versions', 'version_parts'])
    },
    noteVisit: async (planId, personId, visit, lease) => {
      await writer.write(scribe, { kind: 'note-visit', planId, personId, visit }, lease)
    },
    list: async (planId) => {
      const rows = await answer((client) => rowsOf(client, planId))
      return rows.flatMap((row) => noteIn(planId, row) ?? [])
    },
    newest: async (planId) => {
      for (const row of (await answer((client) => rowsOf(client, planId))).toReversed()) {
        const kept = await whole(planId, row)
        // One that is damaged is named by whoever reads or verifies it.
        if ('version' in kept) return kept
      }
      return undefined
    },
    read: async (planId, versionId) => {
      const [row] = await answer((client) => rowsWith(client, planId, [versionId]))
      if (!row) return undefined
      const kept = await whole(planId, row)
      if ('version' in kept) return kept
      throw new VersionDamaged(planId, versionId, kept.damage)
    },
    partsOf: async (planId) => [...readable(await answer((client) => partsWith(client, planId))).values()],
    visitsOf: async (planId) => {
      const { rows } = await answer((client) =>
        client.query<{ person: string; visit: string }>(
          'SELECT person, visit FROM version_visits WHERE plan = $1',
          [planId],
        ),
      )
      return new Map(
        rows.flatMap(({ person, visit }): [string, PlanVisit][] => {
          const { data } = visitSchema.safeParse(parsed(visit))
          return data ? [[person, data]] : []
        }),
      )
    },
  }
}

function versionScribe(vacuum: Vacuum): Scribe<VersionWrite, void> {
  return {
    write: async (client, requests) => {
      for (const request of requests) await writeOne(client, request)
      return requests.map(() => undefined)
    },
    committed: (requests) => {
      if (requests.some(({ kind }) => kind === 'drop')) vacuum.ask()
    },
    rolledBack: () => {},
  }
}

async function writeOne(client: pg.Client, request: VersionWrite): Promise<void> {
  switch (request.kind) {
    case 'keep':
      return keep(client, request.kept)
    case 'drop':
      await client.query('DELETE FROM versions WHERE plan = $1 AND version = ANY ($2)', [
        request.planId,
        request.versionIds,
      ])
      return dropUnused(client, request.planId)
    case 'replace':
      return replace(client, request.planId, request.replacements, request.versions)
    case 'note-visit':
      await client.query(
        `INSERT INTO version_visits (plan, person, visit) VALUES ($1, $2, $3)
         ON CONFLICT (plan, person) DO UPDATE SET visit = excluded.visit`,
        [request.planId, request.personId, JSON.stringify(request.visit)],
      )
      return
    default:
      request satisfies never
  }
}

async function keep(client: pg.Client, { version, parts }: KeptVersion): Promise<void> {
  const plan = version.planId
  const note = JSON.stringify(version)
  const list = JSON.stringify(parts.map(hashOf))
  await addParts(client, plan, parts)
  await client.query({
    name: 'keep-version',
    text: `INSERT INTO versions (plan, position, version, note, parts, checksum)
           SELECT $1, coalesce(max(position), 0) + 1, $2, $3, $4, $5 FROM versions WHERE plan = $1`,
    values: [plan, version.id, note, list, checksumOf(plan, note, list)],
  })
}

async function addParts(client: pg.Client, plan: string, parts: readonly string[]): Promise<void> {
  const byHash = new Map(parts.map((part) => [hashOf(part), part]))
  const { rows } = await client.query<{ hash: string }>(
    'SELECT hash FROM version_parts WHERE plan = $1 AND hash = ANY ($2)',
    [plan, [...byHash.keys()]],
  )
  for (const { hash } of rows) byHash.delete(hash)
  for (const [hash, part] of byHash)
    await client.query({
      name: 'add-part',
      text: 'INSERT INTO version_parts (plan, hash, bytes) VALUES ($1, $2, $3)',
      values: [plan, hash, deflateSync(part)],
    })
}

async function dropUnused(client: pg.Client, plan: string): Promise<void> {
  // Most parts stand in most versions.
  const used = [...new Set((await rowsOf(client, plan)).flatMap(({ parts }) => hashesIn(parts)))]
  await client.query('DELETE FROM version_parts WHERE plan = $1 AND hash <> ALL ($2)', [plan, used])
}

async function replace(
  client: pg.Client,
  plan: string,
  replacements: readonly PartReplacement[],
  versions: readonly Version[],
): Promise<void> {
  const others = new Map(
    replacements.map(({ part, by }) => [hashOf(part), by === undefined ? [] : [hashOf(by)]]),
  )
  await addParts(
    client,
    plan,
    replacements.flatMap(({ by }) => by ?? []),
  )
  // Of what is damaged nobody can say what it holds, and nobody can read it.
  const whole = readable(await partsWith(client, plan))
  const notes = new Map(versions.map((version) => [version.id, JSON.stringify(version)]))
  for (const row of await rowsOf(client, plan)) {
    const known = hashesIn(row.parts)
    if (!noteIn(plan, row) || !known.every((hash) => whole.has(hash))) {
      await client.query('DELETE FROM versions WHERE plan = $1 AND position = $2', [plan, row.position])
      continue
    }
    const note = notes.get(row.version) ?? row.note
    const list = JSON.stringify(known.flatMap((hash) => others.get(hash) ?? [hash]))
    if (note === row.note && list === row.parts) continue
    await client.query(
      'UPDATE versions SET note = $3, parts = $4, checksum = $5 WHERE plan = $1 AND position = $2',
      [plan, row.position, note, list, checksumOf(plan, note, list)],
    )
  }
  await dropUnused(client, plan)
}

const COLUMNS = 'position, version, note, parts, checksum'

async function rowsOf(client: Asking, plan: string): Promise<Row[]> {
  const { rows } = await client.query<Row>(
    `SELECT ${COLUMNS} FROM versions WHERE plan = $1 ORDER BY position`,
    [plan],
  )
  return rows
}

async function rowsWith(client: Asking, plan: string, versionIds: readonly string[]): Promise<Row[]> {
  const { rows } = await client.query<Row>(
    `SELECT ${COLUMNS} FROM versions WHERE plan = $1 AND version = ANY ($2)`,
    [plan, versionIds],
  )
  return rows
}

/** Compressed, by hash: those of the plan, or some of them. */
async function partsWith(
  client: Asking,
  plan: string,
  hashes?: readonly string[],
): Promise<Map<string, Buffer>> {
  const { rows } = await client.query<{ hash: string; bytes: Buffer }>(
    'SELECT hash, bytes FROM version_parts WHERE plan = $1 AND ($2::text[] IS NULL OR hash = ANY ($2)) ORDER BY hash',
    [plan, hashes],
  )
  return new Map(rows.map(({ hash, bytes }) => [hash, bytes]))
}

function readerOf(parts: ReadonlyMap<string, Buffer>): (plan: string, hash: string) => string {
  return (_plan, hash) => {
    const bytes = parts.get(hash)
    if (!bytes) throw new Error(`its part ${hash} is missing`)
    const part = inflateSync(bytes).toString('utf8')
    if (hashOf(part) !== hash) throw new Error(`its part ${hash} is not what was kept`)
    return part
  }
}

/** Those that are what was kept. */
function readable(parts: ReadonlyMap<string, Buffer>): Map<string, string> {
  const read = readerOf(parts)
  return new Map(
    [...parts.keys()].flatMap((hash): [string, string][] => {
      try {
        return [[hash, read('', hash)]]
      } catch {
        return []
      }
    }),
  )
}
