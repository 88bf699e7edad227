/** What people are told of duties, the week's orientering and the agreement's termination, in the product and by mail at once. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DutiesAnswer } from '#shared/protocol/schemas/duties.ts'
import type { Mail } from '../ports/mailer.ts'
import {
  type PersonName,
  type SignedIn,
  startTestServer,
  type TestServer,
} from '../testing/start-test-server.ts'

const PLAN = '/api/plans/demo-2027'
const MINUTE = 60_000
const HOUR = 60 * MINUTE

let now: number
let mails: Mail[]
let server: TestServer
beforeEach(async () => {
  // A Monday.
  now = Date.parse('2027-03-01T08:00:00Z')
  mails = []
  server = await startTestServer({
    ports: {
      clock: { now: () => now },
      mailer: {
        send: async (mail) => {
          mails.push(mail)
        },
      },
    },
  })
  await later(2 * HOUR)
  mails = []
})
afterEach(() => server.close())

async function later(milliseconds: number): Promise<void> {
  now += milliseconds
  await server.server.mail.run()
}
const mailsTo = (name: PersonName) => mails.filter(({ to }) => to.startsWith(`${name}@`))

async function newDuty(mette: SignedIn, title: string) {
  const fields = {
    party: 'difos',
    category: 3,
    title,
    start: '2027-05-12',
    end: '2027-05-12',
    precision: 'day',
  }
  const { id } = await (await mette.request('POST', `${PLAN}/activities`, fields)).json()
  const { duties }: DutiesAnswer = await (await mette.request('GET', '/api/duties')).json()
  const duty = duties.find(({ activityId }) => activityId === id)
  if (!duty) throw new Error('There should be a duty.')
  return duty
}
type Duty = Awaited<ReturnType<typeof newDuty>>
async function act(who: SignedIn, { id, wordingHash }: Duty, body: object) {
  const path = `${PLAN}/duties/${encodeURIComponent(id)}/acts`
  expect((await who.request('POST', path, { wordingHash, ...body })).status).toBe(201)
}
const SENT = { act: 'sent', message: 'Vi ses med dem den 12. maj.' }

async function unread(name: PersonName, kind: string) {
  const { notices } = await (await (await server.signIn(name)).request('GET', '/api/notifications')).json()
  return notices.filter((one: { kind: string; isRead: boolean }) => one.kind === kind && !one.isRead)
}

test('[NOTE-12] what was sent to their party is mailed once no more comes, in one mail, to who can acknowledge it', async () => {
  const mette = await server.signIn('mette')
  await act(mette, await newDuty(mette, 'Møde med Lockheed Martin'), SENT)
  await later(1.5 * MINUTE)
  await act(mette, await newDuty(mette, 'Møde med Raytheon'), SENT)
  await later(1.5 * MINUTE)
  expect(mails).toEqual([])
  await later(MINUTE)
  expect(mails.map(({ to }) => to.split('@')[0]).sort()).toEqual(['anna', 'peter'])
  const [mail] = mailsTo('anna')
  expect(mail?.subject).toMatch(/^Mette har sendt jer en orientering i /)
  expect(mail?.text).toContain('»Møde med Lockheed Martin«')
  expect(mail?.text).toContain('»Møde med Raytheon«')
  expect(mail?.text).not.toContain('Vi ses med dem')
  await later(HOUR)
  expect(mailsTo('anna')).toHaveLength(1)
})

test('[NOTE-12] not what was acknowledged or let go meanwhile, and with the digest for who so chooses', async () => {
  const [mette, anna] = [await server.signIn('mette'), await server.signIn('anna')]
  const peter = await server.signIn('peter')
  await peter.request('PATCH', '/api/notifications/settings', { dutiesAtOnce: false })
  const answered = await newDuty(mette, 'Møde med Lockheed Martin')
  await act(mette, answered, SENT)
  await act(anna, answered, { act: 'acknowledged' })
  await later(HOUR)
  expect([mailsTo('anna'), mailsTo('peter')]).toEqual([[], []])
  await act(mette, await newDuty(mette, 'Møde med Raytheon'), SENT)
  await later(HOUR)
  expect(mailsTo('anna')).toHaveLength(1)
  expect(mailsTo('peter')).toEqual([])
  await later(24 * HOUR)
  expect(mailsTo('peter')[0]?.text).toContain('»Møde med Raytheon«')
})

test('[NOTE-12] one click ends mails of that kind alone', async () => {
  const mette = await server.signIn('mette')
  await act(mette, await newDuty(mette, 'Møde med Lockheed Martin'), SENT)
  await later(HOUR)
  const url = new URL(mailsTo('anna')[0]?.stopUrl ?? '')
  const stopped = await fetch(`${server.url}${url.pathname}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  })
  expect(stopped.ok).toBe(true)
  const anna = await server.signIn('anna')
  const { settings } = await (await anna.request('GET', '/api/notifications/settings')).json()
  expect(settings).toMatchObject({ dutiesAtOnce: false, approvalsAtOnce: true, mentionsAtOnce: true })
})

test('[NOTE-13] notice of termination is told and mailed to both directors, who gave it too, and that it was withdrawn', async () => {
  const mette = await server.signIn('mette')
  const given = await mette.request('POST', '/api/standing-duties/notice', { on: '2027-03-01' })
  const { id } = await given.json()
  await later(3 * MINUTE)
  expect(mails.map(({ to }) => to.split('@')[0]).sort()).toEqual(['anna', 'mette'])
  for (const mail of mails) {
    expect(mail.subject).toBe('Mette har opsagt aftalen, som ophører 1. juni 2027')
    expect(mail.text).toContain('/pligter/staaende')
  }
  for (const name of ['anna', 'mette'] as const)
    expect(await unread(name, 'termination')).toMatchObject([
      { by: { name: 'Mette' }, about: { kind: 'agreement', endsOn: '2027-06-01' } },
    ])
  for (const name of ['peter', 'ida', 'rikke'] as const) expect(await unread(name, 'termination')).toEqual([])

  await mette.request('POST', `/api/standing-duties/${id}/end`)
  await later(3 * MINUTE)
  expect(mailsTo('anna').at(-1)?.subject).toBe('Mette trak opsigelsen af aftalen tilbage')
  expect(await unread('anna', 'termination')).toEqual([])
})

test('[DUTY-8] [NOTE-14] a week that is over is told to the party that is to hear of it, until it has seen it', async () => {
  const mette = await server.signIn('mette')
  await mette.request('POST', `${PLAN}/versions`, { name: 'Før ugen' })
  now += 7 * 24 * HOUR
  const again = await server.signIn('mette')
  const title = 'Fremstød i Oslo'
  await again.request('POST', `${PLAN}/activities`, { party: 'difos', category: 3, title })
  await again.request('POST', `${PLAN}/versions`, { name: 'Ugen er omme' })
  const weeks = async (name: PersonName) =>
    (await unread(name, 'briefing')).map(({ about }: { about: { week: number } }) => about.week)
  expect(await weeks('anna')).not.toContain(10)
  now += 7 * 24 * HOUR
  expect(await weeks('anna')).toContain(10)
  expect(await weeks('peter')).toContain(10)
  for (const name of ['mette', 'ida', 'rikke'] as const) expect(await weeks(name)).not.toContain(10)

  const anna = await server.signIn('anna')
  const { briefings } = await (await anna.request('GET', '/api/briefings')).json()
  const { week, category, items } = briefings.find((one: { week: string }) => one.week === '2027-03-08')
  const seen = items.map(({ activityId, wordingHash }: Record<string, string>) => ({
    activityId,
    wordingHash,
  }))
  await anna.request('POST', `${PLAN}/briefings`, { week, category, items: seen })
  expect(await weeks('anna')).not.toContain(10)
  expect(await weeks('peter')).not.toContain(10)
})
