/** Versions in the journal's file. A part is kept once a plan, compressed, under the SHA-256 of what it says. */
import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { deflateSync, inflateSync } from 'node:zlib'
import { reasonOf } from '#shared/basics/reason-of.ts'
import type { Version } from '#shared/versions/version.ts'
import type { KeptVersion, PartReplacement, PlanVisit } from '../ports/version-store.ts'
import {
  checksumOf,
  documentOf,
  hashesIn,
  hashOf,
  keptIn,
  noteIn,
  parsed,
  rowOf,
  visitSchema,
} from './version-rows.ts'

export const VERSION_TABLES = `
  CREATE TABLE versions (
    plan TEXT NOT NULL,
    position INTEGER NOT NULL,
    version TEXT NOT NULL,
    note TEXT NOT NULL,
    parts TEXT NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (plan, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE version_parts (
    plan TEXT NOT NULL,
    hash TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (plan, hash)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE version_visits (
    plan TEXT NOT NULL,
    person TEXT NOT NULL,
    visit TEXT NOT NULL,
    PRIMARY KEY (plan, person)
  ) STRICT, WITHOUT ROWID`

export type VersionRequest =
  | { kind: 'keep'; kept: KeptVersion }
  | { kind: 'list'; planId: string }
  | { kind: 'newest'; planId: string }
  | { kind: 'read'; planId: string; versionId: string }
  | { kind: 'drop'; planId: string; versionIds: readonly string[] }
  | { kind: 'parts'; planId: string }
  | {
      kind: 'replace'
      planId: string
      replacements: readonly PartReplacement[]
      versions: readonly Version[]
    }
  | { kind: 'note-visit'; planId: string; personId: string; visit: PlanVisit }
  | { kind: 'visits'; planId: string }

export type VersionAnswer =
  | { kind: 'done' }
  | { kind: 'notes'; versions: Version[] }
  | { kind: 'version'; kept: KeptVersion | undefined }
  | { kind: 'parts'; parts: string[] }
  | { kind: 'visits'; visits: Map<string, PlanVisit> }
  | { kind: 'version-damaged'; reason: string }

/** Whether it takes something out of the file, which must not live on in the write-ahead log. */
export function takesAway({ kind }: VersionRequest): boolean {
  return kind === 'drop' || kind === 'replace'
}

export function changesVersions(request: VersionRequest): boolean {
  return takesAway(request) || request.kind === 'keep' || request.kind === 'note-visit'
}

/** What answers requests on the versions in this file; within the caller's transaction. */
export function versionsIn(database: DatabaseSync): (request: VersionRequest) => VersionAnswer {
  const rowsOf = database.prepare(
    'SELECT position, version, note, parts, checksum FROM versions WHERE plan = ? ORDER BY position',
  )
  // Left to itself SQLite goes through all versions of the plan.
  const rowWith = database.prepare(
    'SELECT position, version, note, parts, checksum FROM versions INDEXED BY versions_by_id WHERE plan = ? AND version = ?',
  )
  const newestFirst = database.prepare(
    'SELECT position, version, note, parts, checksum FROM versions WHERE plan = ? ORDER BY position DESC',
  )
  const insert = database.prepare(
    `INSERT INTO versions (plan, position, version, note, parts, checksum)
     VALUES (:plan, (SELECT coalesce(max(position), 0) + 1 FROM versions WHERE plan = :plan), :version, :note, :parts, :checksum)`,
  )
  const change = database.prepare(
    'UPDATE versions SET note = ?, parts = ?, checksum = ? WHERE plan = ? AND position = ?',
  )
  const remove = database.prepare('DELETE FROM versions WHERE plan = ? AND position = ?')
  const insertPart = database.prepare(
    'INSERT OR IGNORE INTO version_parts (plan, hash, bytes) VALUES (?, ?, ?)',
  )
  const hasPart = database.prepare('SELECT 1 FROM version_parts WHERE plan = ? AND hash = ?')
  const removePart = database.prepare('DELETE FROM version_parts WHERE plan = ? AND hash = ?')
  const hashesOf = database.prepare('SELECT hash FROM version_parts WHERE plan = ?')
  const partWith = partReader(database)
  const putVisit = database.prepare(
    'INSERT OR REPLACE INTO version_visits (plan, person, visit) VALUES (?, ?, ?)',
  )
  const visits = database.prepare('SELECT person, visit FROM version_visits WHERE plan = ?')

  const rows = (plan: string) => rowsOf.all(plan).map(rowOf)

  function addPart(plan: string, part: string): string {
    const hash = hashOf(part)
    if (!hasPart.get(plan, hash)) insertPart.run(plan, hash, deflateSync(part))
    return hash
  }

  function keep({ version, parts }: KeptVersion): void {
    const plan = version.planId
    const note = JSON.stringify(version)
    const list = JSON.stringify(parts.map((part) => addPart(plan, part)))
    insert.run({ plan, version: version.id, note, parts: list, checksum: checksumOf(plan, note, list) })
  }

  function read(plan: string, versionId: string): VersionAnswer {
    const found = rowWith.get(plan, versionId)
    if (!found) return { kind: 'version', kept: undefined }
    try {
      return { kind: 'version', kept: keptIn(plan, rowOf(found), partWith) }
    } catch (error) {
      return { kind: 'version-damaged', reason: reasonOf(error) }
    }
  }

  function newest(plan: string): KeptVersion | undefined {
    for (const row of newestFirst.iterate(plan)) {
      try {
        return keptIn(plan, rowOf(row), partWith)
      } catch {
        // It is damaged, and named by whoever reads or verifies it.
      }
    }
    return undefined
  }

  function dropUnused(plan: string): void {
    const used = new Set(rows(plan).flatMap(({ parts }) => hashesIn(parts)))
    for (const { hash } of hashesOf.all(plan)) if (!used.has(String(hash))) removePart.run(plan, String(hash))
  }

  function readableParts(plan: string): [string, string][] {
    return hashesOf.all(plan).flatMap(({ hash }): [string, string][] => {
      try {
        return [[String(hash), partWith(plan, String(hash))]]
      } catch {
        return []
      }
    })
  }

  function drop(plan: string, versionIds: readonly string[]): void {
    for (const id of versionIds) {
      const row = rowWith.get(plan, id)
      if (row) remove.run(plan, rowOf(row).position)
    }
    dropUnused(plan)
  }

  function replace(
    plan: string,
    replacements: readonly PartReplacement[],
    versions: readonly Version[],
  ): void {
    const others = new Map(
      replacements.map(({ part, by }) => [hashOf(part), by === undefined ? [] : [addPart(plan, by)]]),
    )
    // Of what is damaged nobody can say what it holds, and nobody can read it.
    const readable = new Set(readableParts(plan).map(([hash]) => hash))
    const notes = new Map(versions.map((version) => [version.id, JSON.stringify(version)]))
    for (const row of rows(plan)) {
      const known = hashesIn(row.parts)
      if (!noteIn(plan, row) || !known.every((hash) => readable.has(hash))) {
        remove.run(plan, row.position)
        continue
      }
      const note = notes.get(row.version) ?? row.note
      const list = JSON.stringify(known.flatMap((hash) => others.get(hash) ?? [hash]))
      if (note !== row.note || list !== row.parts)
        change.run(note, list, checksumOf(plan, note, list), plan, row.position)
    }
    dropUnused(plan)
  }

  return (request) => {
    switch (request.kind) {
      case 'keep':
        keep(request.kept)
        return { kind: 'done' }
      case 'list':
        return {
          kind: 'notes',
          versions: rows(request.planId).flatMap((row) => noteIn(request.planId, row) ?? []),
        }
      case 'newest':
        return { kind: 'version', kept: newest(request.planId) }
      case 'read':
        return read(request.planId, request.versionId)
      case 'drop':
        drop(request.planId, request.versionIds)
        return { kind: 'done' }
      case 'parts':
        return {
          kind: 'parts',
          parts: readableParts(request.planId).map(([, part]) => part),
        }
      case 'replace':
        replace(request.planId, request.replacements, request.versions)
        return { kind: 'done' }
      case 'note-visit':
        putVisit.run(request.planId, request.personId, JSON.stringify(request.visit))
        return { kind: 'done' }
      case 'visits':
        return {
          kind: 'visits',
          visits: new Map(
            visits.all(request.planId).flatMap(({ person, visit }): [string, PlanVisit][] => {
              const { data } = visitSchema.safeParse(parsed(String(visit)))
              return data ? [[String(person), data]] : []
            }),
          ),
        }
      default:
        request satisfies never
        throw new Error(`Unknown request: ${JSON.stringify(request)}`)
    }
  }
}

/** One version of one plan in a file at rest. */
export interface StoredVersion {
  plan: string
  version: string
  /** Undefined where it cannot be read back as it was kept; `damage` says why. */
  kept: KeptVersion | undefined
  damage: string | undefined
}

/** Every version in the file, read back whole. */
export function storedVersions(database: DatabaseSync): StoredVersion[] {
  const partWith = partReader(database)
  return database
    .prepare('SELECT plan, position, version, note, parts, checksum FROM versions ORDER BY plan, position')
    .all()
    .map((row) => {
      const plan = String(row.plan)
      try {
        const kept = keptIn(plan, rowOf(row), partWith)
        return { plan, version: kept.version.id, kept, damage: undefined }
      } catch (error) {
        return { plan, version: String(row.version), kept: undefined, damage: reasonOf(error) }
      }
    })
}

/** Takes the versions of another file's tables over as they are. */
export function copyVersions(database: DatabaseSync, from: string): void {
  for (const table of ['versions', 'version_parts', 'version_visits'])
    database.exec(`INSERT INTO main.${table} SELECT * FROM ${from}.${table}`)
}

/** Writes the versions that read back whole to another file; answers what came of each plan's. */
export function rescueVersions(
  source: DatabaseSync,
  target: DatabaseSync,
): { document: string; records: number; lost: string | undefined }[] {
  const keep = versionsIn(target)
  const rescued = new Map<string, { records: number; lost: string | undefined }>()
  try {
    // There are none in a file from before versions were kept.
    if (!source.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'versions'").get()) return []
    for (const { plan, version, kept, damage } of storedVersions(source)) {
      const { records, lost } = rescued.get(plan) ?? { records: 0, lost: undefined }
      if (kept) keep({ kind: 'keep', kept })
      rescued.set(plan, {
        records: records + (kept ? 1 : 0),
        lost: lost ?? (kept ? undefined : `version ${version} is lost, ${damage}`),
      })
    }
    rescueVisits(source, target)
  } catch (error) {
    return [{ document: 'versions', records: 0, lost: reasonOf(error) }]
  }
  return [...rescued].map(([plan, what]) => ({ document: documentOf(plan), ...what }))
}

/** Who has seen which version last: what cannot be read of it is missed by nobody, and they begin again. */
function rescueVisits(source: DatabaseSync, target: DatabaseSync): void {
  const put = target.prepare('INSERT INTO version_visits (plan, person, visit) VALUES (?, ?, ?)')
  try {
    for (const { plan, person, visit } of source
      .prepare('SELECT plan, person, visit FROM version_visits')
      .iterate())
      put.run(String(plan), String(person), String(visit))
  } catch {
    // The file is damaged there.
  }
}

/** By plan, as a document of its own: how many versions it has, and the SHA-256 of all of them. */
export function versionContents(
  database: DatabaseSync,
  schema: string,
): Map<string, { records: number; sha256: string }> {
  const rows = database.prepare(`SELECT * FROM ${schema}.versions WHERE plan = ? ORDER BY position`)
  const parts = database.prepare(
    `SELECT hash, bytes FROM ${schema}.version_parts WHERE plan = ? ORDER BY hash`,
  )
  const plans = database.prepare(`SELECT DISTINCT plan FROM ${schema}.versions`).all()
  return new Map(
    plans.map(({ plan }) => {
      const hash = createHash('sha256')
      let records = 0
      for (const row of rows.iterate(String(plan))) {
        hash.update(JSON.stringify(Object.values(row)))
        records++
      }
      for (const { hash: name, bytes } of parts.iterate(String(plan)))
        hash.update(String(name)).update(bytes instanceof Uint8Array ? bytes : '')
      return [documentOf(String(plan)), { records, sha256: hash.digest('hex') }]
    }),
  )
}

function partReader(database: DatabaseSync): (plan: string, hash: string) => string {
  const select = database.prepare('SELECT bytes FROM version_parts WHERE plan = ? AND hash = ?')
  return (plan, hash) => {
    const bytes = select.get(plan, hash)?.bytes
    if (!(bytes instanceof Uint8Array)) throw new Error(`its part ${hash} is missing`)
    const part = inflateSync(bytes).toString('utf8')
    if (hashOf(part) !== hash) throw new Error(`its part ${hash} is not what was kept`)
    return part
  }
}
