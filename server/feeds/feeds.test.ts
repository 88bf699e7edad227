/** Calendars that follow the plan: what is in them, who may read them, and what ends them. */
import ICAL from 'ical.js'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MOST_FEEDS } from '#shared/feeds/feed-choice.ts'
import { createMemoryJournal } from '../adapters/memory-journal.ts'
import { DEMO_PLAN_ID } from '../demo/seed-demo.ts'
import { DocumentDamaged } from '../ports/journal.ts'
import { plainPasswords } from '../testing/plain-passwords.ts'
import {
  PASSWORD,
  type SignedIn,
  send,
  startTestServer,
  type TestServer,
} from '../testing/start-test-server.ts'

const DAY = 24 * 3_600_000
const HALF_AN_HOUR = DAY / 48
const plan = `/api/plans/${DEMO_PLAN_ID}`

let server: TestServer
let now: number
let anna: SignedIn
let logged: string[]

beforeEach(async () => {
  now = Date.parse('2027-01-04T08:00:00Z')
  logged = []
  server = await startTestServer({
    ports: { clock: { now: () => now }, passwords: plainPasswords },
    log: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }),
  })
  anna = await server.signIn('anna')
})
afterEach(() => server.close())

async function make(choice: object = {}, who = anna): Promise<{ id: string; secret: string }> {
  const response = await who.request('POST', '/api/feeds', { locale: 'da', ...choice })
  expect(response.status).toBe(201)
  return response.json()
}

/** Asks as a calendar does: no cookie, nothing but the address. */
const fetchFeed = (secret: string, headers: Record<string, string> = {}) =>
  send(server.url, 'GET', `/api/feeds/${secret}.ics`, undefined, headers)

async function eventsIn(secret: string): Promise<ICAL.Event[]> {
  const response = await fetchFeed(secret)
  expect(response.status).toBe(200)
  const calendar = new ICAL.Component(ICAL.parse(await response.text()))
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
}

async function titlesIn(secret: string): Promise<string[]> {
  return (await eventsIn(secret)).map(({ summary }) => summary)
}

const aDay = { start: '2027-05-03', end: '2027-05-04', precision: 'day' }
async function addActivity(more: object): Promise<string> {
  const response = await anna.request('POST', `${plan}/activities`, {
    ...aDay,
    party: 'censec',
    category: 1,
    ...more,
  })
  return (await response.json()).id
}

describe('[FEED-1] a feed', () => {
  test('has what it was chosen for, in the language it was made in, and follows the plan', async () => {
    await addActivity({ title: 'Vores', party: 'censec', category: 1 })
    await addActivity({ title: 'Deres', party: 'difos', category: 1, responsible: 'Mette' })
    await addActivity({ title: 'Fælles', party: 'joint', category: 2 })
    const [all, ours, second, mettes] = [
      await make(),
      await make({ party: 'censec', planId: DEMO_PLAN_ID }),
      await make({ category: 2, locale: 'en' }),
      await make({ responsible: 'mette', category: 1 }),
    ]
    expect(await titlesIn(all.secret)).toEqual(expect.arrayContaining(['Vores', 'Deres', 'Fælles']))
    const own = await titlesIn(ours.secret)
    expect(own).toEqual(expect.arrayContaining(['Vores', 'Fælles']))
    expect(own).not.toContain('Deres')
    const inSecond = await titlesIn(second.secret)
    expect(inSecond).toContain('Fælles')
    expect(inSecond).not.toContain('Vores')
    expect((await eventsIn(second.secret))[0]?.description).toContain('Party: ')
    const id = await addActivity({ title: 'Ny', responsible: 'Mette og Anna' })
    const hers = await titlesIn(mettes.secret)
    expect(hers).toEqual(expect.arrayContaining(['Deres', 'Ny']))
    expect(hers).not.toContain('Vores')
    await anna.request('PATCH', `${plan}/activities/${id}`, { title: 'Ny titel' })
    expect(await titlesIn(mettes.secret)).toContain('Ny titel')
  })

  test('keeps each entry the same one when the activity is changed, and counts its revisions up', async () => {
    const id = await addActivity({ title: 'Før' })
    const { secret } = await make()
    const entry = async () => (await eventsIn(secret)).find(({ uid }) => uid.startsWith(`${id}.`))
    const before = await entry()
    now += HALF_AN_HOUR
    expect((await entry())?.sequence).toBe(before?.sequence)
    await anna.request('PATCH', `${plan}/activities/${id}`, { title: 'Efter', end: '2027-05-07' })
    now += HALF_AN_HOUR
    const after = await entry()
    expect(after).toMatchObject({ uid: before?.uid, summary: 'Efter' })
    expect(after?.endDate.toString()).toBe('2027-05-08')
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0)
  })

  test('of all plans has this year’s and later ones, and says which of them cannot be read', async () => {
    const journal = createMemoryJournal()
    const damaged = new Set<string>()
    const broken = await startTestServer({
      roomIdleMilliseconds: 0,
      ports: {
        clock: { now: () => now },
        passwords: plainPasswords,
        journal: {
          ...journal,
          read: async (document) => {
            if (damaged.has(document)) throw new DocumentDamaged(document, 'record 3 is not what was written')
            return journal.read(document)
          },
        },
      },
    })
    try {
      const director = await broken.signIn('anna')
      for (const year of [2026, 2028]) {
        const made = await director.request('POST', '/api/plans', { year, title: `Plan ${year}` })
        const { id } = await made.json()
        const activity = { title: `Messe ${year}`, party: 'censec', category: 1, ...aDay }
        await director.request('POST', `/api/plans/${id}/activities`, activity)
      }
      const { secret } = await make({}, director)
      const calendar = async () => {
        const response = await send(broken.url, 'GET', `/api/feeds/${secret}.ics`)
        expect(response.status).toBe(200)
        return (await response.text()).replaceAll('\r\n ', '')
      }
      const whole = await calendar()
      expect(whole).toContain('Messe 2028')
      expect(whole).toContain('@samplan')
      expect(whole).not.toContain('Messe 2026')
      damaged.add(`plan/${DEMO_PLAN_ID}`)
      const rest = await calendar()
      expect(rest).toContain('Messe 2028')
      expect(rest).toContain('Kan ikke læses lige nu og mangler derfor: »Fælles aktivitetsplan 2027«.')
    } finally {
      await broken.close()
    }
  })

  test('is not sent again to who has it', async () => {
    const { secret } = await make()
    const first = await fetchFeed(secret)
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    const etag = first.headers.get('etag') ?? ''
    now += HALF_AN_HOUR
    expect((await fetchFeed(secret, { 'if-none-match': etag })).status).toBe(304)
    await addActivity({ title: 'Nyt' })
    const next = await fetchFeed(secret, { 'if-none-match': etag })
    expect(next.status).toBe(200)
    expect(next.headers.get('etag')).not.toBe(etag)
  })

  test('is known by a tag that no other bytes have, whatever changes', async () => {
    const { secret } = await make()
    const english = await make({ locale: 'en' })
    const bytesOf = new Map<string, Set<string>>()
    const look = async () => {
      for (const one of [secret, english.secret]) {
        const answer = await fetchFeed(one)
        const tag = answer.headers.get('etag') ?? ''
        bytesOf.set(tag, (bytesOf.get(tag) ?? new Set()).add(await answer.text()))
      }
    }
    await look()
    const id = await addActivity({ title: 'Nyt' })
    await look()
    now += HALF_AN_HOUR
    await look()
    await anna.request('PATCH', `${plan}/activities/${id}`, { place: 'Odense' })
    await look()
    await anna.request('PATCH', `${plan}/activities/${id}`, { place: '' })
    await look()
    expect([...bytesOf.values()].map(({ size }) => size)).toEqual([...bytesOf].map(() => 1))
    expect(bytesOf.size).toBe(8)
  })

  test('[S2] never has what is confidential, also of what was in it before', async () => {
    const id = await addActivity({ title: 'Kanariefugl', place: 'Kanariefugl' })
    const feeds = [await make(), await make({ party: 'censec' }), await make({}, await server.signIn('ida'))]
    expect(await titlesIn(feeds[0]?.secret ?? '')).toContain('Kanariefugl')
    const moved = { kind: 'activity', activityId: id }
    expect((await anna.request('POST', `${plan}/confidential/move-in`, { moved })).status).toBe(200)
    for (const { secret } of feeds)
      expect(await (await fetchFeed(secret)).text()).not.toContain('Kanariefugl')
  })
})

describe('[FEED-2] the address', () => {
  test('is told once, and no more than the hash of its secret is kept', async () => {
    const { secret, ...feed } = await make({ party: 'difos' })
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(feed).toEqual({ id: feed.id, party: 'difos', locale: 'da', madeAt: '2027-01-04T08:00:00.000Z' })
    expect(await (await anna.request('GET', '/api/feeds')).json()).toEqual({ feeds: [feed] })
    const kept = await server.ports.directory.listFeeds('anna')
    expect(JSON.stringify(kept)).not.toContain(secret)
  })

  test('[S31] is in no log, and in no entry of the audit trail', async () => {
    const { secret } = await make()
    await fetchFeed(secret)
    await fetchFeed(`${secret.slice(1)}x`)
    const entries = await Array.fromAsync(server.ports.trail.read())
    expect(JSON.stringify(entries)).not.toContain(secret.slice(1))
    expect(logged.join('\n')).not.toContain(secret.slice(1))
  })

  test('[FEED-5] its making, its end and its first fetch of a day are in the trail', async () => {
    const { id, secret } = await make()
    await fetchFeed(secret)
    await fetchFeed(secret)
    now += DAY
    await fetchFeed(secret)
    // Her session has ended meanwhile.
    const back = await server.signIn('anna')
    await back.request('DELETE', `/api/feeds/${id}`)
    const { entries } = await (await back.request('GET', '/api/audit')).json()
    const told = entries.filter(({ facts }: { facts: { feedId?: string } }) => facts.feedId === id)
    expect(told.map(({ action }: { action: string }) => action)).toEqual([
      'feed-ended',
      'feed-fetched',
      'feed-fetched',
      'feed-made',
    ])
    // A directory that cannot be written keeps no fetch out of the trail.
    const { noteFetch } = server.ports.directory
    server.ports.directory.noteFetch = () => Promise.reject(new Error('There is no room for it.'))
    const unnoted = await make({}, back)
    expect((await fetchFeed(unnoted.secret)).status).toBe(200)
    server.ports.directory.noteFetch = noteFetch
    const latest = await (await back.request('GET', '/api/audit')).json()
    expect(latest.entries[0]).toMatchObject({ action: 'feed-fetched', facts: { feedId: unnoted.id } })
    const mettes = await (await (await server.signIn('mette')).request('GET', '/api/audit')).json()
    expect(JSON.stringify(mettes)).not.toContain(id)
  })
})

describe('[FEED-3] whoever has the address', () => {
  const refusal = async (secret: string) => {
    const response = await fetchFeed(secret)
    return { status: response.status, text: await response.text() }
  }

  test.each(['anna', 'peter', 'mette', 'jonas', 'ida', 'lars', 'rikke'] as const)(
    'reads what %s may, and nothing once they are deactivated',
    async (name) => {
      const { secret } = await make({}, await server.signIn(name))
      expect((await fetchFeed(secret)).status).toBe(200)
      await server.ports.directory.changeMember(name, { deactivatedAt: '2027-01-04' }, () => {})
      expect((await fetchFeed(secret)).status).toBe(404)
    },
  )

  test('finds nothing after it was revoked, its person deactivated, the plan gone, or where there never was one: all alike', async () => {
    const [revoked, deactivated] = [await make(), await make({}, await server.signIn('peter'))]
    await anna.request('DELETE', `/api/feeds/${revoked.id}`)
    await anna.request('PATCH', '/api/people/peter', { isActive: false })
    const never = await refusal('x'.repeat(43))
    expect(never.status).toBe(404)
    expect(await refusal(revoked.secret)).toEqual(never)
    expect(await refusal(deactivated.secret)).toEqual(never)
    expect(await refusal('no-secret')).toEqual(never)
    await anna.request('PATCH', '/api/people/peter', { isActive: true })
    expect(await refusal(deactivated.secret)).toEqual(never)
  })

  test('finds nothing while its person gets no further without a second factor', async () => {
    const { secret } = await make()
    await server.ports.directory.changeSettings({ secondFactorForDirectors: true })
    expect((await fetchFeed(secret)).status).toBe(404)
    await server.ports.directory.setSecondFactor('anna', { secret: 'ABC', recoveryHashes: [], lastStep: 0 })
    expect((await fetchFeed(secret)).status).toBe(200)
  })

  test('finds nothing after another password', async () => {
    const { secret } = await make()
    const next = 'en helt anden lang sætning'
    const changed = await anna.request('POST', '/api/session/password', { present: PASSWORD, next })
    expect(changed.status).toBe(204)
    expect((await fetchFeed(secret)).status).toBe(404)
  })

  test('revokes nobody else’s', async () => {
    const { id, secret } = await make()
    const mette = await server.signIn('mette')
    expect((await mette.request('DELETE', `/api/feeds/${id}`)).status).toBe(404)
    expect((await fetchFeed(secret)).status).toBe(200)
  })

  test('waits when it asks too often, and no other feed does', async () => {
    const [first, second] = [await make({ category: 5 }), await make({ category: 5 })]
    const answers = await Promise.all(Array.from({ length: 65 }, () => fetchFeed(first.secret)))
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(5)
    expect((await fetchFeed(second.secret)).status).toBe(200)
  })
})

test('[FEED-4] there are ten at most, of many made at once too, for plans that are there', async () => {
  const wishes = Array.from({ length: MOST_FEEDS + 2 }, () =>
    anna.request('POST', '/api/feeds', { locale: 'da' }),
  )
  const statuses = (await Promise.all(wishes)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 201)).toHaveLength(MOST_FEEDS)
  const full = await anna.request('POST', '/api/feeds', { locale: 'da' })
  expect(await full.json()).toMatchObject({ error: { code: 'too-many-feeds' } })
  const mette = await server.signIn('mette')
  for (const [wrong, status] of [
    [{ planId: 'ingen' }, 404],
    [{ party: 'nato' }, 400],
    [{ category: 6 }, 400],
    [{ responsible: '' }, 400],
    [{ locale: undefined }, 400],
  ] as const)
    expect(
      (await mette.request('POST', '/api/feeds', { locale: 'da', ...wrong })).status,
      JSON.stringify(wrong),
    ).toBe(status)
})
