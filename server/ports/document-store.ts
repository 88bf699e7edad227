/**
 * Where uploaded documents are kept: what is known of each, and its content under its SHA-256, so that the same content is
 * there once. Known user: uploads. Every adapter passes document-store-contract.ts.
 */
import type { UploadedDocument, Withdrawal } from '#shared/uploads/document.ts'

export interface StoredDocument {
  document: UploadedDocument
  content: Uint8Array
}

/** Every write resolves once it is on disk; what it changed is seen by every later read. */
export interface DocumentStore {
  /**
   * Keeps a document, of which nothing is known yet, and its content. Rejects with DocumentsFull, nothing kept, where all
   * content together would then take more than `roomBytes`.
   */
  add(stored: StoredDocument, roomBytes: number): Promise<void>
  /** In the order they came, those that are withdrawn too. */
  list(): Promise<UploadedDocument[]>
  /** How many bytes all content takes, what is alike once. */
  usedBytes(): Promise<number>
  /**
   * Undefined for a document that is not there or is withdrawn. Rejects with ContentLost where its content cannot be read
   * back as it came.
   */
  read(documentId: string): Promise<StoredDocument | undefined>
  /**
   * Notes that it is withdrawn; once no other document has the same content, nothing of that is left in the store. Answers
   * the document as it then is, or undefined where there is none, or it was withdrawn before.
   */
  withdraw(documentId: string, withdrawn: Withdrawal): Promise<UploadedDocument | undefined>
}

/** There is no room for more. */
export class DocumentsFull extends Error {
  override name = 'DocumentsFull'
}

/** The content of a document is gone, or is not what was uploaded. */
export class ContentLost extends Error {
  override name = 'ContentLost'

  constructor(documentId: string, reason: string) {
    super(`The content of the uploaded document ${documentId} is lost: ${reason}`)
  }
}
