/** What others have appended to documents since somebody last saw them. */
import type pg from 'pg'
import { DocumentDamaged } from '../ports/journal.ts'
import type { Known, Missed } from '../ports/shared-journal.ts'
import { type OwnerRow, ownersIn, ownersOf } from './postgres-records.ts'
import { checksumOf } from './record-checksums.ts'

interface MissedRow {
  document: string
  isEnded: boolean
  first: number
  head: number
  position: number | null
  bytes: Buffer
  checksum: number
  author: string | null
}

/** One statement, so that all it answers is of one moment. `epoch` is that of documents that have none of their own. */
const missedSince = (known: readonly Known[], epoch: string) => ({
  name: 'missed-records',
  text: `
    WITH known AS (SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[]) AS known (document, seen, epoch))
    SELECT documents.document, coalesce(documents.epoch, $4) <> known.epoch AS "isEnded", first, head,
      position, bytes, checksum, author
    FROM known JOIN documents ON documents.document = known.document
    LEFT JOIN updates ON updates.document = known.document AND position > seen
      AND coalesce(documents.epoch, $4) = known.epoch
    WHERE head > seen OR coalesce(documents.epoch, $4) <> known.epoch
    ORDER BY documents.document, position`,
  values: [
    known.map(({ document }) => document),
    known.map(({ seen }) => seen),
    known.map(({ epoch: its }) => its),
    epoch,
  ],
})

/** By document; only where there is something. Rejects with DocumentDamaged where a record is not what was written. */
export async function missedBy(
  client: Pick<pg.Client, 'query'> | Pick<pg.Pool, 'query'>,
  known: readonly Known[],
  epoch: string,
): Promise<Map<string, Missed>> {
  const { rows } = await client.query<MissedRow>(missedSince(known, epoch))
  const seen = new Map(known.map((one) => [one.document, one.seen]))
  const missed = new Map<string, Missed>()
  for (const [document, of] of Map.groupBy(rows, (row) => row.document)) {
    const [one] = of
    if (!one) continue
    if (one.isEnded) {
      missed.set(document, { kind: 'ended' })
      continue
    }
    const isFolded = one.first > (seen.get(document) ?? 0) + 1
    const owners = isFolded
      ? ownersIn(document, (await client.query<OwnerRow>(ownersOf(document))).rows)
      : undefined
    missed.set(document, {
      kind: 'records',
      records: of.map((row) => recordIn(row)),
      owners,
    })
  }
  return missed
}

function recordIn({ document, position, bytes, checksum, author, first }: MissedRow) {
  if (position === null || checksum !== checksumOf(document, position, bytes, author))
    throw new DocumentDamaged(
      document,
      `what others have written to it is not there, or not what was written`,
    )
  const isSnapshot = position === first && position > 1
  return { position, isSnapshot, update: Uint8Array.from(bytes), author: author ?? undefined }
}
