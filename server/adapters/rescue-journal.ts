import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import { reasonOf } from '#shared/basics/reason-of.ts'
import type { Rescued } from '../ports/stored-journal.ts'
import { bringUpToDate, epochOf, lastKeptPath, whatIsGone } from './journal-file.ts'
import { documentsKept, type Kept, readLastKept } from './last-kept.ts'
import { checksumOf, ownerChecksumOf } from './record-checksums.ts'
import { rescueVersions } from './version-tables.ts'

/**
 * Writes what can be read of a damaged journal to a new file: of each document the records before the first that is not
 * what was written, since those make it as it once was; and of the versions those that are whole. Answers what came of each. The new journal has an epoch of its own.
 */
export function rescueJournal(from: string, to: string): Rescued[] {
  const target = new DatabaseSync(to)
  const source = openWhateverItIs(from)
  try {
    bringUpToDate(target)
    target.exec('BEGIN')
    const rescued = documentsIn(source, from).map((document) =>
      rescueDocument(document, source, target, keptIn(source, from).get(document)),
    )
    const versions = source ? rescueVersions(source, target) : []
    target.exec('COMMIT')
    return [...rescued, ...versions]
  } finally {
    source?.close()
    target.close()
  }
}

function openWhateverItIs(path: string): DatabaseSync | undefined {
  try {
    return new DatabaseSync(path, { readOnly: true })
  } catch {
    // Then there is nothing in it to be had, and each document is said to be lost.
    return undefined
  }
}

function documentsIn(source: DatabaseSync | undefined, from: string): string[] {
  const { rows } = readAsFarAsPossible(source, 'SELECT DISTINCT document FROM updates')
  return [
    ...new Set([...rows.map(({ document }) => String(document)), ...documentsKept(lastKeptPath(from))]),
  ].sort()
}

function keptIn(source: DatabaseSync | undefined, from: string): Map<string, Kept> {
  try {
    return source ? readLastKept(lastKeptPath(from), epochOf(source)) : new Map()
  } catch {
    // Of another journal, or the epoch cannot be read: they say nothing of this one.
    return new Map()
  }
}

function rescueDocument(
  document: string,
  source: DatabaseSync | undefined,
  target: DatabaseSync,
  kept: Kept | undefined,
): Rescued {
  const { rows, reason } = readAsFarAsPossible(
    source,
    'SELECT position, bytes, checksum, author FROM updates WHERE document = ? ORDER BY position',
    document,
  )
  const first = Number(rows[0]?.position ?? 0)
  const good = rows.findIndex((row, index) => !isRecord(document, row, first + index))
  // A document that does not begin where it began would be another one.
  const startsTooLate = kept !== undefined && first > kept.first && first <= kept.last
  const records = startsTooLate ? [] : rows.slice(0, good < 0 ? rows.length : good)
  const insert = target.prepare(
    'INSERT INTO updates (document, position, bytes, checksum, author) VALUES (?, ?, ?, ?, ?)',
  )
  for (const { position, bytes, checksum, author } of records)
    insert.run(document, position ?? null, bytes ?? null, checksum ?? null, author ?? null)
  const owners = rescueOwners(document, source, target)
  const last = Number(records.at(-1)?.position ?? 0)
  const lost =
    good >= 0
      ? `record ${first + good} is not what was written`
      : (reason ??
        whatIsGone({ first, last, owners }, kept) ??
        (records.length === 0 ? 'there are no records of it' : undefined))
  return { document, records: records.length, lost }
}

function rescueOwners(document: string, source: DatabaseSync | undefined, target: DatabaseSync): number {
  const insert = target.prepare(
    'INSERT INTO client_owners (document, client, person, checksum) VALUES (?, ?, ?, ?)',
  )
  const { rows } = readAsFarAsPossible(
    source,
    'SELECT client, person, checksum FROM client_owners WHERE document = ?',
    document,
  )
  let count = 0
  for (const row of rows) {
    const client = Number(row.client)
    const person = String(row.person)
    const checksum = ownerChecksumOf(document, client, person)
    if (row.checksum !== null && row.checksum !== checksum) continue
    insert.run(document, client, person, checksum)
    count++
  }
  return count
}

function isRecord(
  document: string,
  { position, bytes, checksum, author }: Record<string, SQLOutputValue>,
  expected: number,
): boolean {
  if (position !== expected || !(bytes instanceof Uint8Array)) return false
  return checksum === checksumOf(document, expected, bytes, typeof author === 'string' ? author : null)
}

/** The rows up to where the file cannot be read any further, and why that is. */
function readAsFarAsPossible(
  source: DatabaseSync | undefined,
  query: string,
  ...parameters: string[]
): { rows: Record<string, SQLOutputValue>[]; reason?: string } {
  const rows: Record<string, SQLOutputValue>[] = []
  if (!source) return { rows, reason: 'the file cannot be opened' }
  try {
    for (const row of source.prepare(query).iterate(...parameters)) rows.push(row)
    return { rows }
  } catch (error) {
    return { rows, reason: reasonOf(error) }
  }
}
