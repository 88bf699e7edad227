import { describe } from 'vitest'
import { testAttemptsContract } from '../ports/attempts-contract.ts'
import { createMemoryAttempts } from './memory-attempts.ts'

describe('attempts, in memory', () => {
  testAttemptsContract(async () => {
    const attempts = createMemoryAttempts()
    return { attempts, elsewhere: attempts }
  })
})
