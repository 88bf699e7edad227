import { createTransport } from 'nodemailer'
import { type Mailer, MailRefused } from '../ports/mailer.ts'

const PATIENCE_MILLISECONDS = 15_000

export interface SmtpOptions {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  url: string
  /** `Samplan <samplan@example.dk>`. */
  from: string
}

/** Hands mails to an SMTP server, one connection each: they are few. */
export function createSmtpMailer({ url, from }: SmtpOptions): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE_MILLISECONDS,
    greetingTimeout: PATIENCE_MILLISECONDS,
    socketTimeout: PATIENCE_MILLISECONDS,
    // A mail is made of what it is given and of nothing that it names.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async ({ id, to, subject, text, html, stopUrl, invitation }) => {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          html,
          messageId: `<${id}@samplan.invalid>`,
          headers: {
            'Auto-Submitted': 'auto-generated',
            ...(stopUrl && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
          },
          ...(stopUrl && { list: { unsubscribe: stopUrl } }),
          ...(invitation && {
            icalEvent: {
              method: 'REQUEST',
              filename: invitation.fileName,
              content: Buffer.from(invitation.bytes),
            },
          }),
        })
      } catch (error) {
        throw isForGood(error) ? new MailRefused('The mail server refused it.', { cause: error }) : error
      }
    },
  }
}

/** A 5xx on the address or the message; on signing in it is the server's own setting that is wrong. */
function isForGood(error: unknown): boolean {
  if (!(error instanceof Error) || !('responseCode' in error) || !('code' in error)) return false
  const isAboutTheMail = error.code === 'EENVELOPE' || error.code === 'EMESSAGE'
  return isAboutTheMail && typeof error.responseCode === 'number' && error.responseCode >= 500
}
