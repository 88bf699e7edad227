import { afterEach, describe, expect, it, vi } from 'vitest'
import { person } from '../../testing/open-plan.ts'
import { readCitations } from './citations.ts'

const by = { personId: 'anna', name: 'Anna', party: 'censec', role: 'director' }
const decision = {
  findingId: 'x',
  outcome: 'coordinate',
  reason: 'Sammen',
  fingerprint: 'f',
  by,
  at: '2026-11-01T10:00:00Z',
}
const overlap = (id: string, clauses: string[], more = {}) => ({
  ...{ id, a: 'a', b: 'b', label: 'overlap', score: 1, reasons: ['Samme emne.'], clauses, fingerprint: 'f' },
  ...more,
})
const role = (id: string, clause: string, activity = 'a') => ({
  ...{ id, activity, kind: 'responsibility', clause, why: 'Ansvar.', fingerprint: 'f' },
})

const ANSWERS: Record<string, unknown> = {
  '/api/plans': {
    plans: [{ id: 'p', year: 2027, title: 'Plan', status: 'draft', createdAt: '2026-11-24T10:00:00Z' }],
  },
  '/api/plans/p/findings': {
    overlaps: [overlap('o1', ['formaal.b']), overlap('o2', ['opgaver.b'])],
    roleFindings: [{ ...role('r1', 'tillaeg.3.d'), decision }, role('r2', 'tillaeg.3.da')],
  },
  '/api/plans/p/confidential/findings': {
    overlaps: [],
    roleFindings: [role('r3', 'tillaeg.3.d', 'hemmelig')],
  },
}

afterEach(() => vi.unstubAllGlobals())

function serverAnswers(more: Record<string, unknown>) {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    const answer = { ...ANSWERS, ...more }[path]
    return answer === undefined ? Response.json({}, { status: 404 }) : Response.json(answer)
  })
  return asked
}

const activity = (id: string) => ({
  ...{
    id,
    party: 'censec',
    category: 3,
    title: `Om ${id}`,
    description: '',
    precision: 'open',
    status: 'idea',
  },
  ...{ audience: [], partners: [], place: '', counterpart: '', responsible: '', goal: '' },
})
const PLAN = {
  ...{ id: 'p', year: 2027, title: 'Plan', status: 'draft', createdAt: '2026-11-24T10:00:00Z' },
  sections: [{ category: 3, text: '', activities: [activity('a'), activity('b')] }],
}
const OWN = {
  sections: [
    { category: 3, kind: 'draft', text: '', activities: [{ ...activity('hemmelig'), kind: 'draft' }] },
  ],
}

describe('[AGREE-9] what cites a clause', () => {
  it('is each warning on it with its activities and what was decided, and none of another clause', async () => {
    serverAnswers({ '/api/plans/p': PLAN, '/api/plans/p/confidential': OWN })
    const read = async (id: string) => {
      const answer = await readCitations(person('director', 'censec', 'Anna'), id)
      if ('kind' in answer) throw new Error(answer.code)
      return answer[0]?.citations.map(({ findingId, activities, isConfidential, decision: decided }) => [
        findingId,
        activities.map(({ title }) => title).join(),
        isConfidential,
        decided?.outcome,
      ])
    }
    expect(await read('formaal.b')).toEqual([['o1', 'Om a,Om b', false, undefined]])
    expect(await read('tillaeg.3.d')).toEqual([
      ['r1', 'Om a', false, 'coordinate'],
      ['r3', 'Om hemmelig', true, undefined],
    ])
    expect(await read('tillaeg.3')).toHaveLength(3)
    expect(await read('tillaeg')).toHaveLength(3)
  })

  it('asks for nothing confidential where the reader has no right to it', async () => {
    const asked = serverAnswers({ '/api/plans/p': PLAN })
    const answer = await readCitations(person('observer', 'censec', 'Ida'), 'tillaeg.3.d')
    expect('kind' in answer ? answer : answer[0]?.citations.map(({ findingId }) => findingId)).toEqual(['r1'])
    expect(asked.filter((path) => path.includes('confidential'))).toEqual([])
  })

  it('says so where a plan cannot be read, instead of leaving it out', async () => {
    serverAnswers({})
    expect(await readCitations(person('reader', 'difos', 'Rikke'), 'formaal.b')).toMatchObject({
      kind: 'problem',
    })
  })
})
