import type { NoticeRecord, NoticeStore } from '../ports/notice-store.ts'
import { noticeRecord } from './notice-data.ts'
import { mailIn, mailRow } from './postgres-rows.ts'
import type { DirectoryTransactions } from './postgres-transactions.ts'

/** What is kept of people's notices, in PostgreSQL. */
export function createPostgresNotices({ read, change }: DirectoryTransactions): NoticeStore {
  return {
    findRecord: (personId) =>
      read(async (tables) => {
        const row = await tables
          .selectFrom('noticeRecords')
          .select('record')
          .where('personId', '=', personId)
          .executeTakeFirst()
        return row && noticeRecord.parse(row.record)
      }),
    changeRecord: (personId, beginning, changeOne) =>
      change(async (tables) => {
        const row = await tables
          .selectFrom('noticeRecords')
          .select('record')
          .where('personId', '=', personId)
          .executeTakeFirst()
        const present = row ? noticeRecord.parse(row.record) : structuredClone(beginning)
        const { record, mails = [] } = changeOne(present)
        await tables
          .insertInto('noticeRecords')
          .values({ personId, record: JSON.stringify(record) })
          .onConflict((conflict) =>
            conflict.column('personId').doUpdateSet({ record: JSON.stringify(record) }),
          )
          .execute()
        if (mails.length > 0) await tables.insertInto('mails').values(mails.map(mailRow)).execute()
        return record satisfies NoticeRecord
      }),
    queueMails: (mails) =>
      change(async (tables) => {
        if (mails.length > 0) await tables.insertInto('mails').values(mails.map(mailRow)).execute()
      }),
    listMails: () =>
      read(async (tables) =>
        (await tables.selectFrom('mails').selectAll().orderBy('position').execute()).map(mailIn),
      ),
    postponeMail: (mailId, attempts, nextAt) =>
      change(async (tables) => {
        await tables.updateTable('mails').set({ attempts, nextAt }).where('id', '=', mailId).execute()
      }),
    removeMail: (mailId) =>
      change(async (tables) => {
        await tables.deleteFrom('mails').where('id', '=', mailId).execute()
      }),
    signingKey: (offered) =>
      change(async (tables) => {
        await tables
          .updateTable('workspace')
          .set({ signingKey: offered })
          .where('signingKey', 'is', null)
          .execute()
        const { signingKey } = await tables
          .selectFrom('workspace')
          .select('signingKey')
          .executeTakeFirstOrThrow()
        return signingKey ?? offered
      }),
  }
}
