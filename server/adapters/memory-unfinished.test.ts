import { describe } from 'vitest'
import { MOST_FOR_TEST, testUnfinishedContract } from '../ports/unfinished-contract.ts'
import { createMemoryUnfinished } from './memory-unfinished.ts'

describe('what is unfinished, in memory', () => {
  testUnfinishedContract(async () => {
    const unfinished = createMemoryUnfinished(MOST_FOR_TEST)
    return { unfinished, elsewhere: unfinished }
  })
})
