import { beforeAll } from 'vitest'
import { testNoticeStoreContract } from '../ports/notice-store-contract.ts'
import { emptyTables } from '../testing/postgres-workspace.ts'
import { describeWithPostgres, newDatabase } from '../testing/with-postgres.ts'
import { openPostgres } from './postgres-database.ts'
import { createPostgresNotices } from './postgres-notices.ts'
import { directoryTransactions } from './postgres-transactions.ts'

describeWithPostgres('what is kept of notices in PostgreSQL', () => {
  let url: string
  beforeAll(async () => {
    url = await newDatabase()
  })

  testNoticeStoreContract(async () => {
    const database = await openPostgres({ url, poolSize: 2 })
    await emptyTables(database)
    const store = createPostgresNotices(directoryTransactions(database))
    return {
      store,
      reopen: async () => createPostgresNotices(directoryTransactions(database)),
      teardown: () => database.close(),
    }
  })
})
