import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '#server/testing/temporary-folder.ts'
import { testNoticeStoreContract } from '../ports/notice-store-contract.ts'
import { openDirectoryFile, openLowdbDirectory } from './lowdb-directory.ts'
import { createMemoryStore } from './memory-directory.ts'
import { noticeStoreOver } from './notice-data.ts'

describe('[NOTE-6] notices in memory', () => {
  testNoticeStoreContract(async () => ({ store: noticeStoreOver(createMemoryStore()) }))
})

describe('[NOTE-6] notices in the directory’s file', () => {
  testNoticeStoreContract(async () => {
    const { folder, remove } = await temporaryFolder()
    const open = async () => noticeStoreOver(await openDirectoryFile(join(folder, 'directory.json')))
    return { store: await open(), reopen: open, teardown: remove }
  })

  it('outlive what is done to the directory by who knows nothing of them', async () => {
    const { folder, remove } = await temporaryFolder()
    const path = join(folder, 'directory.json')
    expect(await noticeStoreOver(await openDirectoryFile(path)).signingKey('key')).toBe('key')
    await (await openLowdbDirectory(path)).endSessions()
    expect(await noticeStoreOver(await openDirectoryFile(path)).signingKey('other')).toBe('key')
    await remove()
  })
})
