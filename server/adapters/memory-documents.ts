import { bytesOfContents, type UploadedDocument } from '#shared/uploads/document.ts'
import { type DocumentStore, DocumentsFull } from '../ports/document-store.ts'

/** Uploaded documents for tests: it keeps every promise of the port except surviving the process. */
export function createMemoryDocuments(): DocumentStore {
  const documents: UploadedDocument[] = []
  /** By hash. */
  const contents = new Map<string, Uint8Array>()
  const used = () => contents.values().reduce((sum, { byteLength }) => sum + byteLength, 0)
  return {
    add: async ({ document, content }, roomBytes) => {
      const isNew = !contents.has(document.sha256)
      if (isNew && used() + content.byteLength > roomBytes) throw new DocumentsFull()
      contents.set(document.sha256, content.slice())
      documents.push(structuredClone(document))
    },
    list: async () => structuredClone(documents),
    usedBytes: async () => used(),
    read: async (documentId) => {
      const document = documents.find(({ id, withdrawn }) => id === documentId && !withdrawn)
      const content = document && contents.get(document.sha256)
      return content && structuredClone({ document, content })
    },
    withdraw: async (documentId, withdrawn) => {
      const document = documents.find((one) => one.id === documentId && !one.withdrawn)
      if (!document) return undefined
      document.withdrawn = structuredClone(withdrawn)
      if (!bytesOfContents(documents).has(document.sha256)) contents.delete(document.sha256)
      return structuredClone(document)
    },
  }
}
