import { MailRefused } from '../ports/mailer.ts'

/** What kind of failure it was, for the log: what a mail server says may repeat the mail. */
export function failureName(error: unknown): string {
  if (error instanceof MailRefused) return error.name
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
