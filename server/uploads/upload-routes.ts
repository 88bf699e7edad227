import { routes } from '#shared/protocol/routes.ts'
import { DOCUMENT_TYPES } from '#shared/uploads/document.ts'
import { type EndpointsOf, endpoint, sessionOf } from '../http/endpoint.ts'
import type { Documents } from './documents.ts'

type UploadRoutes = EndpointsOf<'listDocuments' | 'uploadDocument' | 'downloadDocument' | 'withdrawDocument'>

export function uploadRoutes({ documents }: { documents: Documents }): UploadRoutes {
  return {
    listDocuments: endpoint(routes.listDocuments, async (request) => ({
      documents: await documents.list(sessionOf(request).person.party),
      ...(await documents.room()),
    })),
    uploadDocument: endpoint(routes.uploadDocument, async (request) => {
      const document = await documents.upload(request.query.name, request.body, sessionOf(request).person)
      request.note({ sha256: document.sha256 })
      return document
    }),
    downloadDocument: endpoint(routes.downloadDocument, async (request) => {
      const { document, content } = await documents.read(
        request.params.documentId,
        sessionOf(request).person.party,
      )
      const { mediaType: contentType } = DOCUMENT_TYPES[document.type]
      return { bytes: content, contentType, fileName: document.name, isFromOutside: true }
    }),
    withdrawDocument: endpoint(routes.withdrawDocument, (request) =>
      documents.withdraw(request.params.documentId, sessionOf(request).person),
    ),
  }
}
