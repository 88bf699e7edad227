import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '#server/testing/temporary-folder.ts'
import { USUAL_MAIL_SETTINGS } from '#shared/notifications/mail-settings.ts'
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

  it('from before approvals were mailed are read, and they are mailed at once', async () => {
    const { folder, remove } = await temporaryFolder()
    const path = join(folder, 'directory.json')
    const seen = { upTo: '2027-01-01', ids: [] }
    const record = { settings: USUAL_MAIL_SETTINGS, seen, mailFrom: '', mailed: [], digestAt: '' }
    await noticeStoreOver(await openDirectoryFile(path)).changeRecord('anna', record, () => ({ record }))
    const { checksum: _, ...file } = JSON.parse(await readFile(path, 'utf8'))
    delete file.notices.records.anna.settings.approvalsAtOnce
    await writeFile(path, JSON.stringify(file))
    expect(await noticeStoreOver(await openDirectoryFile(path)).findRecord('anna')).toEqual(record)
    await remove()
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
