/** The uploaded documents that a backup holds, in tables of its file. */
import { createHash } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { uploadedDocument } from '#shared/protocol/schemas/uploads.ts'
import { type UploadedDocument, withContent } from '#shared/uploads/document.ts'
import { ContentLost } from '../ports/document-store.ts'
import type { StoredUploads } from '../ports/stored-uploads.ts'

const TABLES = `
  CREATE TABLE backup_uploads (position INTEGER PRIMARY KEY, document TEXT NOT NULL) STRICT;
  CREATE TABLE backup_upload_contents (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
`

/** Adds them to a backup that has none: all of them or, where one cannot be read, nothing. */
export async function keepUploads(path: string, { documents, content }: StoredUploads): Promise<void> {
  const database = new DatabaseSync(path)
  try {
    database.exec(`BEGIN; ${TABLES}`)
    const note = database.prepare('INSERT INTO backup_uploads (document) VALUES (?)')
    for (const document of documents) note.run(JSON.stringify(document))
    const keep = database.prepare('INSERT INTO backup_upload_contents VALUES (?, ?)')
    for (const document of withContent(documents)) keep.run(document.sha256, await content(document))
    database.exec('COMMIT')
  } finally {
    // What is not committed goes with it.
    database.close()
  }
}

/** Undefined for a backup from before there were any. */
export function uploadsIn(database: DatabaseSync): StoredUploads | undefined {
  const has = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'backup_uploads'").get()
  if (!has) return undefined
  const rows = database.prepare('SELECT document FROM backup_uploads ORDER BY position').all()
  const select = database.prepare('SELECT bytes FROM backup_upload_contents WHERE sha256 = ?')
  return {
    documents: rows.map(({ document }) => uploadedDocument.parse(JSON.parse(String(document)))),
    content: async (document) => contentOf(document, select.get(document.sha256)?.bytes),
  }
}

function contentOf({ id, sha256 }: UploadedDocument, bytes: unknown): Uint8Array {
  if (!(bytes instanceof Uint8Array)) throw new ContentLost(id, 'it is not in the backup')
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new ContentLost(id, 'it is not what was uploaded')
  return bytes
}

/** Takes them out of a file that is to go on as a journal, so that nothing of them is left in it. */
export function dropUploads(database: DatabaseSync): void {
  database.exec('DROP TABLE IF EXISTS backup_uploads; DROP TABLE IF EXISTS backup_upload_contents; VACUUM')
}
