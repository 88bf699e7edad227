import { describe } from 'vitest'
import { testDocumentStoreContract } from '../ports/document-store-contract.ts'
import { createMemoryDocuments } from './memory-documents.ts'

describe('uploaded documents in memory', () => {
  testDocumentStoreContract(async () => ({ store: createMemoryDocuments() }))
})
