/**
 * What is kept of each person's notices: what they have seen, what was mailed to them, how they want it; and the mails
 * that wait. Notices themselves are not kept: they are read from the ledgers, so they never outlive what they tell of.
 * Every adapter passes notice-store-contract.ts.
 */
import type { Locale } from '#shared/basics/locale.ts'
import type { MailKind, MailSettings } from '#shared/notifications/mail-settings.ts'
import type { Seen } from '#shared/notifications/notice.ts'

export interface NoticeRecord {
  settings: MailSettings
  seen: Seen
  /** ISO instant: what happened before is mailed no more. */
  mailFrom: string
  /** Later events that have been mailed, or queued to be. */
  mailed: { id: string; at: string }[]
  /** ISO instant of the last digest, sent or empty. */
  digestAt: string
}

/** A mail that waits. It says what to tell, and holds no word of it: the mail is written when it is sent. */
export type QueuedMail = WaitingMail & (NewsToTell | InvitationToSend)

interface NewsToTell {
  kind: MailKind
  /** Ids of events. */
  events: string[]
}

/** To a meeting, at the time and place that it has when the mail is written. */
interface InvitationToSend {
  kind: 'invitation'
  meetingId: string
  /** The id of whoever has set it. */
  byId: string
  /** Theirs. */
  locale: Locale
}

interface WaitingMail {
  id: string
  personId: string
  /** ISO instant. */
  queuedAt: string
  /** How often it was tried in vain. */
  attempts: number
  /** ISO instant before which it is not tried again. */
  nextAt: string
}

/** Every write resolves once it is on disk; what it changed is seen by every later read. */
export interface NoticeStore {
  findRecord(personId: string): Promise<NoticeRecord | undefined>
  /**
   * Gives the person the record that `change` makes of theirs, or of `beginning` where they have none, and queues the
   * mails it answers with it: both are kept, or neither. Answers the record as it then is.
   */
  changeRecord(
    personId: string,
    beginning: NoticeRecord,
    change: (record: NoticeRecord) => { record: NoticeRecord; mails?: QueuedMail[] },
  ): Promise<NoticeRecord>

  queueMails(mails: readonly QueuedMail[]): Promise<void>
  /** The oldest first. */
  listMails(): Promise<QueuedMail[]>
  /** Does nothing where there is no such mail. */
  postponeMail(mailId: string, attempts: number, nextAt: string): Promise<void>
  removeMail(mailId: string): Promise<void>

  /** The secret with which links in mails are signed: the first that is offered is kept for good. */
  signingKey(offered: string): Promise<string>
}
