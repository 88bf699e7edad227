import type { Logger } from 'pino'
import type { Agreement } from '#shared/agreement/agreement.ts'
import type { Locale } from '#shared/basics/locale.ts'
import type { Invitation } from '../ports/directory.ts'
import type { Ids } from '../ports/ids.ts'
import type { Mailer } from '../ports/mailer.ts'
import { failureName } from './failure-name.ts'
import { invitationMail } from './write-mail.ts'

export interface InvitationMailsOptions {
  agreement: Agreement
  /** Absent where the server has not been told how to send mail. */
  mailer: Mailer | undefined
  /** Where Samplan is reached, for links. */
  site: () => string
  ids: Ids
  log: Logger
}

/** Answers whether the mail server took it. */
export type MailInvitation = (
  invitation: Invitation,
  token: string,
  locale: Locale,
) => Promise<'sent' | 'failed' | 'off'>

/** Mails invitations at once: the link's secret is kept nowhere, so each is tried once. */
export function mailInvitationBy({
  agreement,
  mailer,
  site,
  ids,
  log,
}: InvitationMailsOptions): MailInvitation {
  return async (invitation, token, locale) => {
    if (!mailer) return 'off'
    try {
      const link = `${site()}/invitation#${token}`
      await mailer.send(invitationMail(ids.newId(), invitation, { link, agreement, locale }))
      return 'sent'
    } catch (error) {
      log.warn({ reason: failureName(error) }, 'an invitation could not be mailed')
      return 'failed'
    }
  }
}
