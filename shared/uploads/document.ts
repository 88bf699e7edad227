/** What people upload: a file of theirs, kept as it came, of a kind that its content shows. */
import type { Signature } from '../permissions/person.ts'
import type { Party } from '../plan/plan.ts'

/** What a document can be, with the endings that such a file has, the usual one first; what is sent says it is this. */
export const DOCUMENT_TYPES = {
  pdf: { endings: ['pdf'], mediaType: 'application/pdf' },
  docx: {
    endings: ['docx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  xlsx: {
    endings: ['xlsx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  pptx: {
    endings: ['pptx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  },
  odt: { endings: ['odt'], mediaType: 'application/vnd.oasis.opendocument.text' },
  ods: { endings: ['ods'], mediaType: 'application/vnd.oasis.opendocument.spreadsheet' },
  png: { endings: ['png'], mediaType: 'image/png' },
  jpeg: { endings: ['jpg', 'jpeg'], mediaType: 'image/jpeg' },
  text: { endings: ['txt', 'csv'], mediaType: 'text/plain; charset=utf-8' },
} as const satisfies Record<string, { endings: readonly [string, ...string[]]; mediaType: string }>

export type DocumentType = keyof typeof DOCUMENT_TYPES

/** Of one document. */
export const DOCUMENT_LIMIT_BYTES = 25 * 1024 * 1024

export interface Withdrawal {
  /** ISO instant. */
  at: string
  by: Signature
}

/** What is known of a document; with `withdrawn` its content is gone, and this stays to say so. */
export interface UploadedDocument {
  id: string
  /** Whose it is: nobody of the other party hears of it. */
  party: Party
  /** As `documentName` makes it. */
  name: string
  type: DocumentType
  bytes: number
  /** Of its content, in hexadecimal. */
  sha256: string
  /** ISO instant. */
  uploadedAt: string
  by: Signature
  withdrawn?: Withdrawal | undefined
}

/** One document for each content that is still there: what is alike is there once. */
export function withContent(documents: readonly UploadedDocument[]): UploadedDocument[] {
  const present = documents.filter(({ withdrawn }) => !withdrawn)
  return [...new Map(present.map((document) => [document.sha256, document])).values()]
}

/** How large each content is that is still there, by its hash. */
export function bytesOfContents(documents: readonly UploadedDocument[]): Map<string, number> {
  return new Map(withContent(documents).map(({ sha256, bytes }) => [sha256, bytes]))
}
