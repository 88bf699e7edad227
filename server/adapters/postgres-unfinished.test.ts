import { describe } from 'vitest'
import { MOST_FOR_TEST, testUnfinishedContract } from '../ports/unfinished-contract.ts'
import { describeWithPostgres, newDatabase } from '../testing/with-postgres.ts'
import { openPostgres } from './postgres-database.ts'
import { createPostgresUnfinished } from './postgres-unfinished.ts'

describeWithPostgres('what is unfinished, in PostgreSQL', () => {
  describe('as in every adapter', () => {
    testUnfinishedContract(async () => {
      const url = await newDatabase()
      const [here, there] = [
        await openPostgres({ url, poolSize: 2 }),
        await openPostgres({ url, poolSize: 2 }),
      ]
      return {
        unfinished: createPostgresUnfinished(here, MOST_FOR_TEST),
        elsewhere: createPostgresUnfinished(there, MOST_FOR_TEST),
        teardown: async () => {
          await Promise.all([here.close(), there.close()])
        },
      }
    })
  })
})
