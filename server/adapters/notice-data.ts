/** Notices are kept in the directory's file: they are small, belong to its people, and so are in every backup. */
import { z } from 'zod'
import { LOCALES } from '#shared/basics/locale.ts'
import { MAIL_KINDS } from '#shared/notifications/mail-settings.ts'
import { mailSettings } from '#shared/protocol/schemas/notifications.ts'
import type { NoticeStore } from '../ports/notice-store.ts'
import type { DirectoryStore } from './directory-data.ts'

/** What is kept of one person's notices, in whatever form it has had. */
export const noticeRecord = z.object({
  // Records from before there were the choices have none.
  settings: mailSettings.extend({
    approvalsAtOnce: z.boolean().default(true),
    dutiesAtOnce: z.boolean().default(true),
  }),
  seen: z.object({ upTo: z.string(), ids: z.array(z.string()) }),
  mailFrom: z.string(),
  mailed: z.array(z.object({ id: z.string(), at: z.string() })),
  digestAt: z.string(),
})

/** A mail that waits, of either kind. */
export const queuedMail = z
  .object({
    id: z.string(),
    personId: z.string(),
    queuedAt: z.string(),
    attempts: z.number(),
    nextAt: z.string(),
  })
  .and(
    z.union([
      z.object({ kind: z.enum(MAIL_KINDS), events: z.array(z.string()) }),
      z.object({
        kind: z.literal('invitation'),
        meetingId: z.string(),
        byId: z.string(),
        locale: z.enum(LOCALES),
      }),
    ]),
  )

export const noticeData = z.object({
  records: z.record(z.string(), noticeRecord),
  mails: z.array(queuedMail),
  signingKey: z.string().optional(),
})

export type NoticeData = z.infer<typeof noticeData>

export function emptyNotices(): NoticeData {
  return { records: {}, mails: [] }
}

export function noticeStoreOver(store: Pick<DirectoryStore, 'read' | 'update'>): NoticeStore {
  return {
    findRecord: async (personId) => store.read().notices.records[personId],
    changeRecord: (personId, beginning, change) =>
      store.update(({ notices }) => {
        const { record, mails = [] } = change(notices.records[personId] ?? structuredClone(beginning))
        notices.records[personId] = record
        notices.mails.push(...mails)
        return record
      }),
    queueMails: (mails) =>
      store.update(({ notices }) => {
        notices.mails.push(...mails)
      }),
    listMails: async () => store.read().notices.mails,
    postponeMail: (mailId, attempts, nextAt) =>
      store.update(({ notices }) => {
        const mail = notices.mails.find(({ id }) => id === mailId)
        if (mail) Object.assign(mail, { attempts, nextAt })
      }),
    removeMail: (mailId) =>
      store.update(({ notices }) => {
        notices.mails = notices.mails.filter(({ id }) => id !== mailId)
      }),
    signingKey: async (offered) =>
      store.read().notices.signingKey ??
      store.update(({ notices }) => {
        notices.signingKey ??= offered
        return notices.signingKey
      }),
  }
}
