import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { uploadedDocument } from '#shared/protocol/schemas/uploads.ts'
import type { UploadedDocument } from '#shared/uploads/document.ts'
import { ContentLost, type DocumentStore, DocumentsFull } from '../ports/document-store.ts'
import type { Tables } from './postgres-tables.ts'
import type { LockedTransactions } from './postgres-transactions.ts'
import type { Vacuum } from './postgres-vacuum.ts'

/** Uploaded documents in PostgreSQL. */
export function createPostgresDocuments({ read, change }: LockedTransactions, vacuum: Vacuum): DocumentStore {
  return {
    add: ({ document, content }, roomBytes) =>
      change(async (tables) => {
        const { sha256 } = document
        const known = await tables
          .selectFrom('uploadContents')
          .select('sha256')
          .where('sha256', '=', sha256)
          .executeTakeFirst()
        if (!known && (await usedBytesIn(tables)) + content.byteLength > roomBytes) throw new DocumentsFull()
        const bytes = Buffer.from(content)
        await tables
          .insertInto('uploadContents')
          .values({ sha256, bytes })
          // What is kept under this hash may be something else by now.
          .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ bytes }))
          .execute()
        await noteUpload(tables, document)
      }),
    list: () => read(uploadsIn),
    usedBytes: () => read(usedBytesIn),
    read: (documentId) =>
      read(async (tables) => {
        const row = await tables
          .selectFrom('uploads')
          .leftJoin('uploadContents', 'uploadContents.sha256', 'uploads.sha256')
          .select(['document', 'bytes'])
          .where('id', '=', documentId)
          .where('isWithdrawn', '=', false)
          .executeTakeFirst()
        if (!row) return undefined
        const document = documentIn(row.document)
        return { document, content: contentOf(document, row.bytes) }
      }),
    withdraw: async (documentId, withdrawn) => {
      const changed = await change(async (tables) => {
        const row = await tables
          .selectFrom('uploads')
          .select('document')
          .where('id', '=', documentId)
          .where('isWithdrawn', '=', false)
          .executeTakeFirst()
        if (!row) return undefined
        const document: UploadedDocument = { ...documentIn(row.document), withdrawn }
        await tables
          .updateTable('uploads')
          .set({ isWithdrawn: true, document: JSON.stringify(document) })
          .where('id', '=', documentId)
          .execute()
        await tables
          .deleteFrom('uploadContents')
          .where('sha256', '=', document.sha256)
          .where(
            sql<boolean>`NOT EXISTS (SELECT FROM uploads WHERE sha256 = ${document.sha256} AND NOT is_withdrawn)`,
          )
          .execute()
        return document
      })
      if (changed) vacuum.ask()
      return changed
    },
  }
}

/** Notes a document behind all that there are, without its content. */
export async function noteUpload(tables: Kysely<Tables>, document: UploadedDocument): Promise<void> {
  const { id, sha256, withdrawn } = document
  await tables
    .insertInto('uploads')
    .values({ id, sha256, isWithdrawn: withdrawn !== undefined, document: JSON.stringify(document) })
    .execute()
}

/** In the order they came. */
export async function uploadsIn(tables: Kysely<Tables>): Promise<UploadedDocument[]> {
  const rows = await tables.selectFrom('uploads').select('document').orderBy('position').execute()
  return rows.map(({ document }) => documentIn(document))
}

/** Throws ContentLost unless these bytes are the document's. */
export function contentOf({ id, sha256 }: UploadedDocument, bytes: Uint8Array | null): Uint8Array {
  if (!bytes) throw new ContentLost(id, 'it is not in the database')
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new ContentLost(id, 'it is not what was uploaded')
  return new Uint8Array(bytes)
}

const documentIn = (text: string): UploadedDocument => uploadedDocument.parse(JSON.parse(text))

async function usedBytesIn(tables: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ used: number }>`
    SELECT coalesce(sum(octet_length(bytes)), 0)::float8 AS used FROM upload_contents`.execute(tables)
  return rows[0]?.used ?? 0
}
