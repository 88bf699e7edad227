import type { Locale } from '../basics/locale.ts'

export const DIGEST_RHYTHMS = ['daily', 'weekly', 'off'] as const
export type DigestRhythm = (typeof DIGEST_RHYTHMS)[number]

/** What a person wants by mail. */
export interface MailSettings {
  digest: DigestRhythm
  /** When the digest goes out, as the clock shows it in Denmark: `07:30`. */
  time: string
  /** Mentions are mailed when they happen; else they wait for the digest. */
  mentionsAtOnce: boolean
  /** That the other party's approval waits for one's own is mailed as soon as no more come; else it waits for the digest. */
  approvalsAtOnce: boolean
  /** So is that the other party has sent a duty, or that the agreement was terminated; else it waits for the digest. */
  dutiesAtOnce: boolean
  locale: Locale
}

export const USUAL_MAIL_SETTINGS: MailSettings = {
  digest: 'daily',
  time: '07:30',
  mentionsAtOnce: true,
  approvalsAtOnce: true,
  dutiesAtOnce: true,
  locale: 'da',
}

/** What one click in a mail turns off. */
export const MAIL_KINDS = ['mention', 'approval', 'duty', 'digest'] as const
export type MailKind = (typeof MAIL_KINDS)[number]

/** The settings once mails of this kind are turned off; nothing else changes. */
export function withoutMail(settings: MailSettings, kind: MailKind): MailSettings {
  switch (kind) {
    case 'mention':
      return { ...settings, mentionsAtOnce: false }
    case 'approval':
      return { ...settings, approvalsAtOnce: false }
    case 'duty':
      return { ...settings, dutiesAtOnce: false }
    case 'digest':
      return { ...settings, digest: 'off' }
    default:
      return kind satisfies never
  }
}

/** Whether mails of this kind are wanted. */
export function wantsMail(
  { mentionsAtOnce, approvalsAtOnce, dutiesAtOnce, digest }: MailSettings,
  kind: MailKind,
): boolean {
  switch (kind) {
    case 'mention':
      return mentionsAtOnce
    case 'approval':
      return approvalsAtOnce
    case 'duty':
      return dutiesAtOnce
    case 'digest':
      return digest !== 'off'
    default:
      return kind satisfies never
  }
}
