/** The reminder of the renewal as people get it, by a clock that is moved by hand. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSmtpMailer } from '../adapters/smtp-mailer.ts'
import { demoPersonNamed } from '../demo/demo-people.ts'
import { headerOf, type MailInbox, openMailInbox } from '../testing/mail-inbox.ts'
import { type PersonName, startTestServer, type TestServer } from '../testing/start-test-server.ts'

const DAY = 24 * 60 * 60 * 1000
const START = Date.parse('2027-03-10T11:00:00Z')

let now = START
let inbox: MailInbox
let server: TestServer

beforeAll(async () => {
  inbox = await openMailInbox()
  server = await startTestServer({
    publicUrl: new URL('https://plan.example.dk'),
    ports: {
      clock: { now: () => now },
      mailer: createSmtpMailer({ url: inbox.url, from: 'Samplan <samplan@example.dk>' }),
    },
  })
  await server.server.mail.run()
})
afterAll(async () => {
  await server.close()
  await inbox.close()
})

async function act(deed: object): Promise<void> {
  const anna = await server.signIn('anna')
  const response = await anna.request('POST', '/api/label/case/acts', deed)
  if (!response.ok) throw new Error(await response.text())
}
async function renewals(name: PersonName): Promise<{ isRead: boolean; about: object }[]> {
  const { notices } = await (await (await server.signIn(name)).request('GET', '/api/notifications')).json()
  return notices.filter(({ kind }: { kind: string }) => kind === 'label-renewal')
}
const mails = (name: PersonName) =>
  inbox.mails.filter(
    (mail) =>
      headerOf(mail, 'to').includes(demoPersonNamed(name).email) && mail.text?.includes('begynd fornyelsen'),
  )
/** The morning of that day, when the digests go out. */
async function morningOf(day: string): Promise<void> {
  now = Date.parse(`${day}T06:45:00Z`)
  await server.server.mail.run()
}

describe('[LABEL-6] that the label runs out before long', () => {
  test('is told to its party’s directors, once, half a year before, and to nobody else', async () => {
    for (const step of ['self-check', 'expert-review', 'report', 'peer-review'])
      await act({ act: 'done', step, on: '2027-03-10' })
    await act({ act: 'done', step: 'granted', on: '2027-03-10', validUntil: '2029-03-10' })
    await morningOf('2028-09-09')
    expect(await renewals('anna')).toEqual([])
    await morningOf('2028-09-10')
    await morningOf('2028-09-11')
    expect(await renewals('anna')).toMatchObject([
      { isRead: false, about: { kind: 'label', validUntil: '2029-03-10' } },
    ])
    expect(mails('anna')).toHaveLength(1)
    expect(mails('anna')[0]?.text).toContain('Guldmærket gælder til 10. marts 2029: begynd fornyelsen')
    expect(mails('anna')[0]?.text).toContain('https://plan.example.dk/guldmaerket')
    for (const name of ['peter', 'mette', 'jonas', 'ida', 'lars', 'rikke'] as const) {
      expect(await renewals(name), name).toEqual([])
      expect(mails(name), name).toEqual([])
    }
  })

  test('is told no more once its renewal is begun', async () => {
    now += DAY
    await act({ act: 'done', step: 'renewal', on: '2028-09-12' })
    expect(await renewals('anna')).toEqual([])
  })
})
