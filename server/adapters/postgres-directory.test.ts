import { beforeAll, describe, expect, it } from 'vitest'
import { member } from '../ports/directory-contract/under-test.ts'
import { testDirectoryContract } from '../ports/directory-contract.ts'
import { emptyTables } from '../testing/postgres-workspace.ts'
import { describeWithPostgres, newDatabase } from '../testing/with-postgres.ts'
import { openPostgres } from './postgres-database.ts'
import { createPostgresDirectory } from './postgres-directory.ts'
import { directoryTransactions } from './postgres-transactions.ts'

describeWithPostgres('the directory in PostgreSQL', () => {
  let url: string
  beforeAll(async () => {
    url = await newDatabase()
  })
  const open = async () => {
    const database = await openPostgres({ url, poolSize: 2 })
    return { database, directory: createPostgresDirectory(directoryTransactions(database)) }
  }

  describe('as every directory', () => {
    testDirectoryContract(async () => {
      const { database, directory } = await open()
      await emptyTables(database)
      return {
        directory,
        reopen: async () => createPostgresDirectory(directoryTransactions(database)),
        teardown: () => database.close(),
      }
    })
  })

  it('[STORE-5] keeps what must hold of all also where several servers change it at once', async () => {
    const servers = await Promise.all([open(), open(), open()])
    const [first] = servers
    if (!first) throw new Error('there are three')
    await emptyTables(first.database)
    for (const id of ['anna', 'mette', 'jonas']) await first.directory.addMember(member(id))
    const changed = await Promise.allSettled(
      servers.map(({ directory }, index) =>
        directory.changeMember(['anna', 'mette', 'jonas'][index] ?? '', { role: 'reader' }, (members) => {
          if (!members.some(({ person }) => person.role === 'director')) throw new Error('no director left')
        }),
      ),
    )
    expect(changed.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    const roles = (await first.directory.listPeople()).map(({ role }) => role)
    expect(roles.filter((role) => role === 'director')).toHaveLength(1)

    const steps = await Promise.all(
      servers.map(async ({ directory }) => {
        await directory.setSecondFactor('anna', { secret: 'ABC', recoveryHashes: [], lastStep: 0 })
        return directory.findMember('anna')
      }),
    )
    expect(steps).toHaveLength(3)
    const spent = await Promise.all(servers.map(({ directory }) => directory.spendStep('anna', 7)))
    expect(spent.filter(Boolean)).toHaveLength(1)
    await Promise.all(servers.map(({ database }) => database.close()))
  })
})
