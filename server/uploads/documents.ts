import { createHash } from 'node:crypto'
import { type Person, signatureOf } from '#shared/permissions/person.ts'
import type { Party } from '#shared/plan/plan.ts'
import type { DocumentType, UploadedDocument } from '#shared/uploads/document.ts'
import { documentName } from '#shared/uploads/document-name.ts'
import { Problem } from '../http/problem.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import {
  ContentLost,
  type DocumentStore,
  DocumentsFull,
  type StoredDocument,
} from '../ports/document-store.ts'
import type { Ids } from '../ports/ids.ts'

export interface DocumentsOptions {
  store: DocumentStore
  /** Of all documents together. */
  roomBytes: number
  /** Tells what a file is by its content; throws the problem that says why it is not taken. */
  check(content: Uint8Array): Promise<DocumentType>
  /** Whoever runs the server is to hear of it. */
  lost(reason: string): void
  clock: Clock
  ids: Ids
}

/** What each party has uploaded. Nobody is told anything of the other's, not even that there is something. */
export class Documents {
  readonly #options: DocumentsOptions

  constructor(options: DocumentsOptions) {
    this.#options = options
  }

  /** The party's, the newest first, those that are withdrawn too. */
  async list(party: Party): Promise<UploadedDocument[]> {
    const all = await this.#options.store.list()
    return all.filter((document) => document.party === party).reverse()
  }

  async room(): Promise<{ usedBytes: number; roomBytes: number }> {
    const { store, roomBytes } = this.#options
    return { usedBytes: await store.usedBytes(), roomBytes }
  }

  /** Keeps a file under the name it was given, made harmless. Throws the problem that says why it is not taken. */
  async upload(called: string, content: Uint8Array, by: Person): Promise<UploadedDocument> {
    const { store, roomBytes, check, clock, ids } = this.#options
    const type = await check(content)
    const document: UploadedDocument = {
      id: ids.newId(),
      party: by.party,
      name: documentName(called, type),
      type,
      bytes: content.byteLength,
      sha256: createHash('sha256').update(content).digest('hex'),
      uploadedAt: instantOf(clock),
      by: signatureOf(by),
    }
    try {
      await store.add({ document, content }, roomBytes)
    } catch (error) {
      throw error instanceof DocumentsFull ? new Problem('documents-full') : error
    }
    return document
  }

  /** The party's document with its content. Throws `not-found`, also for one that is withdrawn, and `document-lost`. */
  async read(documentId: string, party: Party): Promise<StoredDocument> {
    const { store, lost } = this.#options
    try {
      const stored = await store.read(documentId)
      if (stored?.document.party === party) return stored
    } catch (error) {
      if (!(error instanceof ContentLost)) throw error
      if (await this.#isOf(party, documentId)) {
        lost(error.message)
        throw new Problem('document-lost')
      }
    }
    throw new Problem('not-found')
  }

  /** Its content is gone for good; that it was there stays. Throws `not-found`. */
  async withdraw(documentId: string, by: Person): Promise<UploadedDocument> {
    const { store, clock } = this.#options
    const withdrawn = (await this.#isOf(by.party, documentId))
      ? await store.withdraw(documentId, { at: instantOf(clock), by: signatureOf(by) })
      : undefined
    if (!withdrawn) throw new Problem('not-found')
    return withdrawn
  }

  async #isOf(party: Party, documentId: string): Promise<boolean> {
    return (await this.list(party)).some(({ id }) => id === documentId)
  }
}
