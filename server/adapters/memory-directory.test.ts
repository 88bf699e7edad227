import { describe } from 'vitest'
import { testDirectoryContract } from '../ports/directory-contract.ts'
import { createMemoryDirectory } from './memory-directory.ts'

describe('the directory in memory', () => {
  testDirectoryContract(async () => ({ directory: createMemoryDirectory() }))
})
