/** A plan's public page, from the proposal to its end, as directors and strangers meet it over HTTP. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PublicationAnswer } from '#shared/protocol/schemas/publication.ts'
import { publicIdOf, publicPath } from '#shared/publication/public-id.ts'
import { DEMO_PLAN_ID } from '../demo/seed-demo.ts'
import { agreeSection, amendSection, publish, withdraw } from '../testing/publish-steps.ts'
import {
  type PersonName,
  type SignedIn,
  send,
  startTestServer,
  type TestServer,
} from '../testing/start-test-server.ts'

const PLAN = `/api/plans/${DEMO_PLAN_ID}`
const ACTS = `${PLAN}/publication/acts`
const PAGE = publicPath(publicIdOf({ id: DEMO_PLAN_ID, year: 2027 }))
const FEEDS = [`${PAGE}.ics`, `${PAGE}.atom`]

let server: TestServer
let anna: SignedIn
let mette: SignedIn

beforeEach(async () => {
  server = await startTestServer()
  anna = await server.signIn('anna')
  mette = await server.signIn('mette')
})
afterEach(() => server.close())

const fetchPage = (path = PAGE, headers: Record<string, string> = {}) =>
  send(server.url, 'GET', path, undefined, headers)
const textOf = async (path = PAGE) => (await fetchPage(path)).text()
const stateOf = async (who = anna): Promise<PublicationAnswer> =>
  (await who.request('GET', `${PLAN}/publication`)).json()
const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string } }).error.code
const agree = (category: 1 | 2 | 3 | 4 | 5) => agreeSection(DEMO_PLAN_ID, category, [anna, mette])
async function anActivity(fields: object): Promise<string> {
  const day = { start: '2027-05-12', end: '2027-05-12', precision: 'day' }
  const body = { party: 'censec', category: 5, title: 'Medlemsmøde', ...day, ...fields }
  const response = await anna.request('POST', `${PLAN}/activities`, body)
  return (await response.json()).id
}

describe('[PUBLIC-1] a plan comes out when a director of each party says so', () => {
  test('and is not there before, nor after somebody took it down', async () => {
    await anActivity({})
    await agree(5)
    expect((await fetchPage()).status).toBe(404)
    const asked = await (await anna.request('POST', ACTS, { act: 'asked', robots: 'index' })).json()
    expect(asked).toMatchObject({ state: 'proposed', proposal: { waitsFor: 'difos', robots: 'index' } })
    expect((await fetchPage()).status).toBe(404)
    const body = { act: 'agreed', proposal: asked.proposal.id, robots: 'index' }
    expect((await mette.request('POST', ACTS, body)).status).toBe(201)
    expect(await textOf()).toContain('Medlemsmøde')
    for (const feed of FEEDS) expect(await textOf(feed)).toContain('Medlemsmøde')
    expect((await withdraw(DEMO_PLAN_ID, mette, 'Et forkert navn.')).state).toBe('withdrawn')
    for (const path of [PAGE, ...FEEDS]) expect((await fetchPage(path)).status).toBe(404)
    expect(await stateOf()).toMatchObject({
      withdrawn: { reason: 'Et forkert navn.', by: { name: 'Mette' } },
    })
  })

  test('not by one party alone, not without something agreed, and not by others than directors', async () => {
    expect(await codeOf(await anna.request('POST', ACTS, { act: 'asked', robots: 'index' }))).toBe(
      'nothing-agreed',
    )
    await agree(5)
    const { proposal } = await (await anna.request('POST', ACTS, { act: 'asked', robots: 'index' })).json()
    const yes = { act: 'agreed', proposal: proposal.id, robots: 'index' }
    expect(await codeOf(await anna.request('POST', ACTS, yes))).toBe('publication-takes-both')
    const back = { act: 'taken-back', proposal: proposal.id }
    expect(await codeOf(await mette.request('POST', ACTS, back))).toBe('publication-takes-both')
    for (const name of ['peter', 'jonas', 'ida', 'lars', 'rikke'] as const) {
      const other = await server.signIn(name)
      expect((await other.request('POST', ACTS, yes)).status).toBe(403)
      expect((await other.request('GET', `${PLAN}/publication/preview`)).status).toBe(403)
      expect((await stateOf(other)).state).toBe('proposed')
    }
    expect((await anna.request('POST', ACTS, back)).status).toBe(201)
    expect(await codeOf(await mette.request('POST', ACTS, yes))).toBe('publication-moved-on')
    expect((await fetchPage()).status).toBe(404)
  })

  test('is entered in the audit trail, and what was said stays in order', async () => {
    await agree(5)
    await publish(DEMO_PLAN_ID, [anna, mette])
    await withdraw(DEMO_PLAN_ID, anna)
    const { acts } = await stateOf()
    expect(acts.map(({ deed, by }) => [deed.act, by.name])).toEqual([
      ['asked', 'Anna'],
      ['agreed', 'Mette'],
      ['withdrawn', 'Anna'],
    ])
    const { entries } = await (await anna.request('GET', '/api/audit')).json()
    const told = entries.filter(({ action }: { action: string }) => action === 'publication-changed')
    expect(told.map(({ facts }: { facts: { act: string } }) => facts.act)).toEqual([
      'withdrawn',
      'agreed',
      'asked',
    ])
  })
})

describe('[PUBLIC-2] what is public is what both have agreed, and nothing else', () => {
  const SECRETS = {
    responsible: 'Kanariefugl Ansvarlig',
    counterpart: 'Kanariefugl Modpart',
    goal: 'Kanariefugl Mål',
    budget: 987_654,
  }

  /** Everything that a stranger can get hold of, in every form. */
  async function everything(): Promise<string> {
    const paths = [PAGE, ...FEEDS].flatMap((path) => [path, `${path}?sprog=en`, `${path}?q=hus`])
    const answers = await Promise.all(
      paths.map(async (path) => {
        const response = await fetchPage(path)
        return `${JSON.stringify([...response.headers])}\n${await response.text()}`
      }),
    )
    return answers.join('\n').replaceAll('\r\n ', '')
  }

  test('[S2] canary: no field of the parties’ own, no other section, no comment, no confidential part, no id of the inside', async () => {
    const id = await anActivity({ title: 'Åbent hus', ...SECRETS, place: 'Odense' })
    const open = await anActivity({ title: 'Kanariefugl udkast', category: 4, description: 'Kanariefugl' })
    const secret = await anActivity({ title: 'Kanariefugl fortrolig', category: 5 })
    await anna.request('POST', `${PLAN}/threads`, { body: 'Kanariefugl kommentar', activityId: id })
    await anna.request('POST', `${PLAN}/confidential/move-in`, {
      moved: { kind: 'activity', activityId: secret },
    })
    await agree(5)
    await publish(DEMO_PLAN_ID, [anna, mette], 'index')
    const told = await everything()
    expect(told).toContain('Åbent hus')
    expect(told).toContain('Odense')
    expect(told).not.toMatch(/fugl/i)
    expect(told).not.toMatch(/987\.?654/)
    for (const inside of [id, open, secret, DEMO_PLAN_ID, '/planer/', 'Anna', 'Mette'])
      expect(told, inside).not.toContain(inside)
  })

  test('[S2] while a section is amended its agreed words stand, and the new ones come out when both have agreed them', async () => {
    const id = await anActivity({ title: 'Før ændringen' })
    await agree(5)
    await publish(DEMO_PLAN_ID, [anna, mette])
    await amendSection(DEMO_PLAN_ID, 5, anna)
    await anna.request('PATCH', `${PLAN}/activities/${id}`, { title: 'Efter ændringen' })
    expect(await everything()).not.toContain('Efter ændringen')
    expect(await textOf()).toContain('Før ændringen')
    await agree(5)
    const told = await everything()
    expect(told).toContain('Efter ændringen')
    expect(told).not.toContain('Før ændringen')
  })

  test('[S2] what becomes confidential goes from the page, the feeds and what is kept of them, with the words that had it', async () => {
    const id = await anActivity({ title: 'Kanariefugl i luften' })
    await agree(5)
    await publish(DEMO_PLAN_ID, [anna, mette])
    const before = await fetchPage()
    const etag = before.headers.get('etag') ?? ''
    expect(await before.text()).toContain('Kanariefugl i luften')
    await amendSection(DEMO_PLAN_ID, 5, anna)
    const moved = { kind: 'activity', activityId: id }
    expect((await anna.request('POST', `${PLAN}/confidential/move-in`, { moved })).status).toBe(200)
    expect((await fetchPage(PAGE, { 'if-none-match': etag })).status).toBe(200)
    const told = await everything()
    expect(told).not.toMatch(/i luften/)
    expect(told).toContain('ved at aftale planen på ny')
    expect((await stateOf()).content.sections).toEqual([])
    expect((await stateOf()).missing).toContain(5)
  })

  test('[PUBLIC-8] whoever looks while it becomes confidential is answered, and without it', async () => {
    const id = await anActivity({ title: 'Kanariefugl i luften' })
    await agree(5)
    await publish(DEMO_PLAN_ID, [anna, mette])
    expect(await textOf()).toContain('Kanariefugl i luften')
    await amendSection(DEMO_PLAN_ID, 5, anna)
    const { findPlan } = server.ports.directory
    const halfway = Promise.withResolvers<void>()
    const isMoved = Promise.withResolvers<void>()
    let asked = 0
    // The ledger has been read, and the words that were signed are yet to be.
    server.ports.directory.findPlan = async (planId) => {
      asked++
      if (asked === 2) {
        halfway.resolve()
        await isMoved.promise
      }
      return findPlan(planId)
    }
    const looking = textOf()
    await halfway.promise
    const moved = { kind: 'activity', activityId: id }
    expect((await anna.request('POST', `${PLAN}/confidential/move-in`, { moved })).status).toBe(200)
    isMoved.resolve()
    expect(await looking).not.toContain('i luften')
    expect(await textOf()).not.toContain('i luften')
  })

  test('a page that was taken down stays down when its reason’s words become confidential', async () => {
    const id = await anActivity({ title: 'Kanariefugl i luften', category: 4 })
    await agree(5)
    await publish(DEMO_PLAN_ID, [anna, mette])
    await withdraw(DEMO_PLAN_ID, anna, 'Kanariefugl i luften skulle ikke ud.')
    const moved = { kind: 'activity', activityId: id }
    expect((await anna.request('POST', `${PLAN}/confidential/move-in`, { moved })).status).toBe(200)
    expect((await fetchPage()).status).toBe(404)
    const state = await stateOf(mette)
    expect(state).toMatchObject({ state: 'withdrawn', withdrawn: { reason: '' } })
    expect(JSON.stringify(state)).not.toContain('Kanariefugl')
  })
})

describe('[PUBLIC-3] a stranger', () => {
  test('is answered alike where nothing is published, was taken down, is unknown or is no name at all', async () => {
    await agree(5)
    await publish(DEMO_PLAN_ID, [anna, mette])
    await withdraw(DEMO_PLAN_ID, anna)
    const answer = async (path: string) => {
      const response = await fetchPage(path)
      const { date: _, 'x-request-id': __, ...headers } = Object.fromEntries(response.headers)
      return { status: response.status, headers, text: await response.text() }
    }
    const known = await answer(PAGE)
    expect(known.status).toBe(404)
    expect(known.text).toContain('Siden findes ikke')
    expect(known.headers['cache-control']).toBe('no-store')
    const names = ['2027-aaaaaaaa', '1999-k7fm3q9x', 'index', '..%2f..', '%3Cscript%3E', DEMO_PLAN_ID]
    for (const name of names) expect(await answer(`/offentlig/${name}`), name).toEqual(known)
    for (const feed of FEEDS) expect(await answer(feed), feed).toEqual(known)
    expect((await answer(`${PAGE}?sprog=en`)).text).toContain('There is no such page')
  })

  test('sees the same as who is signed in, and no cookie is set or looked at', async () => {
    await agree(5)
    await publish(DEMO_PLAN_ID, [anna, mette])
    const [stranger, director] = [await fetchPage(), await fetchPage(PAGE, { cookie: anna.cookie })]
    expect(await director.text()).toBe(await stranger.text())
    expect(director.headers.get('set-cookie')).toBeNull()
    expect(director.headers.get('vary')).toBe('Accept-Encoding')
    const { findSession } = server.ports.directory
    server.ports.directory.findSession = () => Promise.reject(new Error('Nobody asks who this is.'))
    expect((await fetchPage(PAGE, { cookie: anna.cookie })).status).toBe(200)
    server.ports.directory.findSession = findSession
  })

  test.each<[string, PersonName]>([
    ['before it is public', 'anna'],
    ['of the other party', 'mette'],
  ])('is not shown what a director looks at %s', async (_, name) => {
    await anActivity({ title: 'Til gennemsyn' })
    await agree(5)
    const preview = await (await server.signIn(name)).request('GET', `${PLAN}/publication/preview`)
    expect(await preview.text()).toContain('Til gennemsyn')
    expect(preview.headers.get('cache-control')).toBe('no-store')
    expect((await send(server.url, 'GET', `${PLAN}/publication/preview`)).status).toBe(401)
    expect((await fetchPage()).status).toBe(404)
  })
})

describe('[PUBLIC-4] search engines', () => {
  test.each([
    ['index', 'index', 'all'],
    ['index', 'noindex', 'noindex, nofollow'],
    ['noindex', 'index', 'noindex, nofollow'],
  ] as const)('that one says %s of and the other %s are told %s', async (first, second, told) => {
    await agree(5)
    const { proposal } = await (await anna.request('POST', ACTS, { act: 'asked', robots: first })).json()
    await mette.request('POST', ACTS, { act: 'agreed', proposal: proposal.id, robots: second })
    const page = await fetchPage()
    expect(page.headers.get('x-robots-tag')).toBe(told)
    expect(await page.text()).toContain(`<meta name="robots" content="${told}">`)
    for (const feed of FEEDS) expect((await fetchPage(feed)).headers.get('x-robots-tag')).toBe(told)
    expect((await fetchPage('/offentlig/2027-aaaaaaaa')).headers.get('x-robots-tag')).toBe(
      'noindex, nofollow',
    )
  })
})
