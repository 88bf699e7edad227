/** Versions of a plan over HTTP, rooms and the store. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { mergeActivities } from '#shared/findings/merge-activities.ts'
import { planProperties, sectionText } from '#shared/plan/plan-document.ts'
import { paragraphsFrom, type RichText } from '#shared/plan/rich-text.ts'
import { appendRichText, readRichText } from '#shared/plan/rich-text-document.ts'
import { flatText, textBlocksOf } from '#shared/plan/text-offsets.ts'
import type { ComparisonAnswer } from '#shared/protocol/schemas/versions.ts'
import type { Version } from '#shared/versions/version.ts'
import { createMemoryDirectory } from '../adapters/memory-directory.ts'
import type { Directory } from '../ports/directory.ts'
import { versionNote } from '../ports/version-store-contract.ts'
import { frames } from '../testing/raw-socket.ts'
import {
  PASSWORD,
  type SignedIn,
  send,
  startTestServer,
  type TestServer,
} from '../testing/start-test-server.ts'
import { MOST_NAMED } from './versions.ts'

const PLAN = '/api/plans/demo-2027'
const HOUR = 3_600_000
const DAY = 24 * HOUR

let now: number
let server: TestServer
let anna: SignedIn
let mette: SignedIn
let rikke: SignedIn
const since = new Map<string, string>()

beforeEach(async () => {
  now = Date.parse('2026-11-28T08:00:00Z')
  since.clear()
  const known = createMemoryDirectory()
  const directory: Directory = {
    ...known,
    findMember: async (id) => {
      const member = await known.findMember(id)
      const joined = since.get(id)
      return member && joined !== undefined ? { ...member, since: joined } : member
    },
  }
  server = await startTestServer({ ports: { clock: { now: () => now }, directory } })
  await signIn()
})
afterEach(() => server.close())

async function signIn(): Promise<void> {
  ;[anna, mette, rikke] = await Promise.all([
    server.signIn('anna'),
    server.signIn('mette'),
    server.signIn('rikke'),
  ])
}

/** So much later, and signed in: by then a session has ended. */
async function pass(milliseconds: number): Promise<void> {
  now += milliseconds
  await signIn()
}

const json = async <T>(response: Response | Promise<Response>): Promise<T> => (await response).json()
const name = (text: string, who = anna) =>
  json<Version>(who.request('POST', `${PLAN}/versions`, { name: text }))
const listed = (who = anna) =>
  json<{ versions: Version[]; hasVisited: boolean; hasAgreed: boolean }>(
    who.request('GET', `${PLAN}/versions`),
  )
const compare = (from: string, to = 'now', who = anna) =>
  json<ComparisonAnswer>(who.request('GET', `${PLAN}/versions/${from}/compare/${to}`))
const anActivity = async (fields: object = {}) =>
  (
    await json<{ id: string }>(
      anna.request('POST', `${PLAN}/activities`, { party: 'censec', category: 1, title: 'Messe', ...fields }),
    )
  ).id
const patch = (id: string, fields: object, who = anna) =>
  who.request('PATCH', `${PLAN}/activities/${id}`, fields)
const restore = (versionId: string, what: object, who = anna) =>
  who.request('POST', `${PLAN}/versions/${versionId}/restore`, { what })
const activity = async (id: string) => {
  const { sections } = await json<{ sections: { activities: { id: string; title: string }[] }[] }>(
    anna.request('GET', PLAN),
  )
  return sections.flatMap(({ activities }) => activities).find((one) => one.id === id)
}

/** The server's own hand in the plan. */
const plan = <T>(change: (document: Y.Doc) => T) =>
  server.server.plans.inPlan('demo-2027', (room) => room.edit(change))

/** Types a line of their own at the end of a section, as a page does, and closes it again. */
async function write(who: SignedIn, words: string, category: 1 | 2 = 1): Promise<void> {
  const socket = await who.openSocket()
  await socket.sync()
  socket.edit((document) => appendRichText(sectionText(document, category), paragraphsFrom(words)))
  await socket.settled()
  socket.close()
  // The server has noticed that they are gone.
  await expect.poll(() => server.metrics()).toMatch(/samplan_sockets 0/)
  await server.server.moments.round()
}

describe('[VERSION-1] a version', () => {
  test('says who kept it, when and why, and reads as the plan did', async () => {
    const id = await anActivity()
    const kept = await name('Før mødet')
    await patch(id, { title: 'Kursus' })
    expect(kept).toMatchObject({
      reason: 'named',
      name: 'Før mødet',
      at: '2026-11-28T08:00:00.000Z',
      by: { personId: 'anna', party: 'censec' },
    })
    expect((await listed()).versions).toEqual([kept])
    const read = await json<{ version: Version; plan: { sections: { activities: { id: string }[] }[] } }>(
      rikke.request('GET', `${PLAN}/versions/${kept.id}`),
    )
    expect(read.version).toEqual(kept)
    expect(read.plan.sections[0]?.activities.find((one) => one.id === id)).toMatchObject({ title: 'Messe' })
    expect((await anna.request('GET', `${PLAN}/versions/unknown`)).status).toBe(404)
  })

  test('has the hash of what it reads: the same for the same words, another for others', async () => {
    const id = await anActivity()
    const first = await name('en')
    await patch(id, { title: 'Andet' })
    const second = await name('to')
    await patch(id, { title: 'Messe' })
    const third = await name('tre')
    expect(third.contentHash).toBe(first.contentHash)
    expect(second.contentHash).not.toBe(first.contentHash)
  })
})

test('[VERSION-1] a plan has so many named versions and no more, and is still kept by itself', async () => {
  for (let count = 1; count < MOST_NAMED; count++)
    await server.ports.versions.keep({
      version: versionNote(`named-${count}`, { planId: 'demo-2027', reason: 'named' }),
      parts: [],
    })
  const save = () => anna.request('POST', `${PLAN}/versions`, { name: 'Før mødet' })
  expect((await save()).status).toBe(201)
  const refused = await save()
  expect(refused.status).toBe(409)
  expect((await json<{ error: { code: string } }>(refused)).error.code).toBe('too-many-versions')
  await anActivity()
  expect(await server.server.versions.keep('demo-2027', { reason: 'spell' })).toMatchObject({
    reason: 'spell',
  })
})

describe('[VERSION-3] after a spell of work', () => {
  test('a version is kept once nobody has written for an hour, and none where nothing has changed', async () => {
    await anActivity()
    now += HOUR / 2
    await server.server.moments.round()
    expect((await listed()).versions).toEqual([])
    now += HOUR
    await server.server.moments.round()
    expect((await listed()).versions).toMatchObject([{ reason: 'spell' }])
    await pass(DAY)
    await server.server.moments.round()
    expect((await listed()).versions).toHaveLength(1)
  })

  test('one that nobody has written in since is not read again', async () => {
    const first = await server.server.versions.keep('demo-2027', { reason: 'spell' })
    expect(await server.server.versions.keep('demo-2027', { reason: 'spell' })).toEqual(first)
    const id = await anActivity()
    const second = await server.server.versions.keep('demo-2027', { reason: 'spell' })
    expect(second.id).not.toBe(first.id)
    await patch(id, { title: 'Andet' })
    await patch(id, { title: 'Messe' })
    expect(await server.server.versions.keep('demo-2027', { reason: 'spell' })).toEqual(second)
  })

  test('and while people keep writing, every four hours', async () => {
    for (let half = 0; half < 9; half++) {
      await anActivity({ title: `Møde ${half}` })
      now += HOUR / 2
      await server.server.moments.round()
    }
    expect((await listed()).versions).toHaveLength(1)
  })

  test('those kept by themselves grow fewer with age; what was named stays, and what somebody has seen last', async () => {
    await name('Første')
    await write(mette, 'Mettes ord')
    const [seen] = (await listed()).versions
    for (let day = 0; day < 80; day++) {
      for (let time = 0; time < 2; time++) {
        now += HOUR
        await plan((document) => planProperties(document).set('title', `${day} ${time}`))
        await server.server.versions.keep('demo-2027', { reason: 'spell' })
      }
      now += DAY - 2 * HOUR
    }
    const versions = await server.ports.versions.list('demo-2027')
    expect(versions.length).toBeLessThan(70)
    expect(versions.map(({ id }) => id)).toContain(seen?.id)
    expect(versions[0]).toMatchObject({ reason: 'named' })
  }, 120_000)
})

test('[VERSION-3] who can no longer sign in holds no version', async () => {
  const keep = async (title: string) => {
    await plan((document) => planProperties(document).set('title', title))
    return server.server.versions.keep('demo-2027', { reason: 'spell' })
  }
  const [first, second] = [await keep('en'), await keep('to')]
  const { versions } = server.ports
  await versions.noteVisit('demo-2027', 'rikke', { seen: second.id })
  await versions.noteVisit('demo-2027', 'unknown', { seen: first.id })
  const third = await keep('tre')
  const kept = async () => (await versions.list('demo-2027')).map(({ id }) => id)
  expect(await kept()).toEqual([second.id, third.id])
  expect((await anna.request('PATCH', '/api/people/rikke', { isActive: false })).status).toBe(200)
  const fourth = await keep('fire')
  expect(await kept()).toEqual([fourth.id])
})

describe('[VERSION-5] a comparison', () => {
  test('tells who has written what, several in one line as well, and fields old and new', async () => {
    const id = await anActivity({ place: 'Odense' })
    const { id: from } = await name('Før')
    const [annas, mettes] = await Promise.all([anna.openSocket(), mette.openSocket()])
    await Promise.all([annas.sync(), mettes.sync()])
    annas.edit((document) => appendRichText(sectionText(document, 1), paragraphsFrom('Vi ses i Paris')))
    await annas.settled()
    await mettes.hears('update')
    await mettes.settled()
    mettes.edit((document) => {
      const [words] = textBlocksOf(sectionText(document, 1)).at(-1)?.toArray() ?? []
      if (words instanceof Y.XmlText) words.insert(7, 'alle ')
    })
    await mettes.settled()
    await patch(id, { place: 'Aarhus', category: 2 })
    const { change, writers } = await compare(from)
    expect(change.counts).toEqual({ new: 0, changed: 1, removed: 0, texts: 1 })
    expect(change.sections[0]?.text?.at(-1)?.pieces).toEqual([
      { kind: 'inserted', text: 'Vi ses ', by: 'anna' },
      { kind: 'inserted', text: 'alle ', by: 'mette' },
      { kind: 'inserted', text: 'i Paris', by: 'anna' },
    ])
    expect(writers.map((writer) => writer.name).toSorted()).toEqual(['Anna', 'Mette'])
    expect(change.sections[1]?.activities).toMatchObject([
      {
        id,
        before: { place: 'Odense', category: 1 },
        after: { place: 'Aarhus', category: 2 },
        fields: [
          { field: 'section', by: ['anna'] },
          { field: 'place', by: ['anna'] },
        ],
      },
    ])
    annas.close()
    mettes.close()
  })

  test('tells who wrote by HTTP, also with a token, and after the server was started anew', async () => {
    const id = await anActivity({ title: 'Messe', place: 'Odense' })
    const { id: from } = await name('Før')
    const { secret } = await json<{ secret: string }>(
      mette.request('POST', '/api/tokens', {
        name: 'Program',
        scopes: ['read', 'edit'],
        days: 30,
        password: PASSWORD,
      }),
    )
    const byToken = { authorization: `Bearer ${secret}` }
    const changed = await send(
      server.url,
      'PATCH',
      `${PLAN}/activities/${id}`,
      { title: 'Messe i Lyon', place: 'Lyon', description: 'Vi rejser.' },
      byToken,
    )
    expect(changed.status).toBe(200)
    await anActivity({ title: 'Kursus' })
    const { ports } = server
    await server.close()
    server = await startTestServer({ ports, empty: true })
    await signIn()
    const [annas, mettes] =
      (await compare(from)).change.sections[0]?.activities.toSorted((one, other) =>
        one.kind === 'new' ? -1 : other.kind === 'new' ? 1 : 0,
      ) ?? []
    expect(annas).toMatchObject({ kind: 'new', title: [{ text: 'Kursus', by: 'anna' }] })
    expect(mettes).toMatchObject({
      id,
      fields: [{ field: 'place', by: ['mette'] }],
      title: [
        { kind: 'same', text: 'Messe' },
        { kind: 'inserted', text: ' i Lyon', by: 'mette' },
      ],
    })
    expect(mettes?.body?.[0]?.pieces).toMatchObject([{ text: 'Vi rejser.', by: 'mette' }])
  })

  test('of two versions holds whichever comes first', async () => {
    const { id: one } = await name('en')
    await anActivity()
    const { id: two } = await name('to')
    expect((await compare(one, two)).change.counts).toMatchObject({ new: 1, removed: 0 })
    expect((await compare(two, one)).change.counts).toMatchObject({ new: 0, removed: 1 })
  })

  test('since the last visit has just what has come since, also after the page was loaded anew', async () => {
    expect((await listed(mette)).hasVisited).toBe(false)
    await write(mette, 'Set af Mette')
    await pass(DAY)
    await anActivity({ title: 'Kommet til' })
    expect((await compare('last-visit', 'now', mette)).change.counts).toEqual({
      new: 1,
      changed: 0,
      removed: 0,
      texts: 0,
    })
    // Opens it, loads it anew within minutes, and is still told of the same.
    await write(mette, 'Mere')
    now += HOUR / 60
    const { change } = await compare('last-visit', 'now', mette)
    expect(change.counts).toMatchObject({ new: 1, texts: 1 })
    await pass(DAY)
    expect((await compare('last-visit', 'now', mette)).change.counts).toMatchObject({ new: 0, texts: 0 })
    expect((await anna.request('GET', `${PLAN}/versions/last-visit/compare/now`)).status).toBe(404)
  })
})

describe('[VERSION-10] since agreed', () => {
  const WHY = 'Vi tager det på næste møde.'
  const say = async (who: SignedIn, category: number, act: string, reason = WHY) => {
    const { contentHash } = await json<{ contentHash: string }>(
      who.request('GET', `${PLAN}/sections/${category}`),
    )
    const body = { act, contentHash, reason }
    expect((await who.request('POST', `${PLAN}/sections/${category}/sign-offs`, body)).status).toBe(201)
  }
  const agree = async (category: number) => {
    for (const who of [anna, mette]) await say(who, category, 'approved')
  }
  const told = (change: ComparisonAnswer['change']) =>
    change.sections.map(({ category, activities }) => [category, activities.map(({ after }) => after?.title)])

  test('nothing is compared before anything is agreed, and then only what is', async () => {
    expect((await listed()).hasAgreed).toBe(false)
    expect((await anna.request('GET', `${PLAN}/versions/agreed/compare/now`)).status).toBe(404)
    await agree(5)
    await anActivity({ category: 1, title: 'Aldrig aftalt' })
    expect((await listed()).hasAgreed).toBe(true)
    expect((await compare('agreed')).change.counts).toEqual({ new: 0, changed: 0, removed: 0, texts: 0 })
    await say(anna, 5, 'amended')
    await anActivity({ category: 5, title: 'Kommet til' })
    const { agreed, change } = await compare('agreed')
    expect(told(change)).toEqual([[5, ['Kommet til']]])
    expect(agreed).toMatchObject([{ category: 5, version: { reason: 'agreed', by: { personId: 'mette' } } }])
  })

  test('each section is compared with the version that it was agreed in, also while it was being amended later on', async () => {
    await agree(5)
    now += HOUR
    await say(anna, 5, 'amended')
    await anActivity({ category: 5, title: 'Under ændring' })
    await agree(4)
    now += HOUR
    await say(anna, 4, 'amended')
    await anActivity({ category: 4, title: 'Ny i fire' })
    const { agreed, change } = await compare('agreed')
    expect(told(change)).toEqual([
      [4, ['Ny i fire']],
      [5, ['Under ændring']],
    ])
    const noted = agreed?.map(({ category, version }) => [
      category,
      version.agreed?.map((one) => one.category),
    ])
    expect(noted).toEqual([
      [4, [4]],
      [5, [5]],
    ])
  })

  test('where the version of an agreement is missing, the next one that is kept says that the section is agreed', async () => {
    const { versions } = server.ports
    await server.server.versions.keep('demo-2027', { reason: 'spell' })
    const keep = versions.keep
    versions.keep = async () => {
      throw new Error('no room')
    }
    await agree(5)
    versions.keep = keep
    expect((await listed()).hasAgreed).toBe(false)
    await server.server.versions.keep('demo-2027', { reason: 'spell' })
    expect((await listed()).hasAgreed).toBe(true)
    const { agreed } = await compare('agreed')
    expect(agreed).toMatchObject([{ category: 5, version: { reason: 'spell' } }])
  })
})

describe('[VERSION-3] what is sent for approval', () => {
  const approve = async (category: number, who = anna) => {
    const { contentHash } = await json<{ contentHash: string }>(
      who.request('GET', `${PLAN}/sections/${category}`),
    )
    const body = { contentHash, reason: 'Vi tager det på næste møde.' }
    expect((await who.request('POST', `${PLAN}/sections/${category}/sign-offs`, body)).status).toBe(201)
  }
  const reasons = async () => (await listed()).versions.map(({ reason }) => reason)

  test('is kept, once for as many sections as are approved while the plan reads the same', async () => {
    await server.server.versions.keep('demo-2027', { reason: 'spell' })
    await approve(5)
    await approve(4)
    expect(await reasons()).toEqual(['sent', 'spell'])
    expect((await listed()).versions[0]).toMatchObject({ by: { personId: 'anna' } })
    await anActivity({ category: 3 })
    await approve(3)
    expect(await reasons()).toEqual(['sent', 'sent', 'spell'])
  })

  test('is how the plan read when it was approved; nobody waits for others until it is kept', async () => {
    const { versions } = server.ports
    const keep = versions.keep
    const { promise: isSlow, resolve: goOn } = Promise.withResolvers<void>()
    versions.keep = async (kept) => {
      await isSlow
      await keep(kept)
    }
    const keeping = server.server.versions.keep('demo-2027', { reason: 'spell' })
    const approving = approve(5)
    const approvals = async () =>
      (await json<{ approvals: unknown[] }>(mette.request('GET', `${PLAN}/sections/5`))).approvals
    await expect.poll(async () => (await approvals()).length, { timeout: 20_000 }).toBe(1)
    await anActivity({ category: 5, title: 'Skrevet imens' })
    expect(await approvals()).toMatchObject([{ isCurrent: false }])
    goOn()
    await Promise.all([keeping, approving])
    const [sent] = (await listed()).versions
    expect(sent?.reason).toBe('sent')
    expect((await compare(sent?.id ?? '')).change.counts.new).toBe(1)
  })
})

describe('[VERSION-8] who was let in to read', () => {
  test('sees the versions kept since, and is told of no others', async () => {
    const { id: earlier } = await name('Før')
    await pass(DAY)
    since.set('rikke', new Date(now).toISOString())
    since.set('mette', new Date(now).toISOString())
    now += HOUR
    const { id: later } = await name('Efter')
    expect((await listed(rikke)).versions.map(({ id }) => id)).toEqual([later])
    for (const path of [`${earlier}`, `${earlier}/compare/now`, `${later}/compare/${earlier}`])
      expect((await rikke.request('GET', `${PLAN}/versions/${path}`)).status).toBe(404)
    expect((await rikke.request('GET', `${PLAN}/versions/${later}`)).status).toBe(200)
    expect((await listed(mette)).versions).toHaveLength(2)
  })

  test('is told when they were let in by their invitation, and again when they are let in anew', async () => {
    const { token } = await json<{ token: string }>(
      anna.request('POST', '/api/invitations', {
        email: 'ny@censec.example',
        party: 'censec',
        role: 'observer',
      }),
    )
    const joined = await send(server.url, 'POST', '/api/invitations/join', {
      token,
      name: 'Ny',
      password: 'en lang og ukendt sætning',
    })
    expect(joined.ok).toBe(true)
    const ny = await server.ports.directory.findMemberByEmail('ny@censec.example')
    expect(ny?.since).toBe('2026-11-28T08:00:00.000Z')
    const id = ny?.person.id
    const change = (isActive: boolean) => anna.request('PATCH', `/api/people/${id}`, { isActive })
    expect((await change(false)).status).toBe(200)
    await pass(DAY)
    expect((await change(true)).status).toBe(200)
    expect((await server.ports.directory.findMember(id ?? ''))?.since).toBe('2026-11-29T08:00:00.000Z')
  })
})

describe('[VERSION-6] restoring', () => {
  test('is a new edit; what stood there is kept before, and both say who did it', async () => {
    const id = await anActivity({ title: 'Messe', place: 'Odense' })
    const other = await anActivity({ title: 'Kursus' })
    const kept = await name('Før')
    await patch(id, { title: 'Andet', place: 'Aarhus' })
    await patch(other, { title: 'Også andet' })
    const answer = await json<{ before: Version; restored: Version }>(
      restore(kept.id, { kind: 'activity', activityId: id }, mette),
    )
    expect(await activity(id)).toMatchObject({ title: 'Messe', place: 'Odense' })
    expect(await activity(other)).toMatchObject({ title: 'Også andet' })
    expect(answer).toMatchObject({
      before: { reason: 'before-restore', by: { personId: 'mette' } },
      restored: {
        reason: 'restored',
        by: { personId: 'mette' },
        restored: { at: kept.at, what: { kind: 'activity', activityId: id } },
      },
    })
    expect((await compare(kept.id, answer.before.id)).change.counts.changed).toBe(2)
    const back = await restore(answer.before.id, { kind: 'activity', activityId: id })
    expect(back.status).toBe(200)
    expect(await activity(id)).toMatchObject({ title: 'Andet', place: 'Aarhus' })
  })

  test('puts back where a list begins to count, though no word of it has changed', async () => {
    const list = (start: number): RichText => [
      { kind: 'list', ordered: true, start, items: [paragraphsFrom('Et punkt')] },
    ]
    const textNow = () => plan((document) => readRichText(sectionText(document, 2)))
    await plan((document) => appendRichText(sectionText(document, 2), list(1)))
    const kept = await name('Før')
    await plan((document) => {
      const list = sectionText(document, 2).toArray().at(-1)
      if (list instanceof Y.XmlElement) Reflect.apply(list.setAttribute, list, ['start', 4])
    })
    expect((await restore(kept.id, { kind: 'section', category: 2 })).status).toBe(200)
    expect((await textNow()).at(-1)).toMatchObject({ kind: 'list', start: 1 })
    expect((await restore(kept.id, { kind: 'section', category: 2 })).status).toBe(409)
  })

  test('what reads so already, or is not in the version, changes nothing and keeps nothing', async () => {
    const kept = await name('Før')
    const id = await anActivity()
    const before = await listed()
    expect((await json<{ error: { code: string } }>(restore(kept.id, { kind: 'plan' }))).error.code).toBe(
      'nothing-to-restore',
    )
    expect((await restore(kept.id, { kind: 'activity', activityId: id })).status).toBe(404)
    expect(await listed()).toEqual(before)
  })

  test('changes nothing in an agreed section, and says so; of the plan it restores the others', async () => {
    const id = await anActivity({ category: 5 })
    const other = await anActivity({ category: 4, title: 'Kursus' })
    const kept = await name('Før')
    await patch(id, { title: 'Aftalt titel' })
    await patch(other, { title: 'Andet' })
    for (const who of [anna, mette]) {
      const { contentHash } = await json<{ contentHash: string }>(who.request('GET', `${PLAN}/sections/5`))
      const signed = await who.request('POST', `${PLAN}/sections/5/sign-offs`, { contentHash, reason: 'Ja.' })
      expect(signed.status).toBe(201)
    }
    for (const what of [
      { kind: 'section', category: 5 },
      { kind: 'activity', activityId: id },
    ]) {
      const refused = await restore(kept.id, what)
      expect((await json<{ error: { code: string } }>(refused)).error.code).toBe('section-agreed')
    }
    expect((await restore(kept.id, { kind: 'plan' })).status).toBe(200)
    expect(await activity(id)).toMatchObject({ title: 'Aftalt titel' })
    expect(await activity(other)).toMatchObject({ title: 'Kursus' })
  })

  test('gives words back to those who wrote them', async () => {
    await name('Uden')
    await write(mette, 'Mettes ord')
    const kept = await name('Med')
    const [{ id: without }] = (await listed()).versions.filter((one) => one.name === 'Uden') as [Version]
    expect((await restore(without, { kind: 'section', category: 1 })).status).toBe(200)
    await server.server.restores.settle()
    expect((await restore(kept.id, { kind: 'section', category: 1 })).status).toBe(200)
    const { change } = await compare(without)
    expect(change.sections[0]?.text?.at(-1)?.pieces).toEqual([
      { kind: 'inserted', text: 'Mettes ord', by: 'mette' },
    ])
  })

  test('[VERSION-7] while another types: every page ends alike, with all that was typed meanwhile', async () => {
    await write(anna, 'Den første linje')
    const kept = await name('Før')
    await write(anna, 'En linje, der går')
    const socket = await mette.openSocket()
    await socket.sync()
    const typed = Array.from({ length: 40 }, (_, index) => String.fromCodePoint(0xe000 + index))
    const restoring = restore(kept.id, { kind: 'section', category: 1 })
    for (const letter of typed) {
      socket.edit((document) => {
        const [words] = textBlocksOf(sectionText(document, 1)).at(-1)?.toArray() ?? []
        if (words instanceof Y.XmlText) words.insert(Math.min(3, words.length), letter)
      })
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect((await restoring).status).toBe(200)
    await socket.settled()
    await server.server.restores.settle()
    await socket.settled()
    const words = flatText(sectionText(socket.document, 1))
    for (const letter of typed) expect(words).toContain(letter)
    expect(words).toContain('Den første linje')
    expect(words).not.toContain('der går')
    expect(words).toBe(await plan((document) => flatText(sectionText(document, 1))))
    socket.close()
  })
})

test('[VERSION-7] what somebody has written offline in lines that a restore has taken out is refused, and offered to copy', async () => {
  await write(anna, 'Den første linje')
  const kept = await name('Før')
  await write(anna, 'En linje, der går')
  const socket = await mette.openSocket()
  await socket.sync()
  const before = Y.encodeStateVector(socket.document)
  const offline = new Y.Doc()
  Y.applyUpdate(offline, Y.encodeStateAsUpdate(socket.document))
  const [words] = textBlocksOf(sectionText(offline, 1)).at(-1)?.toArray() ?? []
  if (words instanceof Y.XmlText) words.insert(3, 'skrevet offline')
  expect((await restore(kept.id, { kind: 'section', category: 1 })).status).toBe(200)
  await server.server.restores.settle()
  await socket.settled()
  socket.send(frames.update(Y.encodeStateAsUpdate(offline, before)))
  await socket.hears('refused')
  expect(socket.heard.find(({ kind }) => kind === 'refused')).toEqual({ kind: 'refused', code: 'taken-out' })
  expect(await plan((document) => flatText(sectionText(document, 1)))).not.toContain('offline')
  socket.close()
})

describe('[VERSION-9] what becomes confidential', () => {
  const CANARY = 'kanariefuglen synger om natten i Korsør'
  const everything = async () => {
    const { versions } = await listed(mette)
    const texts = await Promise.all(
      versions.flatMap(({ id }) =>
        [id, `${id}/compare/now`].map(async (path) =>
          (await mette.request('GET', `${PLAN}/versions/${path}`)).text(),
        ),
      ),
    )
    return [JSON.stringify(versions), ...texts, ...(await server.ports.versions.partsOf('demo-2027'))].join()
  }

  test('leaves no version, however it read, nor what quotes it there; the rest stays', async () => {
    const stays = await anActivity({ title: 'Den bliver' })
    const id = await anActivity({ title: 'Hemmelig rejse til Kirkenes', description: `Før: ${CANARY}.` })
    const quoting = await anActivity({ title: 'Omtale', description: `Om ${CANARY}.` })
    const first = await name('Hemmelig rejse til Kirkenes i maj')
    await patch(id, { description: 'Noget andet nu' })
    await patch(quoting, { description: 'Intet' })
    await name('Senere')
    expect(await everything()).toContain(CANARY)
    const moved = { kind: 'activity', activityId: id }
    expect((await anna.request('POST', `${PLAN}/confidential/move-in`, { moved })).status).toBe(200)
    const left = await everything()
    for (const trace of [CANARY, 'Kirkenes', id]) expect(left).not.toContain(trace)
    expect(left).toContain(stays)
    const { version } = await json<{ version: Version }>(anna.request('GET', `${PLAN}/versions/${first.id}`))
    expect(version.name).toBeUndefined()
    expect(version.contentHash).not.toBe(first.contentHash)
    expect((await restore(first.id, { kind: 'activity', activityId: id })).status).toBe(404)
  })

  test('takes those that were merged into it along, and names that quote how one of them once read', async () => {
    const id = await anActivity({ title: 'Rejse' })
    const into = await anActivity({ title: 'Rejse til Kirkenes', description: `Før: ${CANARY}.` })
    const first = await name(`Om ${CANARY}`)
    await patch(into, { title: 'Rejse', description: 'Noget andet nu' })
    const merged =
      (await plan((document) => mergeActivities(document, [id, into], 'test', BUILT_IN_AGREEMENT))) ?? ''
    await patch(merged, { party: 'censec' })
    const moved = { kind: 'activity', activityId: merged }
    expect((await anna.request('POST', `${PLAN}/confidential/move-in`, { moved })).status).toBe(200)
    const left = await everything()
    for (const trace of [CANARY, 'Kirkenes', id, into]) expect(left).not.toContain(trace)
    expect(left).toContain(first.id)
  })

  test('a section’s text leaves every version, also as it read before', async () => {
    await write(anna, `${CANARY}.`)
    await name('Før')
    await write(anna, 'Mere om noget andet')
    const moved = { kind: 'section', category: 1 }
    expect((await anna.request('POST', `${PLAN}/confidential/move-in`, { moved })).status).toBe(200)
    expect(await everything()).not.toContain(CANARY)
  })

  test('is in no version that is kept while it is being moved', async () => {
    const id = await anActivity({ title: 'Hemmelig rejse til Kirkenes' })
    const moved = { kind: 'activity', activityId: id }
    const [, , answer] = await Promise.all([
      name('Samtidig 1'),
      name('Samtidig 2'),
      anna.request('POST', `${PLAN}/confidential/move-in`, { moved }),
      name('Samtidig 3'),
    ])
    expect(answer.status).toBe(200)
    expect(await everything()).not.toContain('Kirkenes')
  })
})
