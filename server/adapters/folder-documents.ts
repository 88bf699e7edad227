/** Uploaded documents in a data folder: what is known of them in one file, and beside it each content under its hash. */
import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { reasonOf } from '#shared/basics/reason-of.ts'
import { uploadedDocument } from '#shared/protocol/schemas/uploads.ts'
import { bytesOfContents, type UploadedDocument, withContent } from '#shared/uploads/document.ts'
import { DirectoryDamaged } from '../ports/directory.ts'
import { ContentLost, type DocumentStore, DocumentsFull } from '../ports/document-store.ts'
import type { UploadFiles } from '../ports/stored-uploads.ts'
import { syncFolder } from './durable-file.ts'
import { type JsonStore, openJsonStore } from './json-store.ts'

const NOTES_FILE = 'uploads.json'
const CONTENT_FOLDER = 'uploads'

const notesSchema = z.object({ documents: z.array(uploadedDocument) })
type Notes = z.infer<typeof notesSchema>

/** Opens the store of a folder that no other process has. Throws DirectoryDamaged where what it knows is gone or broken. */
export async function openFolderDocuments(folder: string): Promise<DocumentStore> {
  const notes = await openNotes(folder)
  await sweep(folder, notes.read().documents)
  let turn: Promise<unknown> = Promise.resolve()
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work)
    turn = result.catch(() => {})
    return result
  }
  return {
    add: ({ document, content }, roomBytes) =>
      inTurn(async () => {
        const contents = bytesOfContents(notes.read().documents)
        const isNew = !contents.has(document.sha256)
        if (isNew && sumOf(contents.values()) + content.byteLength > roomBytes) throw new DocumentsFull()
        await makeContentFolder(folder, notes)
        // Also one that is known: the disk may have lost it.
        await keepContent(folder, document.sha256, content)
        await notes.update(({ documents }) => void documents.push(structuredClone(document)))
      }),
    list: async () => structuredClone(notes.read().documents),
    usedBytes: async () => sumOf(bytesOfContents(notes.read().documents).values()),
    read: (documentId) =>
      inTurn(async () => {
        const document = notes.read().documents.find(({ id }) => id === documentId)
        if (!document || document.withdrawn) return undefined
        return { document: structuredClone(document), content: await contentIn(folder, document) }
      }),
    withdraw: (documentId, withdrawn) =>
      inTurn(async () => {
        const changed = await notes.update(({ documents }) => {
          const document = documents.find(({ id }) => id === documentId)
          if (!document || document.withdrawn) return undefined
          document.withdrawn = withdrawn
          return structuredClone(document)
        })
        if (changed && !bytesOfContents(notes.read().documents).has(changed.sha256))
          await removeContent(folder, changed.sha256)
        return changed
      }),
  }
}

/** The documents of a data folder at rest. */
export const folderUploads: UploadFiles = {
  read: async (folder) => {
    const { documents } = (await openNotes(folder)).read()
    return { documents, content: (document) => contentIn(folder, document) }
  },
  write: async (folder, { documents, content }) => {
    if (documents.length === 0) return
    await writeUploadNotes(folder, documents)
    for (const document of withContent(documents))
      await writeUploadContent(folder, { sha256: document.sha256, bytes: await content(document) })
  },
}

/** Puts what is known of documents into a folder that has none. */
export async function writeUploadNotes(
  folder: string,
  documents: readonly UploadedDocument[],
): Promise<void> {
  const notes = await openNotes(folder)
  await notes.update((data) => void data.documents.push(...documents))
  await makeContentFolder(folder, notes)
}

/** Puts a content beside them. */
export function writeUploadContent(
  folder: string,
  { sha256, bytes }: { sha256: string; bytes: Uint8Array },
): Promise<void> {
  return keepContent(folder, sha256, bytes)
}

async function openNotes(folder: string): Promise<JsonStore<Notes>> {
  const path = join(folder, NOTES_FILE)
  const [hasNotes, hasContents] = await Promise.all([path, join(folder, CONTENT_FOLDER)].map(isThere))
  // They are there before the first content is: without them all of it would be taken for what is left of a broken upload.
  if (hasContents && !hasNotes)
    throw new DirectoryDamaged(
      `${path} is gone, though there are uploaded documents, so nothing was started. Put back a backup.`,
    )
  return openJsonStore(path, (json) => notesSchema.parse(json), { documents: [] })
}

async function makeContentFolder(folder: string, notes: JsonStore<Notes>): Promise<void> {
  if (await isThere(join(folder, CONTENT_FOLDER))) return
  await notes.update(() => {})
  await mkdir(join(folder, CONTENT_FOLDER), { mode: 0o700 })
  await syncFolder(folder)
}

async function keepContent(folder: string, sha256: string, content: Uint8Array): Promise<void> {
  const path = contentPath(folder, sha256)
  const beside = `${path}.new`
  const file = await open(beside, 'w', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(beside, path)
  await syncFolder(join(folder, CONTENT_FOLDER))
}

async function removeContent(folder: string, sha256: string): Promise<void> {
  await rm(contentPath(folder, sha256), { force: true })
  await syncFolder(join(folder, CONTENT_FOLDER))
}

async function contentIn(folder: string, { id, sha256 }: UploadedDocument): Promise<Uint8Array> {
  let content: Uint8Array
  try {
    content = new Uint8Array(await readFile(contentPath(folder, sha256)))
  } catch (error) {
    throw new ContentLost(id, reasonOf(error))
  }
  if (createHash('sha256').update(content).digest('hex') !== sha256)
    throw new ContentLost(id, 'it is not what was uploaded')
  return content
}

/** What an upload or a deletion that was cut short has left. */
async function sweep(folder: string, documents: readonly UploadedDocument[]): Promise<void> {
  const contents = bytesOfContents(documents)
  const names = await readdir(join(folder, CONTENT_FOLDER)).catch(() => [])
  for (const name of names.filter((one) => !contents.has(one)))
    await rm(join(folder, CONTENT_FOLDER, name), { force: true })
}

/** The hash is of a document that has been checked: sixty-four digits, and no path. */
const contentPath = (folder: string, sha256: string) => join(folder, CONTENT_FOLDER, sha256)

const sumOf = (numbers: Iterable<number>) => Iterator.from(numbers).reduce((sum, one) => sum + one, 0)

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )
