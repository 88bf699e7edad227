/** Looking for words over HTTP: what is found, what is not, and by whom. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { can } from '#shared/permissions/can.ts'
import { changeActivity } from '#shared/plan/edit-plan.ts'
import { PARTIES, type Party } from '#shared/plan/plan.ts'
import { LOCAL_EDIT } from '#shared/plan/plan-document.ts'
import { findAnswer } from '#shared/protocol/schemas/find.ts'
import { createMemoryJournal } from '../adapters/memory-journal.ts'
import { demoPersonNamed } from '../demo/demo-people.ts'
import type { Journal } from '../ports/journal.ts'
import { WrittenElsewhere } from '../rooms/written-elsewhere.ts'
import { seededRandom } from '../testing/seeded-random.ts'
import {
  type PersonName,
  PLAN_ROOM,
  type SignedIn,
  startTestServer,
  type TestServer,
} from '../testing/start-test-server.ts'
import { Find } from './find.ts'

const PLAN = '/api/plans/demo-2027'
const NAMES: PersonName[] = ['anna', 'peter', 'mette', 'jonas', 'ida', 'lars', 'rikke']

let server: TestServer
const people = new Map<PersonName, SignedIn>()
beforeAll(async () => {
  server = await startTestServer()
  for (const name of NAMES) people.set(name, await server.signIn(name))
})
afterAll(() => server.close())

function as(name: PersonName): SignedIn {
  const person = people.get(name)
  if (!person) throw new Error(`${name} is not signed in`)
  return person
}

async function answerTo(name: PersonName, typed: string, more = ''): Promise<string> {
  for (;;) {
    const response = await as(name).request('GET', `/api/find?q=${encodeURIComponent(typed)}${more}`)
    expect(response.status).toBe(200)
    const text = await response.text()
    // On a busy machine a document may still be being read.
    if (findAnswer.parse(JSON.parse(text)).isWhole) return text
  }
}

async function hitsFor(name: PersonName, typed: string, more = '') {
  return findAnswer.parse(JSON.parse(await answerTo(name, typed, more))).hits
}

async function addActivity(name: PersonName, party: Party, title: string): Promise<string> {
  const body = { party, category: 2, title }
  const response = await as(name).request('POST', `${PLAN}/activities`, body)
  expect(response.status).toBe(201)
  return (await response.json()).id
}

async function moveIn(name: PersonName, activityId: string): Promise<void> {
  const moved = { kind: 'activity', activityId }
  expect((await as(name).request('POST', `${PLAN}/confidential/move-in`, { moved })).status).toBe(200)
}

describe('[SEARCH-3] what is found', () => {
  test('is of every kind, with where it stands and what was looked for marked', async () => {
    const thread = await as('ida').request('POST', `${PLAN}/threads`, {
      activityId: await addActivity('anna', 'censec', 'Regattaen i Kiel'),
      body: 'Er regattaen ikke for dyr?',
    })
    const { id: threadId } = await thread.json()
    expect(await hitsFor('rikke', 'regatta')).toMatchObject([
      {
        place: { kind: 'activity', category: 2, party: 'censec' },
        plan: { id: 'demo-2027', title: 'Fælles aktivitetsplan 2027', year: 2027 },
        title: { text: 'Regattaen i Kiel', marks: [[0, 9]] },
      },
      {
        place: { kind: 'comment', threadId },
        title: { text: 'Ida' },
        about: 'Regattaen i Kiel',
        snippet: { text: 'Er regattaen ikke for dyr?', marks: [[3, 12]] },
      },
    ])
    const kinds = async (name: PersonName, typed: string) =>
      new Set((await hitsFor(name, typed)).map(({ place }) => place.kind))
    expect(await kinds('rikke', 'klyngens hjemmeside')).toContain('section')
    expect(await kinds('rikke', 'fremstødet')).toContain('clause')
  })

  test('follows what is written, by whatever way it is written', async () => {
    const id = await addActivity('anna', 'censec', 'Plejlby')
    expect(await hitsFor('jonas', 'plejlby')).toHaveLength(1)
    const socket = await as('anna').openSocket(PLAN_ROOM)
    await socket.sync()
    socket.edit((plan) => changeActivity(plan, id, { title: 'Skovlunda' }, LOCAL_EDIT))
    await socket.hears('saved')
    socket.close()
    expect(await hitsFor('jonas', 'skovlunda')).toHaveLength(1)
    expect(await hitsFor('jonas', 'plejlby')).toEqual([])
  })

  test('is not what a comment said before, nor a comment that was taken back', async () => {
    const address = `${PLAN}/threads`
    const made = await (await as('anna').request('POST', address, { body: 'Kvæstorens tal' })).json()
    const comment = `${address}/${made.id}/comments/${made.comments[0].id}`
    await as('anna').request('PATCH', comment, { body: 'Provstens tal' })
    expect([await hitsFor('rikke', 'kvæstor'), (await hitsFor('rikke', 'provst')).length]).toEqual([[], 1])
    await as('anna').request('DELETE', comment)
    expect(await hitsFor('rikke', 'provst')).toEqual([])
  })

  test('is in all plans but the one that is looked through already', async () => {
    const made = await as('anna').request('POST', '/api/plans', { year: 2031, title: 'Planen for 2031' })
    const { id } = await made.json()
    const activity = { party: 'censec', category: 1, title: 'Korsbækmesse' }
    await as('anna').request('POST', `/api/plans/${id}/activities`, activity)
    expect(await hitsFor('rikke', 'korsbækmesse')).toMatchObject([{ plan: { id, year: 2031 } }])
    expect(await hitsFor('rikke', 'korsbækmesse', `&without=${id}`)).toEqual([])
  })

  test('is in the confidential part of the plan that is looked through, unless that is looked through too', async () => {
    await moveIn('anna', await addActivity('anna', 'censec', 'Snurreskøjte'))
    const without = '&without=demo-2027'
    expect(await hitsFor('peter', 'snurreskøjte', without)).toMatchObject([{ confidential: 'censec' }])
    expect(await hitsFor('peter', 'snurreskøjte', `${without}&withoutOwn=demo-2027`)).toEqual([])
    for (const name of ['mette', 'ida'] as const)
      expect(await hitsFor(name, 'snurreskøjte', without)).toEqual([])
  })

  test('is nothing for no word, and a question that is too long or comes too often is refused', async () => {
    expect(await hitsFor('rikke', ' – ')).toEqual([])
    expect((await as('rikke').request('GET', '/api/find')).status).toBe(400)
    expect((await as('rikke').request('GET', `/api/find?q=${'a'.repeat(201)}`)).status).toBe(400)
    const codes = new Set<number>()
    for (let round = 0; round < 260; round++)
      codes.add((await as('lars').request('GET', '/api/find?q=')).status)
    expect([...codes]).toEqual([200, 429])
    expect(await hitsFor('rikke', 'messe')).not.toEqual([])
  })
})

test('[SEARCH-7] what is read ahead is not read again by the first who looks for something', async () => {
  const { plans } = server.server
  const visited: string[] = []
  const watched = new Proxy(plans, {
    get(target, name: keyof typeof plans) {
      if (/^in[A-Z]/.test(name)) visited.push(name)
      const value = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const find = new Find({
    elsewhere: new WrittenElsewhere(undefined),
    agreement: BUILT_IN_AGREEMENT,
    plans: watched,
    directory: server.ports.directory,
  })
  await find.readAhead()
  expect(visited).toEqual(expect.arrayContaining(['inPlan', 'inLedger', 'inConfidential']))
  visited.length = 0
  const sought = { typed: 'messe', without: undefined, withoutOwn: undefined, locale: 'da' } as const
  const { hits, isWhole } = await find.find(demoPersonNamed('peter'), sought)
  expect([isWhole, hits.length > 0, visited]).toEqual([true, true, []])
  await find.stop()
})

test('[SEARCH-7] a server that has started reads its plans unasked', async () => {
  const read = new Set<string>()
  const journal = createMemoryJournal()
  const watched: Journal = Object.create(journal, {
    read: {
      value: (name: string) => {
        read.add(name)
        return journal.read(name)
      },
    },
  })
  const started = await startTestServer({ ports: { journal: watched }, roomIdleMilliseconds: 1 })
  read.clear()
  const names = PARTIES.map((party) => `${PLAN_ROOM}/confidential/${party}`)
  await expect
    .poll(() => [...read], { timeout: 20_000 })
    .toEqual(expect.arrayContaining([PLAN_ROOM, ...names]))
  await started.close()
})

describe('[SEARCH-4] who may not read something', () => {
  test('neither finds it nor is answered otherwise because of it', async () => {
    const before = await answerTo('ida', 'besparelse messe')
    const id = await addActivity('anna', 'censec', 'Besparelse på messe')
    await moveIn('anna', id)
    await as('anna').request('POST', `${PLAN}/confidential/threads`, {
      activityId: id,
      body: 'Besparelse, messe og mere',
    })
    expect(await hitsFor('peter', 'besparelse messe')).toMatchObject([
      { place: { kind: 'activity', activityId: id }, confidential: 'censec' },
      { place: { kind: 'comment' }, confidential: 'censec', about: 'Besparelse på messe' },
    ])
    for (const name of ['ida', 'rikke', 'mette', 'jonas'] as const)
      expect(await hitsFor(name, 'besparelse')).toEqual([])
    expect(await answerTo('ida', 'besparelse messe')).toBe(before)
  })

  test('finds no people, whom only directors and admins list', async () => {
    const personsFor = async (name: PersonName) =>
      (await hitsFor(name, 'jonas')).flatMap(({ place }) => (place.kind === 'person' ? place.personId : []))
    expect(await personsFor('mette')).toEqual(['jonas'])
    for (const name of ['peter', 'ida', 'rikke'] as const) expect(await personsFor(name)).toEqual([])
  })

  test('is asked anew once all has been read: rights that have gone meanwhile count', async () => {
    const id = await addActivity('anna', 'censec', 'Fratrædelsesordning')
    await moveIn('anna', id)
    const { plans } = server.server
    const find = new Find({
      elsewhere: new WrittenElsewhere(undefined),
      agreement: BUILT_IN_AGREEMENT,
      plans,
      directory: server.ports.directory,
    })
    const peter = { ...demoPersonNamed('peter') }
    const nothing = { without: undefined, withoutOwn: undefined }
    const sought = { typed: 'fratrædelsesordning', ...nothing, locale: 'da' } as const
    const wholeOf = async (one: Find) => {
      for (;;) {
        const { hits, isWhole } = await one.find(peter, sought)
        if (isWhole) return hits
      }
    }
    expect(await wholeOf(find)).toHaveLength(1)
    const demoted = new Find({
      elsewhere: new WrittenElsewhere(undefined),
      agreement: BUILT_IN_AGREEMENT,
      plans,
      directory: {
        listMembers: server.ports.directory.listMembers,
        findMember: async (memberId) => {
          const member = await server.ports.directory.findMember(memberId)
          return member && { ...member, person: { ...member.person, role: 'reader' } }
        },
      },
    })
    expect(await wholeOf(demoted)).toEqual([])
    const gone = { listMembers: async () => [], findMember: async () => undefined }
    await expect(
      new Find({
        elsewhere: new WrittenElsewhere(undefined),
        agreement: BUILT_IN_AGREEMENT,
        plans,
        directory: gone,
      }).find(peter, sought),
    ).rejects.toThrow()
  })
})

/** Something that was written, and who may read it. */
interface Written {
  word: string
  owner: Party
  isConfidential: boolean
  kind: 'activity' | 'comment'
  activityId: string | undefined
}

const DIRECTORS = { censec: 'anna', difos: 'mette' } as const
const SEEDS = [1, 2, 3]

test.each(SEEDS)(
  '[SEARCH-4] seed %i: whatever is written, made confidential and shared again, each finds what they may read and nothing else',
  async (seed) => {
    const random = seededRandom(seed)
    const written: Written[] = []
    const newWord = () =>
      `${'bdfgklmnprst'[random.below(12)]}${Array.from({ length: 4 }, () => `${'aeiou'[random.below(5)]}${'bdfgklmnprst'[random.below(12)]}`).join('')}${seed}x${written.length}`
    const steps = {
      write: async (owner: Party) => {
        const word = newWord()
        const activityId = await addActivity(DIRECTORS[owner], owner, `Fællesordet ${word}`)
        written.push({ word, owner, isConfidential: false, kind: 'activity', activityId })
      },
      hide: async (owner: Party) => {
        const one = written.find((w) => w.owner === owner && !w.isConfidential && w.kind === 'activity')
        if (!one?.activityId) return
        await moveIn(DIRECTORS[owner], one.activityId)
        for (const each of written) if (each.activityId === one.activityId) each.isConfidential = true
      },
      share: async (owner: Party) => {
        const one = written.find((w) => w.owner === owner && w.isConfidential && w.kind === 'activity')
        if (!one) return
        const moved = { kind: 'activity', activityId: one.activityId }
        const path = `${PLAN}/confidential/move-out`
        expect((await as(DIRECTORS[owner]).request('POST', path, { moved })).status).toBe(200)
        // What was said about it in confidence stays there.
        one.isConfidential = false
      },
      comment: async (owner: Party) => {
        const on = written.findLast((w) => w.owner === owner && w.kind === 'activity')
        if (!on) return
        const word = newWord()
        const path = on.isConfidential ? `${PLAN}/confidential/threads` : `${PLAN}/threads`
        const said = { activityId: on.activityId, body: `Fællesordet om ${word}` }
        expect((await as(DIRECTORS[owner]).request('POST', path, said)).status).toBe(201)
        const { isConfidential, activityId } = on
        written.push({ word, owner, isConfidential, kind: 'comment', activityId })
      },
    }
    const mayRead = (name: PersonName, { isConfidential, owner }: Written) =>
      can(
        demoPersonNamed(name),
        'read',
        isConfidential ? { kind: 'confidential', party: owner } : { kind: 'plan' },
      )
    for (let step = 0; step < 14; step++) {
      const kind =
        (['write', 'comment', 'hide', 'share', 'write', 'hide'] as const)[random.below(6)] ?? 'write'
      await steps[kind](random.below(2) === 0 ? 'censec' : 'difos')
      const name = (['peter', 'jonas', 'ida', 'rikke', 'anna', 'mette'] as const)[random.below(6)] ?? 'ida'
      const all = await answerTo(name, 'fællesordet')
      for (const one of written) {
        if (!mayRead(name, one)) expect(all, `seed ${seed}, step ${step}, ${name}`).not.toContain(one.word)
      }
      const one = written[random.below(Math.max(written.length, 1))]
      if (!one) continue
      const hits = await hitsFor(name, one.word)
      expect(hits.length > 0, `seed ${seed}, step ${step}, ${name}, ${JSON.stringify(one)}`).toBe(
        mayRead(name, one),
      )
    }
  },
)
