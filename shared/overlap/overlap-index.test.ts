import { describe, expect, test } from 'vitest'
import { BUILT_IN_VOCABULARY } from '#shared/overlap/testing/built-in-vocabulary.ts'
import type { Lesson } from '../vocabulary/workspace-vocabulary.ts'
import { lessonCounter } from './concept-pair.ts'
import { OverlapIndex } from './overlap-index.ts'
import { fromPlanFile } from './plan-file.ts'
import { type JudgedActivity, type Reading, readActivity } from './reading.ts'
import { activity } from './testing/activity.ts'
import { overlapsOfAllPairs } from './testing/all-pairs.ts'
import { dice } from './testing/dice.ts'
import { LABELLED_PLANS, UNSEEN_PLANS } from './testing/labelled-plans.ts'

const PLANS = [...LABELLED_PLANS, ...UNSEEN_PLANS].map((plan) => plan.activities.map(fromPlanFile))

/** Words that several activities of any plan use, and that no vocabulary knows. */
const TRADES = ['limning', 'lakering', 'fræsning', 'kabling', 'tætning', 'afgratning', 'gevindskæring']
const FORMS = ['Workshop', 'Kursus', 'Møde', 'Konference', 'Netværk']
const KNOWN = ['eksportkontrol', 'droner', 'cybersikkerhed', 'satellitter', 'additiv fremstilling']

/** A plan with words and subjects that return in it, as they do in a real one. */
function ordinaryPlan(size: number, roll: (n: number) => number): JudgedActivity[] {
  const pick = (words: readonly string[]) => words[Math.min(roll(words.length), roll(words.length))] ?? ''
  return Array.from({ length: size }, (_, index) => {
    const start = `2027-0${1 + roll(9)}-${10 + roll(18)}`
    return activity({
      id: `a${index}`,
      party: index % 9 === 0 ? 'joint' : index % 2 === 0 ? 'censec' : 'difos',
      title: `${pick(FORMS)} om ${roll(3) > 0 ? pick(TRADES) : pick(KNOWN)}`,
      description: `Vi ser på ${pick(TRADES)} og nummer${roll(size)}.`,
      start,
      end: start,
      audience: roll(2) === 0 ? ["SMV'er"] : ['studerende'],
      place: ['Odense', 'Aalborg', ''][roll(3)] ?? '',
    })
  })
}

function indexOf(activities: readonly JudgedActivity[], lessons: readonly Lesson[] = []): OverlapIndex {
  return indexOfReadings(
    activities.map((one) => readActivity(one, BUILT_IN_VOCABULARY)),
    lessons,
  )
}

function indexOfReadings(readings: readonly Reading[], lessons: readonly Lesson[] = []): OverlapIndex {
  const index = new OverlapIndex(lessonCounter(lessons))
  for (const reading of readings) index.put(reading)
  return index
}

describe('the index', () => {
  test.each([1, 2, 3, 4])('[FIND-1] answers what the plan is, however it came to be so (seed %i)', (seed) => {
    const roll = dice(seed)
    const pool = PLANS[seed] ?? []
    let most = 0
    const pick = <T>(values: readonly T[]): T => values[roll(values.length)] as T
    const index = new OverlapIndex()
    const plan = new Map<string, Reading>()
    for (let step = 1; step <= 240; step++) {
      const what = roll(10)
      const id = `a${roll(90)}`
      const standing = plan.get(id)?.activity
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
      const reading = readActivity(changed, BUILT_IN_VOCABULARY)
      plan.set(id, reading)
      index.put(reading)
      if (step % 40 > 0 && roll(5) > 0) continue
      most = Math.max(most, index.overlaps().length)
      expect(index.overlaps(), `step ${step}`).toEqual(indexOfReadings([...plan.values()]).overlaps())
    }
    expect(most).toBeGreaterThan(5)
  })

  test('answers the same list, and the same warnings, while nothing about them changes', () => {
    const [plan = []] = PLANS
    const index = indexOf(plan)
    const before = index.overlaps()
    index.put(readActivity(activity({ id: 'x', party: 'censec', title: 'Sommerfest' }), BUILT_IN_VOCABULARY))
    expect(index.overlaps()).toBe(before)
    const [first] = before
    index.remove(first?.a ?? '')
    const kept = index.overlaps().filter((overlap) => before.includes(overlap))
    expect(kept.length).toBeGreaterThan(0)
  })

  test.each(LABELLED_PLANS.map((plan) => [plan.plan, plan.activities.map(fromPlanFile)] as const))(
    'finds in the labelled plan %s what comparing every pair finds',
    (_, plan) => {
      const found = indexOf(plan).overlaps()
      expect(found.length).toBeGreaterThan(20)
      expect(found).toEqual(overlapsOfAllPairs(plan))
    },
  )

  test.each([1, 2, 3])('finds what comparing every pair finds, after edits too (seed %i)', (seed) => {
    const roll = dice(seed)
    const plan = ordinaryPlan(120, roll)
    const index = indexOf(plan)
    expect(index.overlaps().length).toBeGreaterThan(10)
    for (let round = 0; round < 4; round++) {
      expect(index.overlaps(), `round ${round}`).toEqual(overlapsOfAllPairs(plan))
      for (let edit = 0; edit < 12; edit++) {
        const at = roll(plan.length)
        const [mine, other] = [plan[at], plan[roll(plan.length)]]
        if (!mine || !other) throw new Error('There is no such activity.')
        plan[at] = { ...mine, ...[{ title: other.title }, { start: other.start, end: other.end }][roll(2)] }
        index.put(readActivity(plan[at], BUILT_IN_VOCABULARY))
      }
    }
  })

  test('warns of a word that is rare in the plan, and of none that is not, the same day either', () => {
    const both = (title: string, party: 'censec' | 'difos') =>
      activity({ id: party, party, title, audience: ["SMV'er"] })
    const pair = [both('Workshop om kurvefletning', 'censec'), both('Workshop om kurvefletning', 'difos')]
    const others = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        activity({ id: `x${index}`, party: 'joint', title: `Møde ${index} om kurvefletning` }),
      )
    expect(indexOf(pair).overlaps()).toHaveLength(1)
    expect(indexOf([...pair, ...others(8)]).overlaps()).toEqual([])
    const sameDay = pair.map((one) => ({ ...one, audience: [], start: '2027-03-03', end: '2027-03-03' }))
    expect(indexOf([...sameDay, ...others(8)]).overlaps()).toEqual([])
  })

  test('calls a pair among all pairs what it warns of', () => {
    for (const plan of PLANS) {
      const index = indexOf(plan)
      const labelled = index.pairs().filter(({ label }) => label !== 'none')
      const nameOf = (a: string, b: string, label: string) => `${a} ${b} ${label}`
      expect(
        labelled.map(({ a, b, label }) => nameOf(a.reading.activity.id, b.reading.activity.id, label)).sort(),
      ).toEqual(
        index
          .overlaps()
          .map(({ a, b, label }) => nameOf(a, b, label))
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
