/** How mails leave the server. Every adapter passes mailer-contract.ts. */
export interface Mail {
  /** Names it for good: who gets it twice can tell. Letters, digits and `-`. */
  id: string
  to: string
  subject: string
  text: string
  html: string
  /** Where one click ends mails like it (RFC 8058); absent for a mail that is sent once. */
  stopUrl?: string
  /** An iCalendar file with METHOD:REQUEST, which mail programs show as an invitation. */
  invitation?: { fileName: string; bytes: Uint8Array }
}

export interface Mailer {
  /**
   * Resolves once a mail server has taken the mail. Rejects with MailRefused for one that it will never take; with
   * anything else it may be tried again.
   */
  send(mail: Mail): Promise<void>
}

export class MailRefused extends Error {
  override name = 'MailRefused'
}
