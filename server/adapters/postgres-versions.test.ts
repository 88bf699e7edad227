import { beforeAll, describe, expect, it } from 'vitest'
import { VersionDamaged } from '../ports/version-store.ts'
import { testVersionStoreContract, versionNote } from '../ports/version-store-contract.ts'
import { emptyTables, openWorkspace } from '../testing/postgres-workspace.ts'
import { describeWithPostgres, newDatabase } from '../testing/with-postgres.ts'

describeWithPostgres('versions in PostgreSQL', () => {
  let url: string
  beforeAll(async () => {
    url = await newDatabase()
  })

  describe('as every store of versions', () => {
    testVersionStoreContract(async () => {
      let open = await openWorkspace(url)
      await emptyTables(open.database)
      return {
        store: open.versions,
        reopen: async () => {
          await open.close()
          open = await openWorkspace(url)
          return open.versions
        },
        teardown: () => open.close(),
      }
    })
  })

  it('[KEPT-7] names a version that is not what was kept, and goes on with the others', async () => {
    const { database, versions, close } = await openWorkspace(url)
    await emptyTables(database)
    const kept = (id: string, parts: string[]) => ({ version: versionNote(id), parts })
    await versions.keep(kept('one', ['første']))
    await versions.keep(kept('two', ['anden']))
    await versions.keep(kept('three', ['tredje']))
    await database.pool.query("UPDATE versions SET note = note || ' ' WHERE version = 'two'")
    await database.pool.query(
      "UPDATE version_parts SET bytes = '\\x00' WHERE hash = (SELECT parts::json->>0 FROM versions WHERE version = 'three')",
    )
    await expect(versions.read('a', 'two')).rejects.toThrow(VersionDamaged)
    await expect(versions.read('a', 'three')).rejects.toThrow(VersionDamaged)
    expect(await versions.newest('a')).toEqual(kept('one', ['første']))
    expect((await versions.list('a')).map(({ id }) => id)).toEqual(['one', 'three'])
    await close()
  })
})
