import { expect, it } from 'vitest'
import { openWorkspace } from '../testing/postgres-workspace.ts'
import { describeWithPostgres, newDatabase } from '../testing/with-postgres.ts'
import { openPostgres } from './postgres-database.ts'
import { holderOfWorkspace } from './postgres-hold.ts'

describeWithPostgres('a workspace in PostgreSQL', () => {
  it('[STORE-3] that cannot be opened whole is held by nobody afterwards', async () => {
    const url = await newDatabase()
    const database = await openPostgres({ url, poolSize: 1 })
    await database.pool.query('DELETE FROM workspace')
    await expect(openWorkspace(url)).rejects.toThrow(/names no epoch/)
    await expect.poll(() => holderOfWorkspace(database.pool)).toBeUndefined()
    await database.close()
  })
})
