import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Mail, type Mailer, MailRefused } from './mailer.ts'

/** A mail server that the mailer speaks to, as the test sees it. */
export interface MailerUnderTest {
  mailer: Mailer
  /** What has arrived, by what a mail program shows. */
  arrived(): { to: string; subject: string; text: string; html: string; messageId: string; stopUrl: string }[]
  /** The next mail is refused with this status; with none it is taken again. */
  refuseWith(status: number | undefined): void
  /** Nothing answers any more. */
  goAway(): Promise<void>
  teardown(): Promise<void>
}

/** Every promise of the mailer port; called from each adapter's test. */
export function testMailerContract(setUp: () => Promise<MailerUnderTest>): void {
  let under: MailerUnderTest
  beforeEach(async () => {
    under = await setUp()
  })
  afterEach(() => under.teardown())

  const mail: Mail = {
    id: 'mail-1',
    to: 'anna@censec.example',
    subject: 'Mette nævnte dig i »Plan« 🙂',
    text: 'Hej Anna\n\nÆblegrød\n.\nslut\n',
    html: '<p>Æblegrød &amp; fløde</p>',
    stopUrl: 'https://plan.example.dk/api/mail/stop/token',
  }

  it('resolves once the mail has arrived, as it was written', async () => {
    await under.mailer.send(mail)
    const [arrived] = under.arrived()
    expect(arrived).toMatchObject({ to: mail.to, subject: mail.subject, stopUrl: mail.stopUrl })
    expect(arrived?.text.trim()).toBe(mail.text.trim())
    expect(arrived?.html.trim()).toBe(mail.html)
    expect(arrived?.messageId).toContain('mail-1')
  })

  it('takes nothing in a subject or an address for another header or recipient', async () => {
    await under.mailer.send({ ...mail, subject: 'En\r\nBcc: mallory@evil.example' })
    expect(under.arrived().map(({ to }) => to)).toEqual([mail.to])
    await under.mailer.send({ ...mail, to: 'anna@censec.example, mallory@evil.example' }).catch(() => {})
    expect(under.arrived().every(({ to }) => !to.includes('evil'))).toBe(true)
  })

  it('says of a mail that is refused for good that it is, and of one that may be tried again not', async () => {
    under.refuseWith(550)
    await expect(under.mailer.send(mail)).rejects.toThrow(MailRefused)
    under.refuseWith(451)
    await expect(under.mailer.send(mail)).rejects.not.toBeInstanceOf(MailRefused)
    under.refuseWith(undefined)
    await under.mailer.send(mail)
    expect(under.arrived()).toHaveLength(1)
  })

  it('rejects where nothing answers', async () => {
    await under.goAway()
    await expect(under.mailer.send(mail)).rejects.not.toBeInstanceOf(MailRefused)
  })
}
