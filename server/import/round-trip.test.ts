/** What we export is imported again as it was. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BUILT_IN_AGREEMENT, BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import type { ProposedActivity } from '#shared/import/proposal.ts'
import { proposalFrom } from '#shared/import/proposal-from.ts'
import { parsePeriod } from '#shared/plan/parse-period.ts'
import { type Activity, activitiesOf, type Plan } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read-plan.ts'
import { plainText } from '#shared/plan/rich-text.ts'
import { DEMO_PLAN_ID } from '../demo/seed-demo.ts'
import { type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'
import { readFile } from './read-file.ts'

let server: TestServer
let anna: SignedIn
let plan: Plan

beforeAll(async () => {
  server = await startTestServer()
  anna = await server.signIn('anna')
  plan = await server.server.plans.inPlan(DEMO_PLAN_ID, (room, { year }) =>
    room.read((document) => readPlan(document, year, BUILT_IN_CATEGORIES)),
  )
})
afterAll(() => server.close())

async function imported(query: string) {
  const response = await anna.request('GET', `/api/plans/${DEMO_PLAN_ID}/export?${query}`)
  expect(response.status).toBe(200)
  const reading = readFile(new Uint8Array(await response.arrayBuffer()))
  return proposalFrom(reading, BUILT_IN_AGREEMENT, 2030)
}

type Told = Record<string, unknown>

function toldOf(activity: Activity): Told {
  const { id: _id, rank: _rank, start, end, precision, body, description: _, ...fields } = activity
  const sorted = { audience: fields.audience.toSorted(), partners: fields.partners.toSorted() }
  return { ...fields, ...sorted, period: { start, end, precision }, description: plainText(body) }
}

function toldOfProposed(activity: ProposedActivity, year: number): Told {
  const { where: _where, remarks: _remarks, body, period, ...fields } = activity
  const parsed = parsePeriod(period, year)
  const sorted = { audience: fields.audience.toSorted(), partners: fields.partners.toSorted() }
  const { start, end, precision } =
    parsed.kind === 'period' ? parsed.period : { start: parsed.fault, end: undefined, precision: 'open' }
  return { ...fields, ...sorted, period: { start, end, precision }, description: plainText(body) }
}

/** Every field of every activity that is not as it was; what nobody has filled in does not count. */
function missesIn(found: readonly ProposedActivity[], year: number): { misses: string[]; fields: number } {
  const activities = activitiesOf(plan)
  const misses: string[] = []
  let fields = 0
  activities.forEach((activity, index) => {
    const before = toldOf(activity)
    const after = found[index] ? toldOfProposed(found[index], year) : {}
    for (const [field, value] of Object.entries(before)) {
      const isEmpty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
      if (isEmpty && JSON.stringify(after[field]) === JSON.stringify(value)) continue
      fields++
      if (JSON.stringify(after[field]) !== JSON.stringify(value))
        misses.push(
          `${activity.title} · ${field}: ${JSON.stringify(value)} became ${JSON.stringify(after[field])}`,
        )
    }
  })
  return { misses, fields }
}

test.each([
  ['docx', 'da'],
  ['docx', 'en'],
  ['xlsx', 'da'],
  ['xlsx', 'en'],
  ['csv', 'da'],
])('[IMPORT-1] the demo plan exported to %s in %s comes back with its fields', async (format, lang) => {
  const proposal = await imported(`format=${format}&lang=${lang}`)
  expect(proposal.year).toBe(plan.year)
  expect(proposal.activities.map(({ title }) => title)).toEqual(activitiesOf(plan).map(({ title }) => title))
  const { misses, fields } = missesIn(proposal.activities, plan.year)
  console.log(
    `${format} ${lang}: ${fields - misses.length} of ${fields} fields came back.`,
    ...misses.map((miss) => `\n  ${miss}`),
  )
  expect(misses.length / fields).toBeLessThanOrEqual(0.05)
  expect(proposal.activities.flatMap(({ remarks }) => remarks)).toEqual([])
  // Title page, overview and appendices: made anew by each export.
  expect(proposal.leftovers.filter(({ why }) => why !== 'generated')).toEqual([])
  // A file of lines has the activities alone.
  if (format === 'csv') return
  expect(proposal.title).toBe(plan.title)
  expect(proposal.sections.map(({ category, text }) => [category, plainText(text)])).toEqual(
    plan.sections.map(({ category, text }) => [category, plainText(text)]),
  )
})
