import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import type { Decision } from '#shared/findings/decision.ts'
import { findFindings } from '#shared/findings/find-findings.ts'
import { activity } from '#shared/overlap/testing/activity.ts'
import { CLOSE_CODES } from '#shared/protocol/frames.ts'
import type { FindingsAnswer } from '#shared/protocol/schemas/findings.ts'
import { readVocabulary } from '#shared/vocabulary/vocabulary-document.ts'
import { NOTHING_TAUGHT, type WorkspaceVocabulary } from '#shared/vocabulary/workspace-vocabulary.ts'
import { createMemoryJournal } from '../adapters/memory-journal.ts'
import { createRandomIds } from '../adapters/random-ids.ts'
import { systemClock } from '../adapters/system-clock.ts'
import { DocumentDamaged, JournalFailed } from '../ports/journal.ts'
import { Rooms } from '../rooms/rooms.ts'
import { openRawSocket } from '../testing/raw-socket.ts'
import { silentRoomWatch } from '../testing/silent-room-watch.ts'
import { type SignedIn, send, startTestServer, type TestServer } from '../testing/start-test-server.ts'
import { Vocabulary } from './vocabulary.ts'

const WORD = { form: 'kajprotokol', concept: 'topic:export control' }
const plan = '/api/plans/demo-2027'

let server: TestServer
let anna: SignedIn
let mette: SignedIn

beforeEach(async () => {
  server = await startTestServer()
  anna = await server.signIn('anna')
  mette = await server.signIn('mette')
})
afterEach(() => server.close())

async function findings(): Promise<FindingsAnswer> {
  return (await anna.request('GET', `${plan}/findings`)).json()
}

async function vocabulary(): Promise<WorkspaceVocabulary> {
  return (await mette.request('GET', '/api/vocabulary')).json()
}

async function addActivity(party: string, title: string): Promise<string> {
  const body = { party, category: 4, title, start: '2027-03-03', audience: ["SMV'er"] }
  return (await (await anna.request('POST', `${plan}/activities`, body)).json()).id
}

describe('a word', () => {
  test('[VOCAB-1] makes warnings in every plan from then on, and taking it out takes just those away', async () => {
    const mine = await addActivity('censec', 'Kursus i kajprotokol')
    const theirs = await addActivity('difos', 'Kursus i eksportkontrol')
    const isWarned = async () =>
      (await findings()).overlaps.some(({ a, b, label }) => a === mine && b === theirs && label === 'overlap')
    const before = await findings()
    expect(await isWarned()).toBe(false)
    const added = await (await mette.request('POST', '/api/vocabulary/words', WORD)).json()
    expect(added).toMatchObject({ ...WORD, by: { personId: 'mette', party: 'difos' } })
    expect((await vocabulary()).words).toEqual([added])
    expect(await isWarned()).toBe(true)
    expect((await anna.request('DELETE', `/api/vocabulary/words/${added.id}`)).status).toBe(204)
    expect(await findings()).toEqual(before)
  })

  test('[VOCAB-1] opens no decision again', async () => {
    const mine = await addActivity('censec', 'Kursus i eksportkontrol med kajprotokol')
    const theirs = await addActivity('difos', 'Kursus i eksportkontrol')
    const ours = async () => (await findings()).overlaps.find(({ a, b }) => a === mine && b === theirs)
    const { id } = (await ours()) ?? {}
    await anna.request('POST', `${plan}/findings/${id}/decision`, { outcome: 'coordinate', reason: '' })
    await mette.request('POST', '/api/vocabulary/words', { ...WORD, concept: 'topic:drones' })
    expect((await ours())?.decision?.outcome).toBe('coordinate')
  })

  test('[INPUT-1] that is known, says nothing or belongs to nothing is refused with one sentence', async () => {
    const refused = async (body: object) =>
      (await (await mette.request('POST', '/api/vocabulary/words', body)).json()).error.code
    expect(await refused({ ...WORD, form: 'eksportkontrol' })).toBe('word-known')
    expect(await refused({ ...WORD, form: 'og det' })).toBe('word-empty')
    expect(await refused({ ...WORD, concept: 'topic:none' })).toBe('concept-unknown')
    expect(await refused({ ...WORD, form: '<b>kaj</b>' })).toBe('invalid-input')
    expect((await vocabulary()).words).toEqual([])
  })

  test('two who remove the same at once have both removed it', async () => {
    const { id } = await (await mette.request('POST', '/api/vocabulary/words', WORD)).json()
    const answers = await Promise.all(
      [anna, mette].map((who) => who.request('DELETE', `/api/vocabulary/words/${id}`)),
    )
    expect(answers.map(({ status }) => status)).toEqual([204, 204])
    expect((await vocabulary()).words).toEqual([])
  })

  test('[INPUT-1] that comes after more than anybody types is refused until later, and only theirs', async () => {
    const empty = { ...WORD, form: 'og det' }
    const statuses = new Set<number>()
    for (let times = 0; times < 61; times++)
      statuses.add((await mette.request('POST', '/api/vocabulary/words', empty)).status)
    expect([...statuses]).toEqual([400, 429])
    expect((await anna.request('POST', '/api/vocabulary/words', WORD)).status).toBe(201)
  })

  test('two who add the same at once have it once', async () => {
    const answers = await Promise.all(
      [anna, mette].map((who) => who.request('POST', '/api/vocabulary/words', WORD)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  })
})

describe('»ikke overlap«', () => {
  async function decide(id: string, outcome: string) {
    const body = { outcome, reason: 'Det er to forskellige ting.' }
    return mette.request('POST', `${plan}/findings/${id}/decision`, body)
  }

  test('[VOCAB-2] lowers warnings alike, until it is set aside or decided otherwise, and the decided one stays', async () => {
    const [course, other] = [
      await addActivity('censec', 'Kursus i eksportkontrol'),
      await addActivity('censec', 'Workshop om eksportkontrol og slutbrugere'),
    ]
    const conference = await addActivity('difos', 'Konference om eksportkontrol')
    const warning = async (a: string) =>
      (await findings()).overlaps.find((one) => one.a === a && one.b === conference)
    const [decided, alike] = [await warning(course), await warning(other)]
    if (!decided || !alike) throw new Error('Both should be warned of.')
    await decide(decided.id, 'not-overlap')
    expect((await vocabulary()).lessons).toMatchObject([
      {
        id: `demo-2027/${decided.id}`,
        concepts: { subject: 'topic:export control' },
        about: [{ title: 'Kursus i eksportkontrol' }, { title: 'Konference om eksportkontrol' }],
        by: { personId: 'mette' },
      },
    ])
    expect(await warning(course)).toMatchObject({ score: decided.score, label: decided.label })
    expect(await warning(other)).toMatchObject({ lowered: 1, label: 'related' })

    const path = `/api/vocabulary/lessons/demo-2027/${decided.id}`
    const aside = await (await anna.request('PATCH', path, { counts: false })).json()
    expect(aside.setAside).toMatchObject({ by: { personId: 'anna' } })
    expect(await warning(other)).toEqual(alike)
    await anna.request('PATCH', path, { counts: true })
    expect((await warning(other))?.lowered).toBe(1)

    await decide(decided.id, 'coordinate')
    expect((await vocabulary()).lessons).toEqual([])
    expect(await warning(other)).toEqual(alike)
    expect((await anna.request('PATCH', path, { counts: false })).status).toBe(404)
  })

  test('[VOCAB-2] is withdrawn by a later decision also where the warning has no concepts any more', async () => {
    const { vocabulary: kept } = server.server
    const audience = ["SMV'er"]
    const start = '2027-03-03'
    const [finding] = findFindings(
      [
        activity({ id: 'c1', party: 'censec', title: 'Kursus i eksportkontrol', audience, start }),
        activity({ id: 'd1', party: 'difos', title: 'Konference om eksportkontrol', audience, start }),
      ],
      BUILT_IN_AGREEMENT,
    ).overlaps
    if (!finding?.concepts) throw new Error('The pair should be warned of.')
    const decision = (outcome: 'not-overlap' | 'coordinate'): Decision => ({
      findingId: finding.id,
      outcome,
      reason: 'To forskellige ting.',
      fingerprint: finding.fingerprint,
      by: { personId: 'mette', name: 'Mette', party: 'difos', role: 'director' },
      at: '2026-11-24T10:00:00Z',
    })
    const ofPlan = { planId: 'demo-2027', mustLast: () => {} }
    await kept.learn(ofPlan, finding, decision('not-overlap'))
    expect((await kept.read()).lessons).toHaveLength(1)
    const { concepts: _, ...without } = finding
    await kept.learn(ofPlan, without, decision('coordinate'))
    expect((await kept.read()).lessons).toEqual([])
  })
})

describe('the vocabulary’s room', () => {
  test.each([
    ['director', 'anna', 201],
    ['planner', 'peter', 201],
    ['observer', 'ida', 403],
    ['reader', 'rikke', 403],
  ] as const)(
    '[VOCAB-3] is read live by a %s, and written by commands alone where the role may',
    async (_, name, answer) => {
      const who = await server.signIn(name)
      const socket = await who.openSocket('workspace')
      await socket.sync()
      await mette.request('POST', '/api/vocabulary/words', WORD)
      await expect.poll(() => readVocabulary(socket.document).words.length).toBe(1)
      socket.edit((document) => document.getMap('words').clear())
      await socket.hears('refused')
      expect((await vocabulary()).words).toHaveLength(1)
      const own = await who.request('POST', '/api/vocabulary/words', { ...WORD, form: 'bolværk' })
      expect(own.status).toBe(answer)
      const [word] = (await vocabulary()).words
      const removed = await who.request('DELETE', `/api/vocabulary/words/${word?.id}`)
      expect(removed.status).toBe(answer === 201 ? 204 : 403)
      socket.close()
    },
  )

  test('[VOCAB-3] is closed to who is not signed in', async () => {
    const stranger = await send(server.url, 'GET', '/api/vocabulary')
    expect(stranger.status).toBe(401)
    const socket = await openRawSocket(`${server.url.replace('http', 'ws')}/sync/workspace`, {})
    expect((await socket.hears('closed')).code).toBe(CLOSE_CODES.notSignedIn)
  })
})

describe('a workspace', () => {
  let journal: ReturnType<typeof createMemoryJournal>
  beforeAll(() => {
    journal = createMemoryJournal()
  })
  afterAll(() => journal.close())

  test('from before there was a vocabulary is given one, and keeps it', async () => {
    const first = await startTestServer({ ports: { journal: { ...journal, close: async () => {} } } })
    const director = await first.signIn('anna')
    expect((await director.request('POST', '/api/vocabulary/words', WORD)).status).toBe(201)
    await first.close()
    const second = await startTestServer({ ports: { journal: { ...journal, close: async () => {} } } })
    const again = await (await second.signIn('anna')).request('GET', '/api/vocabulary')
    expect((await again.json()).words).toHaveLength(1)
    await second.close()
  })

  test('[VOCAB-4] whose vocabulary is damaged opens its plans and finds with the built-in one; nothing is put in its place', async () => {
    const written: string[] = []
    const broken = await startTestServer({
      ports: {
        journal: {
          ...createMemoryJournal(),
          ...damagedAt('workspace', written),
        },
      },
    })
    const director = await broken.signIn('anna')
    const answer = await director.request('GET', `${plan}/findings`)
    expect(answer.status).toBe(200)
    expect((await answer.json()).overlaps.length).toBeGreaterThan(0)
    const refused = await director.request('POST', '/api/vocabulary/words', WORD)
    expect(refused.status).toBe(503)
    expect(await refused.json()).toMatchObject({ error: { code: 'vocabulary-damaged' } })
    const socket = await director.openSocket('workspace')
    expect((await socket.hears('closed')).code).toBe(4422)
    expect(written).toEqual([])
    await broken.close()
  })

  test('[VOCAB-4] whose vocabulary could not be begun has one once there is room, and never two', async () => {
    const journal = createMemoryJournal()
    let isFull = true
    let begun = 0
    const full = await startTestServer({
      ports: {
        journal: {
          ...journal,
          replace: async (...given) => {
            if (given[0] === 'workspace') {
              if (isFull) throw new JournalFailed('the disk is full')
              begun += 1
            }
            await journal.replace(...given)
          },
        },
      },
    })
    const director = await full.signIn('anna')
    const add = (form: string) => director.request('POST', '/api/vocabulary/words', { ...WORD, form })
    expect((await add('bolværk')).status).toBe(500)
    isFull = false
    const answers = await Promise.all(['kajprotokol', 'kajkontrol', 'bolværk'].map(add))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
    const socket = await director.openSocket('workspace')
    await socket.sync()
    expect(readVocabulary(socket.document).words).toHaveLength(3)
    expect(begun).toBe(1)
    socket.close()
    await full.close()
  })

  test('[VOCAB-4] that could not begin one opens its room once there is room', async () => {
    const journal = createMemoryJournal()
    let isFull = true
    const full = await startTestServer({
      ports: {
        journal: {
          ...journal,
          replace: async (...given) => {
            if (isFull && given[0] === 'workspace') throw new JournalFailed('the disk is full')
            await journal.replace(...given)
          },
        },
      },
    })
    const director = await full.signIn('anna')
    isFull = false
    const socket = await director.openSocket('workspace')
    await socket.sync()
    expect(readVocabulary(socket.document).words).toEqual([])
    socket.close()
    await full.close()
  })

  test('[VOCAB-4] tells its log of a vocabulary out of reach once, and once that it is back', async () => {
    const journal = createMemoryJournal()
    let isThere = false
    const heard: string[] = []
    const vocabulary = new Vocabulary({
      agreement: BUILT_IN_AGREEMENT,
      journal: {
        ...journal,
        read: async (document) => {
          if (!isThere) throw new JournalFailed('the disk is gone')
          return journal.read(document)
        },
      },
      rooms: new Rooms({ journal, watch: silentRoomWatch, idleMilliseconds: 60_000 }),
      clock: systemClock,
      ids: createRandomIds(),
      failed: (reason) => heard.push(reason),
      mended: () => heard.push('mended'),
    })
    await vocabulary.begin()
    for (let times = 0; times < 3; times++) expect(await vocabulary.forFindings()).toBe(NOTHING_TAUGHT)
    expect(heard).toEqual(['the disk is gone'])
    isThere = true
    for (let times = 0; times < 3; times++) await vocabulary.forFindings()
    expect(heard).toEqual(['the disk is gone', 'mended'])
  })

  test('[VOCAB-4] that the disk gives no vocabulary, and takes none, starts and finds all the same', async () => {
    const journal = createMemoryJournal()
    const refuse = async () => {
      throw new Error('the disk is full')
    }
    const broken = await startTestServer({
      ports: {
        journal: {
          ...journal,
          read: (document) => (document === 'workspace' ? refuse() : journal.read(document)),
          replace: (...given) => (given[0] === 'workspace' ? refuse() : journal.replace(...given)),
        },
      },
    })
    const director = await broken.signIn('anna')
    expect((await director.request('GET', `${plan}/findings`)).status).toBe(200)
    await broken.close()
  })

  function damagedAt(name: string, written: string[]) {
    const whole = createMemoryJournal()
    return {
      ...whole,
      read: async (document: string) => {
        if (document === name) throw new DocumentDamaged(document, 'record 3 is not what was written')
        return whole.read(document)
      },
      replace: async (...given: Parameters<typeof whole.replace>) => {
        if (given[0] === name) written.push(name)
        return whole.replace(...given)
      },
    }
  }
})
