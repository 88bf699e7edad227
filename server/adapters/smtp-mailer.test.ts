import { describe } from 'vitest'
import { headerOf, openMailInbox, recipientOf } from '#server/testing/mail-inbox.ts'
import { testMailerContract } from '../ports/mailer-contract.ts'
import { createSmtpMailer } from './smtp-mailer.ts'

describe('[NOTE-7] mail over SMTP', () => {
  testMailerContract(async () => {
    const inbox = await openMailInbox()
    let isThere = true
    const goAway = async () => {
      if (isThere) await inbox.close()
      isThere = false
    }
    return {
      mailer: createSmtpMailer({ url: inbox.url, from: 'Samplan <samplan@example.dk>' }),
      arrived: () =>
        inbox.mails.map((mail) => ({
          to: recipientOf(mail),
          subject: mail.subject ?? '',
          text: mail.text ?? '',
          html: mail.html || '',
          messageId: mail.messageId ?? '',
          stopUrl: /<([^>]*)>/.exec(headerOf(mail, 'list-unsubscribe'))?.[1] ?? '',
        })),
      refuseWith: inbox.refuseWith,
      goAway,
      teardown: goAway,
    }
  })
})
