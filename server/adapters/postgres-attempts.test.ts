import { describe } from 'vitest'
import { testAttemptsContract } from '../ports/attempts-contract.ts'
import { describeWithPostgres, newDatabase } from '../testing/with-postgres.ts'
import { createPostgresAttempts } from './postgres-attempts.ts'
import { openPostgres } from './postgres-database.ts'

describeWithPostgres('attempts, in PostgreSQL', () => {
  describe('as in every adapter', () => {
    testAttemptsContract(async () => {
      const url = await newDatabase()
      const [here, there] = [
        await openPostgres({ url, poolSize: 2 }),
        await openPostgres({ url, poolSize: 2 }),
      ]
      return {
        attempts: createPostgresAttempts(here),
        elsewhere: createPostgresAttempts(there),
        teardown: async () => {
          await Promise.all([here.close(), there.close()])
        },
      }
    })
  })
})
