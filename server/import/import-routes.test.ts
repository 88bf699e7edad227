import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paragraphsFrom } from '#shared/plan/rich-text.ts'
import { type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer
let planner: SignedIn

beforeAll(async () => {
  server = await startTestServer()
  planner = await server.signIn('jonas')
})
afterAll(() => server.close())

const table = { header: false, columns: 2, rows: 1, blocks: paragraphsFrom('Celle') }
const imported = {
  year: 2026,
  title: 'Sidste års plan',
  sections: [{ category: 2, text: paragraphsFrom('Om klyngen') }],
  activities: [
    {
      party: 'joint',
      category: 3,
      title: 'Messe',
      start: '2026-03-09',
      end: '2026-03-12',
      precision: 'day',
      status: 'done',
      audience: ['SMV’er'],
      partners: [],
      place: 'Paris',
      budget: 250_000,
      body: [
        { kind: 'paragraph', runs: [{ text: 'Fed', bold: true }] },
        { kind: 'table', rows: [[table]] },
      ],
    },
    { party: 'censec', category: 3, title: 'Rejse', body: [] },
  ],
}

async function plansListed(): Promise<number> {
  return (await (await planner.request('GET', '/api/plans')).json()).plans.length
}

describe('[IMPORT-6] a reviewed import', () => {
  test('becomes a plan with all that was reviewed, in its order', async () => {
    const created = await planner.request('POST', '/api/imports/plans', imported)
    expect(created.status).toBe(201)
    const { id } = await created.json()
    const plan = await (await planner.request('GET', `/api/plans/${id}`)).json()
    expect(plan).toMatchObject({ year: 2026, title: 'Sidste års plan', status: 'draft' })
    expect(plan.sections[1].text).toBe('Om klyngen')
    expect(plan.sections[2].activities).toMatchObject([
      { title: 'Messe', party: 'joint', start: '2026-03-09', budget: 250_000, description: 'Fed\nCelle' },
      { title: 'Rejse', party: 'censec', status: 'idea', precision: 'open', description: '' },
    ])
    const socket = await planner.openSocket(`plan/${id}`)
    await socket.sync()
    socket.close()
  })

  test('is in the audit trail as what it is', async () => {
    const { id } = await (await planner.request('POST', '/api/imports/plans', imported)).json()
    const mette = await server.signIn('mette')
    const { entries } = await (await mette.request('GET', '/api/audit?kind=plan')).json()
    expect(entries[0]).toMatchObject({ action: 'plan-imported', result: 'ok', facts: { planId: id } })
  })

  const unsafe = { kind: 'paragraph', runs: [{ text: 'x', link: 'javascript:alert(1)' }] }
  const deep = (levels: number): object =>
    levels === 0 ? { kind: 'paragraph', runs: [] } : { kind: 'quote', blocks: [deep(levels - 1)] }
  test.each<[string, object]>([
    ['a link that runs', { body: [unsafe] }],
    ['a kind of text that there is not', { body: [{ kind: 'script', runs: [] }] }],
    ['a cell as wide as it likes', { body: [{ kind: 'table', rows: [[{ ...table, columns: 1e9 }]] }] }],
    ['a text nested without end', { body: [deep(2_000)] }],
    ['no section', { category: 6 }],
    ['an end before its start', { start: '2026-03-09', end: '2026-03-01' }],
  ])('is refused whole where an activity has %s', async (_what, wrong) => {
    const before = await plansListed()
    const [first, second] = imported.activities
    const body = { ...imported, activities: [first, { ...second, ...wrong }] }
    const refused = await planner.request('POST', '/api/imports/plans', body)
    expect(refused.status).toBe(400)
    expect(await plansListed()).toBe(before)
  })

  test('that is more than a plan can hold leaves no plan behind', async () => {
    const before = await plansListed()
    const body = paragraphsFrom('x'.repeat(99_000))
    const activities = Array.from({ length: 56 }, () => ({
      party: 'censec',
      category: 1,
      title: 'Lang',
      body,
    }))
    const refused = await planner.request('POST', '/api/imports/plans', { ...imported, activities })
    expect(await refused.json()).toMatchObject({ error: { code: 'import-too-much' } })
    expect(await plansListed()).toBe(before)
  })
})

describe('[IMPORT-5] an upload', () => {
  test('answers what is proposed, and makes no plan', async () => {
    const before = await plansListed()
    const file = new TextEncoder().encode('Kategori;Aktivitet;Uge\n2;Matchmaking;38\n')
    const answered = await planner.request('POST', '/api/imports', file)
    expect(await answered.json()).toMatchObject({
      activities: [{ category: 2, title: 'Matchmaking', period: 'uge 38', where: { sheet: '', row: 2 } }],
    })
    expect(await plansListed()).toBe(before)
  })

  test('is refused with one sentence in the reader’s language', async () => {
    const refused = await planner.request('POST', '/api/imports', new TextEncoder().encode('%PDF-1.7'))
    expect(refused.status).toBe(415)
    expect((await refused.json()).error.message).toMatch(/^Filen er hverken et Word-dokument/u)
  })

  test('is bytes, and nothing that a page of another site could send', async () => {
    const refused = await planner.request('POST', '/api/imports', { bytes: 'x' })
    expect(refused.status).toBe(400)
  })
})
