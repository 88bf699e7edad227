/** Documents that the secretariat uploads to the label's file. */
import { DOCUMENT_LIMIT_BYTES } from '../../uploads/document.ts'
import type { TabledRoute } from '../route.ts'
import { fileBytes } from '../schemas/import.ts'
import { documentParams, documentQuery, documentsAnswer, uploadedDocument } from '../schemas/uploads.ts'
import { none } from './none.ts'

const reading = { kind: 'permitted', action: 'read', object: 'label' } as const
const editing = { kind: 'permitted', action: 'edit', object: 'label' } as const

export const uploadsRoutes = {
  listDocuments: {
    ...none,
    method: 'GET',
    path: '/api/label/documents',
    summary: 'What has been uploaded, also what was withdrawn since, and how much room is left.',
    access: reading,
    token: 'none',
    answer: documentsAnswer,
  },
  uploadDocument: {
    ...none,
    method: 'POST',
    path: '/api/label/documents',
    summary:
      'Keeps a PDF, Office or OpenDocument file, picture or text as it is, once its content shows what it is and that nothing in it runs.',
    access: editing,
    token: 'none',
    audit: { action: 'document-uploaded', makes: 'documentId' },
    query: documentQuery,
    body: fileBytes,
    upload: true,
    bodyLimit: DOCUMENT_LIMIT_BYTES,
    tooLarge: 'document-too-large',
    status: 201,
    answer: uploadedDocument,
  },
  downloadDocument: {
    ...none,
    method: 'GET',
    path: '/api/label/documents/:documentId',
    summary: 'The document as it was uploaded, to save and never to show.',
    access: reading,
    token: 'none',
    audit: { action: 'document-downloaded' },
    params: documentParams,
    file: true,
  },
  withdrawDocument: {
    ...none,
    method: 'DELETE',
    path: '/api/label/documents/:documentId',
    summary: 'Deletes the document’s content for good; that it was there stays.',
    access: editing,
    token: 'none',
    audit: { action: 'document-withdrawn' },
    params: documentParams,
    answer: uploadedDocument,
  },
} as const satisfies Record<string, TabledRoute>
