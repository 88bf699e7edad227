import { beforeAll, expect, it } from 'vitest'
import { ContentLost } from '../ports/document-store.ts'
import { storedDocument, testDocumentStoreContract, WITHDRAWN } from '../ports/document-store-contract.ts'
import { emptyTables, openEmptied, openWorkspace } from '../testing/postgres-workspace.ts'
import { describeWithPostgres, newDatabase } from '../testing/with-postgres.ts'
import { openPostgres } from './postgres-database.ts'
import { createPostgresDocuments } from './postgres-documents.ts'
import { uploadTransactions } from './postgres-transactions.ts'
import { createVacuum } from './postgres-vacuum.ts'

describeWithPostgres('uploaded documents in PostgreSQL', () => {
  let url: string
  beforeAll(async () => {
    url = await newDatabase()
  })

  testDocumentStoreContract(async () => {
    const database = await openPostgres({ url, poolSize: 2 })
    await emptyTables(database)
    const vacuum = createVacuum(database.pool)
    const reopen = async () => createPostgresDocuments(uploadTransactions(database), vacuum)
    return {
      store: await reopen(),
      reopen,
      teardown: async () => {
        await vacuum.settled()
        await database.close()
      },
    }
  })

  it('[UPLOAD-4] says of content that is gone or changed that it is lost', async () => {
    const { documents, database, close } = await openEmptied(url)
    await documents.add(storedDocument('one', 'først'), 1_000)
    await database.pool.query("UPDATE upload_contents SET bytes = bytes || '\\x00'")
    await expect(documents.read('one')).rejects.toThrow(ContentLost)
    await database.pool.query('DELETE FROM upload_contents')
    await expect(documents.read('one')).rejects.toThrow('it is not in the database')
    await close()
  })

  it('[UPLOAD-4] has lost content again once the same is uploaded anew, for each that has it', async () => {
    const { documents, database, close } = await openEmptied(url)
    const { content } = storedDocument('one', 'først')
    await documents.add(storedDocument('one', 'først'), 1_000)
    await database.pool.query("UPDATE upload_contents SET bytes = bytes || '\\x00'")
    await documents.add(storedDocument('two', 'først'), 1_000)
    for (const id of ['one', 'two']) expect((await documents.read(id))?.content).toEqual(content)
    await close()
  })

  it('[UPLOAD-3] is one store to several servers: together they take no more than there is room for', async () => {
    const here = await openEmptied(url)
    await here.close()
    const [one, two] = await Promise.all([
      openWorkspace(url, { isShared: true }),
      openWorkspace(url, { isShared: true }),
    ])
    const added = await Promise.allSettled(
      [one, two, one, two].map(({ documents }, index) =>
        documents.add(storedDocument(`${index}`, `${index}`.repeat(400)), 1_000),
      ),
    )
    expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    expect(await two.documents.list()).toEqual(await one.documents.list())
    const [first] = await one.documents.list()
    expect(first && (await two.documents.withdraw(first.id, WITHDRAWN))).toBeDefined()
    expect(first && (await one.documents.read(first.id))).toBeUndefined()
    await Promise.all([one.close(), two.close()])
  })
})
