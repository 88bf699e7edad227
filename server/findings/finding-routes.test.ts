import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answersTo } from '#shared/findings/decision.ts'
import { readDecisions } from '#shared/ledger/read-ledger.ts'
import type { FindingsAnswer } from '#shared/protocol/schemas/findings.ts'
import { PLAN_ROOM, type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer
let censecDirector: SignedIn
let difosDirector: SignedIn
const plan = '/api/plans/demo-2027'

beforeAll(async () => {
  server = await startTestServer()
  censecDirector = await server.signIn('anna')
  difosDirector = await server.signIn('mette')
})
afterAll(() => server.close())

async function findings(): Promise<FindingsAnswer> {
  return (await censecDirector.request('GET', `${plan}/findings`)).json()
}

async function firstOverlap() {
  const [overlap] = (await findings()).overlaps
  if (!overlap) throw new Error('The demo plan has no overlaps.')
  return overlap
}

describe('findings of the demo plan', () => {
  test('have overlaps and role findings, with reasons and clauses', async () => {
    const { overlaps, roleFindings } = await findings()
    expect(overlaps.length).toBeGreaterThan(0)
    expect(roleFindings.length).toBeGreaterThan(0)
    expect(overlaps[0]?.reasons[0]).toMatch(/\.$/)
    expect(overlaps[0]?.clauses.length).toBeGreaterThan(0)
  })

  test('[FIND-5] a decision holds until an activity changes in substance, and stays on record', async () => {
    const overlap = await firstOverlap()
    const path = `${plan}/findings/${encodeURIComponent(overlap.id)}/decision`
    const body = { outcome: 'coordinate', reason: 'Vi deler emnerne.', fingerprint: overlap.fingerprint }
    const decided = await difosDirector.request('POST', path, body)
    expect(decided.status).toBe(201)
    expect(await decided.json()).toMatchObject({
      by: { personId: 'mette', party: 'difos' },
      outcome: 'coordinate',
      about: [{ party: 'censec' }, { party: 'difos' }],
      judged: [{ id: overlap.a }, { id: overlap.b }],
    })
    expect((await firstOverlap()).decision).toMatchObject({ reason: 'Vi deler emnerne.' })

    const { description } = await activity(overlap.a)
    await censecDirector.request('PATCH', `${plan}/activities/${overlap.a}`, {
      description: `${description}\nVi tager også cybersikkerhed og droner med.`,
      audience: ['store virksomheder'],
    })
    const changed = (await findings()).overlaps.find(({ id }) => id === overlap.id)
    expect(changed?.decision).toBeUndefined()
    const ledger = await censecDirector.openSocket(`${PLAN_ROOM}/ledger`)
    await ledger.sync()
    expect(readDecisions(ledger.document)).toHaveLength(1)
    ledger.close()
  })

  test('[FIND-8] of two who decide at once one is told so, and sees the other’s decision first', async () => {
    const { id } = (await findings()).overlaps.at(-1) ?? (await firstOverlap())
    const path = `${plan}/findings/${encodeURIComponent(id)}/decision`
    const body = { outcome: 'joint', reason: '', seenDecision: null }
    const answers = await Promise.all([
      censecDirector.request('POST', path, body),
      difosDirector.request('POST', path, body),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    const taken = answers.find(({ status }) => status === 201)
    const refused = answers.find(({ status }) => status === 409)
    if (!taken || !refused) throw new Error('One must be taken and one refused.')
    expect(await refused.json()).toMatchObject({ error: { code: 'decided-meanwhile' } })
    const { at } = await taken.json()
    const again = await difosDirector.request('POST', path, {
      ...body,
      outcome: 'coordinate',
      seenDecision: at,
    })
    expect(again.status).toBe(201)
  })

  test('[FIND-8] an activity that is to be merged is not merged into another one as well', async () => {
    const { overlaps } = await findings()
    const [first, second] = overlaps.flatMap((one) => {
      const other = overlaps.find(({ id, a, b }) => id !== one.id && (a === one.a || b === one.b))
      return other ? [one, other] : []
    })
    if (!first || !second) throw new Error('The demo plan should have an activity in two pairs.')
    const decide = (id: string, outcome: string) =>
      difosDirector.request('POST', `${plan}/findings/${encodeURIComponent(id)}/decision`, {
        outcome,
        reason: '',
      })
    expect((await decide(first.id, 'joint')).status).toBe(201)
    const refused = await decide(second.id, 'joint')
    expect(await refused.json()).toMatchObject({ error: { code: 'being-merged' } })
    expect((await decide(first.id, 'coordinate')).status).toBe(201)
    expect((await decide(second.id, 'joint')).status).toBe(201)
    expect((await decide(second.id, 'coordinate')).status).toBe(201)
  })

  test('[FIND-8] two that were to be merged and are still two are open, and who decides anew has seen that', async () => {
    const { id } = await firstOverlap()
    const path = `${plan}/findings/${encodeURIComponent(id)}/decision`
    const joint = await (await difosDirector.request('POST', path, { outcome: 'joint', reason: '' })).json()
    expect((await firstOverlap()).decision).toBeUndefined()
    const again = { outcome: 'coordinate', reason: '' }
    const unseen = await censecDirector.request('POST', path, { ...again, seenDecision: null })
    expect(await unseen.json()).toMatchObject({ error: { code: 'decided-meanwhile' } })
    const seen = await censecDirector.request('POST', path, { ...again, seenDecision: joint.at })
    expect(seen.status).toBe(201)
  })

  test('[FIND-5] a decision that is taken back leaves the finding open, and both stay on record', async () => {
    const { id } = await firstOverlap()
    const path = `${plan}/findings/${encodeURIComponent(id)}/decision`
    await difosDirector.request('POST', path, { outcome: 'coordinate', reason: '' })
    expect((await firstOverlap()).decision?.outcome).toBe('coordinate')
    expect((await difosDirector.request('POST', path, { outcome: 'reopen', reason: '' })).status).toBe(201)
    expect((await firstOverlap()).decision).toBeUndefined()
    const ledger = await difosDirector.openSocket(`${PLAN_ROOM}/ledger`)
    await ledger.sync()
    const outcomes = readDecisions(ledger.document)
      .filter(({ findingId }) => findingId === id)
      .map(({ outcome }) => outcome)
    expect(outcomes.slice(-2)).toEqual(['coordinate', 'reopen'])
    ledger.close()
  })

  test('[FIND-5] only what answers a warning is taken as its answer', async () => {
    const { overlaps, roleFindings } = await findings()
    const ids = [overlaps[0]?.id, ...roleFindings.map(({ id }) => id)]
    for (const id of ids) {
      const kind = roleFindings.find((finding) => finding.id === id)?.kind ?? 'overlap'
      const path = `${plan}/findings/${encodeURIComponent(id ?? '')}/decision`
      for (const outcome of ['joint', 'done'] as const) {
        const { status } = await difosDirector.request('POST', path, { outcome, reason: '' })
        expect([kind, outcome, status]).toEqual([
          kind,
          outcome,
          answersTo(kind).includes(outcome) ? 201 : 400,
        ])
      }
    }
  })

  test('a decision on what has changed since is refused, and one on what is no finding is not found', async () => {
    const overlap = await firstOverlap()
    const body = { outcome: 'keep', reason: 'Målgruppen er en anden.' }
    const path = `${plan}/findings/${encodeURIComponent(overlap.id)}/decision`
    const stale = await difosDirector.request('POST', path, { ...body, fingerprint: 'older' })
    expect(stale.status).toBe(409)
    expect(await stale.json()).toMatchObject({ error: { code: 'out-of-date' } })
    expect((await difosDirector.request('POST', `${plan}/findings/overlap:x:y/decision`, body)).status).toBe(
      404,
    )
  })

  test('[FIND-5] setting a finding aside needs a reason, agreeing to coordinate does not', async () => {
    const { id } = await firstOverlap()
    const path = `${plan}/findings/${encodeURIComponent(id)}/decision`
    for (const outcome of ['not-overlap', 'keep']) {
      const refused = await difosDirector.request('POST', path, { outcome, reason: '  ' })
      expect(refused.status).toBe(400)
      expect(await refused.json()).toMatchObject({
        error: { code: 'invalid-input', detail: expect.stringMatching(/^reason/) },
      })
    }
    expect((await difosDirector.request('POST', path, { outcome: 'coordinate', reason: '' })).status).toBe(
      201,
    )
  })

  async function activity(id: string): Promise<{ description: string }> {
    const { sections } = await (await censecDirector.request('GET', plan)).json()
    for (const section of sections) for (const found of section.activities) if (found.id === id) return found
    throw new Error(`There is no activity ${id}.`)
  }
})
