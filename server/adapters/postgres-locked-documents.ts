/** Taking documents for a transaction, so that no other server appends to them meanwhile. */
import type pg from 'pg'

export interface LockedDocument {
  head: number
  /** Null where it is the workspace's. */
  epoch: string | null
  heldBy: string | null
  isHeld: boolean
}

/** Any two servers ask for the same. */
const DOCUMENTS_TO_COME = 8_274_052

/**
 * Takes them in the order of their names, as every server does, so that no two wait for each other. A document that is not
 * there yet is taken, too: whoever begins it at the same time waits.
 */
export async function lockDocuments(
  client: pg.Client,
  documents: readonly string[],
): Promise<Map<string, LockedDocument>> {
  const locked = await lockRows(client, documents)
  const others = documents.filter((document) => !locked.has(document)).sort()
  if (others.length === 0) return locked
  for (const document of others)
    await client.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [DOCUMENTS_TO_COME, document])
  for (const [document, row] of await lockRows(client, others)) locked.set(document, row)
  return locked
}

async function lockRows(
  client: pg.Client,
  documents: readonly string[],
): Promise<Map<string, LockedDocument>> {
  const { rows } = await client.query<LockedDocument & { document: string }>({
    name: 'lock-documents',
    text: `SELECT document, head, epoch, held_by AS "heldBy",
             coalesce(held_until > clock_timestamp(), false) AS "isHeld"
           FROM documents WHERE document = ANY ($1) ORDER BY document FOR UPDATE`,
    values: [documents],
  })
  return new Map(rows.map(({ document, ...row }) => [document, row]))
}
