/** The label's file as its secretariat works on it, over HTTP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { setFollowUp } from '#shared/follow-up/follow-up-document.ts'
import { readLabelActs } from '#shared/label/label-document.ts'
import type {
  CaseDeed,
  EvidenceSource,
  IndicatorAnswer,
  LabelAnswer,
  SuggestionsAnswer,
} from '#shared/protocol/schemas/label.ts'
import { DEMO_PLAN_ID } from '../demo/seed-demo.ts'
import { approve, bringMeetingTo, writePoint } from '../testing/meeting-steps.ts'
import {
  type PersonName,
  PLAN_ROOM,
  type SignedIn,
  startTestServer,
  type TestServer,
} from '../testing/start-test-server.ts'

const NOW = Date.parse('2027-03-10T11:00:00Z')
const PLAN = `/api/plans/${DEMO_PLAN_ID}`

let server: TestServer
let anna: SignedIn
let peter: SignedIn

beforeAll(async () => {
  server = await startTestServer({ ports: { clock: { now: () => NOW } } })
  anna = await server.signIn('anna')
  peter = await server.signIn('peter')
})
afterAll(() => server.close())

const get = async <Answer>(path: string, who = anna): Promise<Answer> =>
  (await answered(who.request('GET', path))).json()
const readLabel = (who = anna) => get<LabelAnswer>('/api/label', who)
const readIndicator = (id: string) => get<IndicatorAnswer>(`/api/label/indicators/${id}`)
const lineOf = async (id: string) => (await readLabel()).indicators.find((one) => one.id === id)
const link = (indicatorId: string, source: EvidenceSource, note = '') =>
  anna.request('POST', `/api/label/indicators/${indicatorId}/evidence`, { source, note })

async function answered(answering: Promise<Response>): Promise<Response> {
  const response = await answering
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`)
  return response
}

async function problemOf(answering: Promise<Response>): Promise<string> {
  const { error } = await (await answering).json()
  return error.code
}

async function anActivity(title: string, party = 'censec'): Promise<string> {
  const body = { party, category: 2, title, start: '2027-02-01', end: '2027-02-01', precision: 'day' }
  return (await (await answered(anna.request('POST', `${PLAN}/activities`, body))).json()).id
}

async function sayOf(activityId: string, said: Parameters<typeof setFollowUp>[2]): Promise<void> {
  const socket = await anna.openSocket(PLAN_ROOM)
  await socket.sync()
  socket.edit((document) => setFollowUp(document, activityId, said))
  await socket.hears('saved')
  socket.close()
}

async function aDocument(text = 'Vedtægter'): Promise<string> {
  const path = '/api/label/documents?name=vedtaegter.txt'
  return (await (await answered(anna.request('POST', path, new TextEncoder().encode(text)))).json()).id
}

describe('[LABEL-1] a file that nobody has begun', () => {
  test('has the built-in indicators, each lacking all, and the first step ahead', async () => {
    const label = await readLabel()
    expect(label).toMatchObject({ party: 'censec', set: { version: 1 } })
    expect(label.indicators).toHaveLength(31)
    for (const { gaps } of label.indicators) expect(gaps).toEqual(['no-evidence', 'not-assessed'])
    expect(label.score).toMatchObject({ points: 0, of: 124, isEnough: false })
    expect(label.rounds).toHaveLength(1)
    expect(label.people.map(({ personId }) => personId).sort()).toEqual(['anna', 'peter'])
  })
})

describe('[LABEL-2] the secretariat’s edits of the indicators', () => {
  const words = (name: string) => ({
    name: { da: name, en: name },
    question: { da: 'Hvad?', en: 'What?' },
    asked: { da: 'Noget', en: 'Something' },
  })

  test('are versions with date and person, of which earlier ones can be read', async () => {
    const before = (await readLabel()).set.version
    const { id } = await (
      await answered(anna.request('POST', '/api/label/indicators', { group: 3, ...words('Egen') }))
    ).json()
    const path = `/api/label/indicators/${id}`
    await answered(peter.request('PATCH', path, { ...words('Vores'), target: 2, setVersion: before + 1 }))
    const { versions } = await get<{ versions: unknown[] }>('/api/label/indicator-sets')
    expect(versions.slice(0, 2)).toMatchObject([
      {
        version: before + 2,
        at: '2027-03-10T11:00:00.000Z',
        by: { personId: 'peter' },
        change: { kind: 'changed' },
      },
      { version: before + 1, by: { personId: 'anna' }, change: { kind: 'added', indicatorId: id } },
    ])
    const earlier = await get<{ indicators: { id: string; name: object }[] }>(
      `/api/label/indicator-sets/${before + 1}`,
    )
    expect(earlier.indicators.find((one) => one.id === id)?.name).toEqual({ da: 'Egen', en: 'Egen' })
    expect(await lineOf(id)).toMatchObject({ name: { da: 'Vores' }, target: 2, number: '3.3' })
    expect((await anna.request('GET', '/api/label/indicator-sets/999')).status).toBe(404)
  })

  test('of an older version are refused, and change nothing', async () => {
    const { set } = await readLabel()
    const change = { ...words('For sent'), setVersion: set.version - 1 }
    expect(await problemOf(anna.request('PATCH', '/api/label/indicators/maturity', change))).toBe(
      'out-of-date',
    )
    expect((await readLabel()).set.version).toBe(set.version)
  })

  test('that retire one keep its evidence and say so, until it is in use again', async () => {
    const path = '/api/label/indicators/web-presence'
    await answered(link('web-presence', { kind: 'account', planId: DEMO_PLAN_ID }))
    await answered(anna.request('POST', `${path}/retirement`, { reason: 'Spørges der ikke om.' }))
    expect(await lineOf('web-presence')).toMatchObject({ isRetired: true, gaps: [], evidence: 1 })
    expect(await problemOf(link('web-presence', { kind: 'minutes', meetingId: '2027-03' }))).toBe(
      'indicator-retired',
    )
    const assessment = { level: 1, state: 'ready', basis: '' }
    expect(await problemOf(anna.request('POST', `${path}/assessments`, assessment))).toBe('indicator-retired')
    expect(await problemOf(anna.request('POST', `${path}/retirement`, { reason: 'Igen' }))).toBe(
      'out-of-date',
    )
    await answered(anna.request('DELETE', `${path}/retirement`))
    expect(await lineOf('web-presence')).toMatchObject({ isRetired: false, evidence: 1 })
    expect(await problemOf(anna.request('DELETE', `${path}/retirement`))).toBe('out-of-date')
  })
})

describe('[LABEL-3] evidence', () => {
  test('of every kind is told with its title, its date and the way there, as it is now', async () => {
    const activityId = await anActivity('Innovationsdag')
    const version = await (
      await answered(anna.request('POST', `${PLAN}/versions`, { name: 'Til eksperterne' }))
    ).json()
    await writePoint(anna, '2027-03', 'punkt')
    await bringMeetingTo(anna, '2027-03', 'minutes-sent')
    for (const name of ['anna', 'mette'] as const) await approve(await server.signIn(name), '2027-03')
    const documentId = await aDocument()
    const sources: EvidenceSource[] = [
      { kind: 'activity', planId: DEMO_PLAN_ID, activityId },
      { kind: 'version', planId: DEMO_PLAN_ID, versionId: version.id },
      { kind: 'minutes', meetingId: '2027-03' },
      { kind: 'account', planId: DEMO_PLAN_ID },
      { kind: 'document', documentId },
    ]
    for (const source of sources) await answered(link('clarity-of-roles', source, 'Se her'))
    await answered(
      anna.request('PATCH', `${PLAN}/activities/${activityId}`, { title: 'Stor innovationsdag' }),
    )
    const { evidence, gaps } = await readIndicator('clarity-of-roles')
    expect(evidence.map(({ state, note, added }) => [state, note, added.by.name])).toEqual(
      sources.map(() => ['there', 'Se her', expect.stringContaining('Anna')]),
    )
    expect(evidence.map(({ about }) => about)).toMatchObject([
      { kind: 'activity', title: 'Stor innovationsdag', start: '2027-02-01' },
      { kind: 'version', name: 'Til eksperterne', at: version.at },
      { kind: 'minutes', meetingId: '2027-03', date: '2027-03-01' },
      { kind: 'account', year: 2027 },
      { kind: 'document', name: 'vedtaegter.txt', bytes: 10 },
    ])
    expect(evidence.map(({ path }) => path)).toEqual([
      `/planer/${DEMO_PLAN_ID}#aktivitet-${activityId}`,
      `/planer/${DEMO_PLAN_ID}/versioner`,
      '/moeder/2027-03',
      `/planer/${DEMO_PLAN_ID}/regnskab`,
      undefined,
    ])
    expect(gaps).toEqual(['not-assessed'])
  })

  test('that is gone is said to be, by name only where the name is its own party’s, and stays in its place', async () => {
    const activityId = await anActivity('Snart fortrolig')
    const documentId = await aDocument('Noget, der slettes')
    await answered(link('working-groups', { kind: 'activity', planId: DEMO_PLAN_ID, activityId }))
    await answered(link('working-groups', { kind: 'document', documentId }))
    const moved = { kind: 'activity', activityId }
    await answered(anna.request('POST', `${PLAN}/confidential/move-in`, { moved }))
    await answered(anna.request('DELETE', `/api/label/documents/${documentId}`))
    const { evidence, gaps } = await readIndicator('working-groups')
    expect(evidence).toMatchObject([
      { state: 'gone', source: { kind: 'activity' } },
      { state: 'gone', about: { kind: 'document', name: 'vedtaegter.txt' } },
    ])
    expect(evidence[0]?.about).toBeUndefined()
    expect(gaps).toContain('no-evidence')
    expect(await lineOf('working-groups')).toMatchObject({ evidence: 2, gaps })
  })

  test('is linked once, noted otherwise, and linked no more', async () => {
    const source = { kind: 'account', planId: DEMO_PLAN_ID } as const
    const { id } = await (await answered(link('satisfaction', source))).json()
    expect(await problemOf(link('satisfaction', source))).toBe('evidence-linked')
    await answered(anna.request('PATCH', `/api/label/evidence/${id}`, { note: 'Side 3' }))
    expect((await readIndicator('satisfaction')).evidence).toMatchObject([{ note: 'Side 3' }])
    await answered(anna.request('DELETE', `/api/label/evidence/${id}`))
    expect((await readIndicator('satisfaction')).evidence).toEqual([])
    expect((await anna.request('DELETE', `/api/label/evidence/${id}`)).status).toBe(404)
    await answered(link('satisfaction', source))
    const { history } = await readIndicator('satisfaction')
    expect(history.map(({ act }) => act)).toEqual([
      'evidence-added',
      'evidence-removed',
      'evidence-noted',
      'evidence-added',
    ])
  })

  test.each<[string, EvidenceSource]>([
    ['an activity that is not there', { kind: 'activity', planId: DEMO_PLAN_ID, activityId: 'none' }],
    ['a plan that is not there', { kind: 'account', planId: 'none-2027' }],
    ['a version that is not there', { kind: 'version', planId: DEMO_PLAN_ID, versionId: 'none' }],
    ['minutes that are not approved', { kind: 'minutes', meetingId: '2027-04' }],
    ['a document that is not there', { kind: 'document', documentId: 'none' }],
  ])('cannot be %s', async (_, source) => {
    expect((await link('maturity', source)).status).toBe(404)
    expect((await readIndicator('maturity')).evidence).toEqual([])
  })

  test('cannot be linked to an indicator that is not there', async () => {
    expect((await link('none', { kind: 'account', planId: DEMO_PLAN_ID })).status).toBe(404)
  })
})

describe('[LABEL-7] what is suggested', () => {
  const suggestionsFor = async (id: string) =>
    (await get<SuggestionsAnswer>(`/api/label/indicators/${id}/suggestions`)).suggestions
  const titles = (suggestions: SuggestionsAnswer['suggestions']) =>
    suggestions.flatMap(({ about }) => (about?.kind === 'activity' ? about.title : []))

  test('is what the indicator asks for, of the party’s own and what both do, and not what is linked', async () => {
    const held = await anActivity('Afholdt og rost')
    const other = await anActivity('Den andens', 'difos')
    const together = await anActivity('I fællesskab', 'joint')
    await anActivity('Kun planlagt')
    const praised = {
      outcome: 'held',
      participants: 40,
      answered: 10,
      'benefit:1': 7,
      'benefit:2': 2,
      'benefit:4': 1,
    }
    for (const id of [held, other]) await sayOf(id, praised)
    await sayOf(together, { outcome: 'held', participants: 2, answered: 10, 'benefit:3': 9, 'benefit:1': 1 })
    expect(titles(await suggestionsFor('success-stories'))).toEqual(['Afholdt og rost'])
    const services = await suggestionsFor('activities-and-services')
    expect(titles(services).sort()).toEqual(['Afholdt og rost', 'I fællesskab'])
    expect(services.map(({ source }) => source.kind)).toContain('account')
    const [first] = await suggestionsFor('success-stories')
    if (!first) throw new Error('Nothing was suggested.')
    await answered(link('success-stories', first.source))
    expect(await suggestionsFor('success-stories')).toEqual([])
  })

  test('includes the figures of the yearly account that tell of it, the party’s own and the joint ones added up', async () => {
    const { figures } = await readIndicator('activities-and-services')
    expect(figures).toContainEqual({ planId: DEMO_PLAN_ID, year: 2027, figure: 'participants', value: 42 })
  })

  test('is beside a list of everything that can be linked', async () => {
    const { sources } = await get<{ sources: { source: EvidenceSource; about: object }[] }>(
      '/api/label/sources',
    )
    expect(new Set(sources.map(({ source }) => source.kind))).toEqual(
      new Set(['account', 'version', 'activity', 'minutes']),
    )
    for (const { about } of sources) expect(about).toBeDefined()
  })
})

describe('[LABEL-4] the self-assessment', () => {
  const assess = (body: object, who = anna) =>
    who.request('POST', '/api/label/indicators/communication/assessments', body)

  test('says level, words, state and who is responsible, and is written on the one that was read', async () => {
    const first = {
      level: 2,
      state: 'under-way',
      text: 'Nyhedsbrev hver måned.',
      responsibleId: 'peter',
      basis: '',
    }
    await answered(assess(first))
    const { assessment } = await readIndicator('communication')
    expect(assessment).toMatchObject({ level: 2, state: 'under-way', responsible: { personId: 'peter' } })
    expect(await problemOf(assess({ ...first, text: 'Skrevet oveni' }, peter))).toBe('out-of-date')
    await answered(assess({ state: 'ready', basis: assessment.basis }, peter))
    const after = await readIndicator('communication')
    expect(after.assessment).toMatchObject({ state: 'ready', text: '', by: { personId: 'peter' } })
    expect(after.assessment.level).toBeUndefined()
    expect(after.history[1]).toMatchObject({ act: 'assessed', text: 'Nyhedsbrev hver måned.', level: 2 })
  })

  test.each<[string, object, number]>([
    ['a level that there is not', { level: 5, state: 'ready', basis: '' }, 400],
    ['a person of the other party', { state: 'ready', responsibleId: 'mette', basis: '' }, 404],
    ['an observer', { state: 'ready', responsibleId: 'ida', basis: '' }, 404],
  ])('with %s is refused', async (_, body, status) => {
    const response = await anna.request('POST', '/api/label/indicators/media-visibility/assessments', body)
    expect(response.status).toBe(status)
  })
})

describe('[LABEL-5] the case', () => {
  const act = (deed: Partial<CaseDeed>) => anna.request('POST', '/api/label/case/acts', deed)

  test('goes on by what the secretariat says, with documents, and back with a reason', async () => {
    const documentId = await aDocument('Selvtjek')
    await answered(act({ act: 'planned', step: 'expert-review', on: '2027-04-01' }))
    expect(await problemOf(act({ act: 'done', step: 'report', on: '2027-03-01' }))).toBe('label-out-of-turn')
    expect(await problemOf(act({ act: 'done', step: 'self-check', on: '2027-03-11' }))).toBe(
      'label-day-ahead',
    )
    expect(
      (await act({ act: 'done', step: 'self-check', on: '2027-03-10', documents: ['none'] })).status,
    ).toBe(404)
    await answered(act({ act: 'done', step: 'self-check', on: '2027-03-10', documents: [documentId] }))
    expect((await act({ act: 'sent-back', step: 'self-check', on: '2027-03-10' })).status).toBe(400)
    const { rounds } = await (
      await answered(act({ act: 'sent-back', step: 'self-check', on: '2027-03-10', reason: 'To mangler.' }))
    ).json()
    expect(rounds.at(-1).steps[0]).toMatchObject({
      state: 'now',
      earlier: [{ documents: [documentId], by: { personId: 'anna' } }],
      sentBack: [{ reason: 'To mangler.' }],
    })
    expect((await readLabel()).rounds).toEqual(rounds)
  })
})

describe('[LABEL-8] of the file', () => {
  test('everything is kept in one document that begins with the set of indicators, in order and by whom', async () => {
    const acts = await actsKept()
    expect(acts[0]).toMatchObject({ act: 'begun', by: { personId: 'anna' } })
    expect(acts.filter(({ act }) => act === 'begun')).toHaveLength(1)
    expect(acts.length).toBeGreaterThan(20)
    expect(new Set(acts.map(({ id }) => id)).size).toBe(acts.length)
  })

  test.each<PersonName>(['mette', 'jonas', 'ida', 'lars', 'rikke'])(
    '%s is refused everything alike, whether it is there or not',
    async (name) => {
      const who = await server.signIn(name)
      const bodies = await Promise.all(
        [
          '/api/label',
          '/api/label/indicators/maturity',
          '/api/label/indicators/none',
          '/api/label/sources',
          '/api/label/indicator-sets/1',
          '/api/label/indicator-sets/999',
          '/api/label/export',
        ].map(async (path) => {
          const response = await who.request('GET', path)
          return [response.status, await response.text()]
        }),
      )
      expect(new Set(bodies.map(String)).size).toBe(1)
      expect(bodies[0]?.[0]).toBe(403)
    },
  )

  test('the other party’s audit trail has what its own people were refused, and nothing that was done', async () => {
    interface Entry {
      action: string
      result: string
    }
    const entriesFor = async (who: SignedIn) =>
      (await get<{ entries: Entry[] }>('/api/audit?kind=label', who)).entries
    const seen = await entriesFor(await server.signIn('mette'))
    expect(seen.filter(({ result }) => result !== 'not-allowed')).toEqual([])
    const own = (await entriesFor(anna)).map(({ action }) => action)
    for (const action of [
      'label-evidence-changed',
      'label-assessed',
      'label-case-changed',
      'label-indicators-changed',
    ])
      expect(own).toContain(action)
  })
})

async function actsKept() {
  const document = new Y.Doc()
  for (const update of await server.ports.journal.read('label')) Y.applyUpdate(document, update)
  return readLabelActs(document)
}
