import { describe, expect, test } from 'vitest'
import type { Lesson } from '../vocabulary/workspace-vocabulary.ts'
import { lessonCounter } from './concept-pair.ts'
import { findOverlaps } from './find-overlaps.ts'
import { OverlapIndex } from './overlap-index.ts'
import { fromPlanFile } from './plan-file.ts'
import { type JudgedActivity, readActivity } from './reading.ts'
import { activity } from './testing/activity.ts'
import { dice } from './testing/dice.ts'
import { LABELLED_PLANS, UNSEEN_PLANS } from './testing/labelled-plans.ts'

const PLANS = [...LABELLED_PLANS, ...UNSEEN_PLANS].map((plan) => plan.activities.map(fromPlanFile))

function indexOf(activities: readonly JudgedActivity[], lessons: readonly Lesson[] = []): OverlapIndex {
  const index = new OverlapIndex(lessonCounter(lessons))
  for (const one of activities) index.put(readActivity(one))
  return index
}

describe('the index', () => {
  test.each([1, 2, 3, 4])('[FIND-1] answers what the plan is, however it came to be so (seed %i)', (seed) => {
    const roll = dice(seed)
    const pool = PLANS[seed] ?? []
    let most = 0
    const pick = <T>(values: readonly T[]): T => values[roll(values.length)] as T
    const index = new OverlapIndex()
    const plan = new Map<string, JudgedActivity>()
    for (let step = 1; step <= 240; step++) {
      const what = roll(10)
      const id = `a${roll(90)}`
      const standing = plan.get(id)
      if (what === 0 && standing) {
        plan.delete(id)
        index.remove(id)
        continue
      }
      const taken = pick(pool)
      const changed: JudgedActivity =
        !standing || what < 4
          ? { ...taken, id }
          : {
              ...standing,
              ...pick([
                { title: taken.title },
                { audience: taken.audience },
                { start: taken.start, end: taken.end },
                { party: pick(['censec', 'difos', 'joint']) },
                { status: pick(['idea', 'cancelled']) },
              ]),
            }
      plan.set(id, changed)
      index.put(readActivity(changed))
      if (step % 40 > 0 && roll(5) > 0) continue
      most = Math.max(most, index.overlaps().length)
      expect(index.overlaps(), `step ${step}`).toEqual(findOverlaps([...plan.values()]))
    }
    expect(most).toBeGreaterThan(5)
  })

  test('answers the same list, and the same warnings, while nothing about them changes', () => {
    const [plan = []] = PLANS
    const index = indexOf(plan)
    const before = index.overlaps()
    index.put(readActivity(activity({ id: 'x', party: 'censec', title: 'Sommerfest' })))
    expect(index.overlaps()).toBe(before)
    const [first] = before
    index.remove(first?.a ?? '')
    const kept = index.overlaps().filter((overlap) => before.includes(overlap))
    expect(kept.length).toBeGreaterThan(before.length / 2)
  })

  test('warns of the pairs that are labelled among all, and of no others', () => {
    for (const plan of PLANS) {
      const index = indexOf(plan)
      const labelled = index.pairs().filter(({ label }) => label !== 'none')
      expect(labelled.map(({ a, b }) => `${a.reading.activity.id} ${b.reading.activity.id}`).sort()).toEqual(
        index
          .overlaps()
          .map(({ a, b }) => `${a} ${b}`)
          .sort(),
      )
    }
  })
})

describe('a lesson', () => {
  const COURSE = activity({
    id: 'c1',
    party: 'censec',
    title: 'Kursus i eksportkontrol',
    audience: ["SMV'er"],
    start: '2027-03-03',
  })
  const CONFERENCE = activity({
    id: 'd1',
    party: 'difos',
    title: 'Konference om eksportkontrol',
    audience: ["SMV'er"],
    start: '2027-03-10',
  })
  const lessonFrom = (pairId: string, more: Partial<Lesson> = {}): Lesson => ({
    id: `plan/${pairId}`,
    concepts: indexOf([COURSE, CONFERENCE]).overlaps()[0]?.concepts ?? { subject: '', works: ['', ''] },
    about: [],
    reason: 'Konferencen er politisk.',
    by: { personId: 'mette', name: 'Mette', party: 'difos', role: 'director' },
    at: '2026-11-01T10:00:00.000Z',
    ...more,
  })
  const scoreWith = (...lessons: Lesson[]) => indexOf([COURSE, CONFERENCE], lessons).overlaps()[0]

  test('is about what both are on and what kind of work either is', () => {
    expect(scoreWith()?.concepts).toEqual({
      subject: 'topic:export control',
      works: ['offering:learning', 'offering:conference'],
    })
  })

  test('[VOCAB-2] halves what a pair like it counts, and says so on the warning', () => {
    const [before, after] = [scoreWith(), scoreWith(lessonFrom('overlap:c8:d8'))]
    expect(before?.lowered).toBeUndefined()
    expect(after?.lowered).toBe(1)
    expect(after?.score).toBeCloseTo((before?.score ?? 0) / 2)
    const lessons = ['c6:d6', 'c7:d7', 'c8:d8', 'c9:d9'].map((pair) => lessonFrom(`overlap:${pair}`))
    expect(scoreWith(...lessons.slice(0, 2))?.label).not.toBe('overlap')
    expect(scoreWith(...lessons)).toBeUndefined()
  })

  test('[VOCAB-2] counts no longer once it is set aside', () => {
    const { by, at } = lessonFrom('')
    expect(scoreWith(lessonFrom('overlap:c8:d8', { setAside: { by, at } }))).toEqual(scoreWith())
  })

  test('leaves the pair that taught it, which is decided, and pairs of other work or subject', () => {
    expect(scoreWith(lessonFrom('overlap:c1:d1'))).toEqual(scoreWith())
    const { concepts } = lessonFrom('')
    const other = (change: Partial<Lesson['concepts']>) =>
      scoreWith(lessonFrom('overlap:c8:d8', { concepts: { ...concepts, ...change } }))
    expect(other({ subject: 'topic:cyber' })).toEqual(scoreWith())
    expect(other({ works: ['offering:conference', 'offering:learning'] })).toEqual(scoreWith())
  })
})
