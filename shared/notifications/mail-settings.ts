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
  locale: Locale
}

export const USUAL_MAIL_SETTINGS: MailSettings = {
  digest: 'daily',
  time: '07:30',
  mentionsAtOnce: true,
  locale: 'da',
}

/** What one click in a mail turns off. */
export const MAIL_KINDS = ['mention', 'digest'] as const
export type MailKind = (typeof MAIL_KINDS)[number]

/** The settings once mails of this kind are turned off; nothing else changes. */
export function withoutMail(settings: MailSettings, kind: MailKind): MailSettings {
  return kind === 'mention' ? { ...settings, mentionsAtOnce: false } : { ...settings, digest: 'off' }
}
