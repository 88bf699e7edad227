/** Reading a document's records and owners back, and proving that none is missing and each is what was written. */
import { DocumentDamaged } from '../ports/journal.ts'
import type { StoredOwner, StoredRecord } from '../ports/stored-workspace.ts'
import { checksumOf, ownerChecksumOf } from './record-checksums.ts'

/** What the document's own row says of how much there is. */
export interface Extent {
  /** The positions of its first and its last record. */
  first: number
  head: number
  /** How many client ids it has the owners of. */
  owners: number
}

/** Throws DocumentDamaged where a record is missing or not what was written. */
export function mustHaveRecords(
  document: string,
  { first, head }: Pick<Extent, 'first' | 'head'>,
  records: readonly StoredRecord[],
): void {
  for (const [index, { position, bytes, checksum, author }] of records.entries()) {
    const expected = first + index
    if (position !== expected)
      throw new DocumentDamaged(
        document,
        `the record ${expected} is missing, and ${position} stands in its place`,
      )
    if (checksum !== checksumOf(document, position, bytes, author))
      throw new DocumentDamaged(document, `record ${position} is not what was written`)
  }
  const last = first + records.length - 1
  if (last !== head)
    throw new DocumentDamaged(document, `its records end with ${last}, but ${head} had been saved`)
}

/** Throws DocumentDamaged where an owner is missing or not who was written. */
export function mustHaveOwners(document: string, saved: number, owners: readonly StoredOwner[]): void {
  for (const { client, person, checksum } of owners)
    if (checksum !== null && checksum !== ownerChecksumOf(document, client, person))
      throw new DocumentDamaged(document, `the owner of client ${client} is not who was written`)
  if (owners.length < saved)
    throw new DocumentDamaged(
      document,
      `it has the owners of ${owners.length} client ids, but of ${saved} had been saved`,
    )
}

/** A record, or none where the document has none. */
export type RecordRow = { epoch: string | null } & Pick<Extent, 'first' | 'head'> &
  (StoredRecord | { position: null })

/** One statement for the row of the document and its records, so that both are of one moment. */
export const recordsOf = (document: string) => ({
  name: 'records-of-document',
  text: `SELECT epoch, first, head, position, bytes, checksum, author
         FROM documents LEFT JOIN updates USING (document) WHERE document = $1 ORDER BY position`,
  values: [document],
})

/** Rejects as mustHaveRecords; an unknown document has none. */
export function updatesIn(document: string, rows: readonly RecordRow[]): Uint8Array[] {
  const [extent] = rows
  if (!extent) return []
  const records = rows.flatMap((row) => (row.position === null ? [] : [row]))
  mustHaveRecords(document, extent, records)
  return records.map(({ bytes }) => Uint8Array.from(bytes))
}

export type OwnerRow = Pick<Extent, 'owners'> & (StoredOwner | { client: null })

export const ownersOf = (document: string) => ({
  name: 'owners-of-document',
  text: `SELECT owners, client, person, checksum
         FROM documents LEFT JOIN client_owners USING (document) WHERE document = $1 ORDER BY client`,
  values: [document],
})

/** Rejects as mustHaveOwners; an unknown document has none. */
export function ownersIn(document: string, rows: readonly OwnerRow[]): Map<number, string> {
  const owners = rows.flatMap((row) => (row.client === null ? [] : [row]))
  mustHaveOwners(document, rows[0]?.owners ?? 0, owners)
  return new Map(owners.map(({ client, person }) => [client, person]))
}
