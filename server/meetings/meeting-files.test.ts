import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSmtpMailer } from '../adapters/smtp-mailer.ts'
import type { Mail } from '../ports/mailer.ts'
import { type MailInbox, openMailInbox } from '../testing/mail-inbox.ts'
import { approve, bringMeetingTo, writePoint } from '../testing/meeting-steps.ts'
import { type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'

const MARCH = '2027-03'
const PATH = `/api/meetings/${MARCH}`

let inbox: MailInbox
let server: TestServer
let anna: SignedIn
let mette: SignedIn
let now: number
beforeEach(async () => {
  inbox = await openMailInbox()
  now = Date.parse('2027-03-02T08:00:00Z')
  server = await startTestServer({
    ports: {
      clock: { now: () => now },
      mailer: createSmtpMailer({ url: inbox.url, from: 'Samplan <samplan@example.dk>' }),
    },
  })
  anna = await server.signIn('anna')
  mette = await server.signIn('mette')
})
afterEach(async () => {
  await server.close()
  await inbox.close()
})

const wordsOf = async (who: SignedIn, path: string): Promise<string> => {
  const response = await who.request('GET', `${PATH}/${path}?format=docx`)
  expect(response.status).toBe(200)
  const document = unzipSync(new Uint8Array(await response.arrayBuffer()))['word/document.xml']
  return document ? strFromU8(document) : ''
}

test('[MEET-9] [MEET-3] the minutes are a file with the tasks in it, and with closed points only for who asks for those', async () => {
  await writePoint(anna, MARCH, 'paris')
  await writePoint(anna, MARCH, 'lukket', { title: 'En stilling', reason: 'personnel' })
  await bringMeetingTo(anna, MARCH, 'minutes-sent')
  const task = { pointId: 'paris', text: 'Ring til messen', ownerId: 'jonas', dueDate: '2027-03-20' }
  await anna.request('POST', `${PATH}/tasks`, task)
  const ida = await server.signIn('ida')
  expect((await ida.request('GET', `${PATH}/minutes/export?format=pdf`)).status).toBe(404)
  const agenda = await wordsOf(ida, 'agenda/export')
  expect(agenda).toContain('Messen i Paris')
  expect(agenda).not.toContain('Ring til messen')
  for (const who of [anna, mette]) await approve(who, MARCH)
  for (const who of [anna, ida]) {
    const minutes = await wordsOf(who, 'minutes/export')
    for (const words of [
      'Messen i Paris',
      'Ring til messen',
      'Jonas',
      'Godkendt for CenSec',
      'Til beslutning',
    ])
      expect(minutes).toContain(words)
    expect(minutes).not.toContain('En stilling')
  }
  const closed = await wordsOf(mette, 'closed/export')
  expect(closed).toContain('En stilling')
  expect(closed).toContain('Lukket punkt: personaleforhold')
  expect((await ida.request('GET', `${PATH}/closed/export?format=docx`)).status).toBe(403)
  const pdf = await ida.request('GET', `${PATH}/minutes/export?format=pdf&lang=en`)
  expect(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
})

test('[MEET-10] a meeting that gets a day, or another one, is mailed to both directors as an invitation, and is a file', async () => {
  expect((await anna.request('GET', `${PATH}/invitation`)).status).toBe(404)
  const when = { date: '2027-03-30', time: '13:00', place: 'Odense' }
  await anna.request('PATCH', PATH, when)
  for (const address of ['anna@censec.example', 'mette@difos.example']) {
    const [mail] = await inbox.mailsTo(address, 1)
    expect(mail?.subject).toBe('Koordineringsmøde i marts 2027')
    expect(mail?.text).toContain('30. marts 2027 kl. 13.00, Odense')
    expect(mail?.attachments[0]?.contentType).toContain('text/calendar')
    const invitation = mail?.attachments[0]?.content.toString().replaceAll('\r\n ', '')
    expect(invitation).toContain('METHOD:REQUEST')
    // The clocks have been put forward on the 28th.
    expect(invitation).toContain('DTSTART:20270330T110000Z')
    for (const attendee of ['anna@censec.example', 'mette@difos.example'])
      expect(invitation).toMatch(new RegExp(`ATTENDEE[^\r\n]*MAILTO:${attendee}`, 'i'))
  }
  await anna.request('PATCH', PATH, when)
  await anna.request('PATCH', PATH, { date: '2027-03-31', time: '' })
  const mails = await inbox.mailsTo('mette@difos.example', 2)
  expect(mails[1]?.attachments[0]?.content.toString()).toContain('DTSTART;VALUE=DATE:20270331')
  const file = await (await anna.request('GET', `${PATH}/invitation`)).text()
  expect(file).toContain('DTEND;VALUE=DATE:20270401')
  expect(file).toContain(`${server.url}/moeder/2027-03`)
  expect(inbox.mails).toHaveLength(4)
})

describe('[MEET-10] an invitation whose mail cannot be sent at once', () => {
  test('waits on disk before it is answered that the day is set, and is sent when it can be, once', async () => {
    const sent: Mail[] = []
    let isDown = true
    const flaky = await startTestServer({
      ports: {
        clock: { now: () => now },
        mailer: {
          send: async (mail) => {
            if (isDown) throw new Error('no route to the mail server')
            sent.push(mail)
          },
        },
      },
    })
    const director = await flaky.signIn('anna')
    await director.request('PATCH', PATH, { date: '2027-03-30', time: '13:00', place: 'Odense' })
    const waiting = async () =>
      (await flaky.ports.notices.listMails()).filter(({ kind }) => kind === 'invitation')
    expect((await waiting()).map(({ personId }) => personId).sort()).toEqual(['anna', 'mette'])
    await flaky.server.mail.run()
    // It is moved meanwhile: who has not heard of the first day hears of the second alone.
    await director.request('PATCH', PATH, { date: '2027-03-31', time: '14:00', place: 'Odense' })
    await flaky.server.mail.run()
    isDown = false
    now += 10 * 60_000
    await flaky.server.mail.run()
    expect(sent.map(({ to }) => to).sort()).toEqual(['anna@censec.example', 'mette@difos.example'])
    for (const { text } of sent) expect(text).toContain('31. marts 2027 kl. 14.00')
    expect(await waiting()).toEqual([])
    await flaky.close()
  })

  test('is not sent where the meeting has no day any more, or the director is let in no more', async () => {
    const sent: string[] = []
    let isDown = true
    const flaky = await startTestServer({
      ports: {
        clock: { now: () => now },
        mailer: {
          send: async ({ to }) => {
            if (isDown) throw new Error('no route to the mail server')
            sent.push(to)
          },
        },
      },
    })
    const director = await flaky.signIn('anna')
    await director.request('PATCH', PATH, { date: '2027-03-30', time: '13:00' })
    await flaky.server.mail.run()
    await director.request('PATCH', PATH, { date: '', time: '' })
    isDown = false
    now += 10 * 60_000
    await flaky.server.mail.run()
    expect(sent).toEqual([])
    await flaky.close()
  })
})
