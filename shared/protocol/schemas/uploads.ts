/** The shapes of what is known of uploaded documents. */
import { z } from 'zod'
import { PARTIES } from '../../plan/plan.ts'
import { DOCUMENT_TYPES, type DocumentType, type UploadedDocument } from '../../uploads/document.ts'
import { isoInstant, recordId, signatureSchema } from './fields.ts'

const LONGEST_GIVEN_NAME = 1_000

const documentTypes = Object.keys(DOCUMENT_TYPES) as [DocumentType, ...DocumentType[]]

export const uploadedDocument = z.object({
  id: recordId,
  party: z.enum(PARTIES),
  name: z.string(),
  type: z.enum(documentTypes),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  uploadedAt: isoInstant,
  by: signatureSchema,
  withdrawn: z.object({ at: isoInstant, by: signatureSchema }).optional(),
}) satisfies z.ZodType<UploadedDocument>

/** The newest first, those that are withdrawn too; how much room they take of how much there is, both parties' together. */
export const documentsAnswer = z.object({
  documents: z.array(uploadedDocument),
  usedBytes: z.int().nonnegative(),
  roomBytes: z.int().nonnegative(),
})

export const documentParams = z.object({ documentId: recordId })
/** What the file is called; what it is its bytes say. */
export const documentQuery = z.object({ name: z.string().max(LONGEST_GIVEN_NAME).default('') })
