import { describe } from 'vitest'
import { testVersionStoreContract } from '../ports/version-store-contract.ts'
import { createMemoryVersions } from './memory-versions.ts'

describe('versions in memory', () => {
  testVersionStoreContract(async () => ({ store: createMemoryVersions() }))
})
