import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { COUNTS, type FollowUp, isEmpty, NO_FOLLOW_UP, OUTCOMES, QUESTIONS, STEPS } from './follow-up.ts'
import { fieldsOf, followUpValues, readFollowUps, setFollowUp } from './follow-up-document.ts'
import { REGIONS } from './regions.ts'

const HELD: FollowUp = {
  outcome: 'held',
  on: '2026-05-12',
  counts: { participants: 48, companies: 31, under50: 17, under250: 25, knowledge: 3, foreign: 2 },
  regions: { hovedstaden: 20, midtjylland: 28 },
  answered: 20,
  answers: { content: { 1: 12, 2: 6, 3: 2 } },
  lessons: 'Længere pauser.',
}

describe('[FOLLOW-1] a follow-up in the plan', () => {
  test('reads as it was set, and an activity that nothing is said of has none', () => {
    const document = new Y.Doc()
    setFollowUp(document, 'a', fieldsOf(HELD))
    expect(readFollowUps(document)).toEqual(new Map([['a', HELD]]))
  })

  test('a field that is emptied is gone, and a follow-up without any is none', () => {
    const document = new Y.Doc()
    setFollowUp(document, 'a', { participants: 3, lessons: 'x' })
    setFollowUp(document, 'a', { participants: undefined, lessons: '' })
    expect(readFollowUps(document).size).toBe(0)
    expect(followUpValues(document).size).toBe(0)
  })

  test('two people who begin the same one at once both keep what they wrote', () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()]
    setFollowUp(one, 'a', { outcome: 'held', participants: 40 })
    setFollowUp(other, 'a', { lessons: 'Flere borde.' })
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
    expect(readFollowUps(one).get('a')).toEqual({
      ...NO_FOLLOW_UP,
      outcome: 'held',
      counts: { participants: 40 },
      lessons: 'Flere borde.',
    })
  })

  test.each([
    ['outcome', 'maybe'],
    ['on', '2026-02-30'],
    ['participants', -1],
    ['participants', 1.5],
    ['spent', -5],
    ['participants', 2_000_000],
    ['region:skaane', 3],
    ['content:5', 3],
    ['name', 'Somebody'],
  ])('%s is refused as %s, and nothing else of the same step is set', (field, value) => {
    const document = new Y.Doc()
    expect(() => setFollowUp(document, 'a', { companies: 3, [field]: value })).toThrow(RangeError)
    expect(followUpValues(document).size).toBe(0)
  })

  test('what does not belong there reads as nothing', () => {
    const document = new Y.Doc()
    const values = followUpValues(document)
    values.set('a/participants', 'many')
    values.set('a/outcome', 7)
    values.set('a/on', 'tomorrow')
    values.set('participants', 7)
    values.set('/participants', 7)
    expect(readFollowUps(document).size).toBe(0)
  })

  test('any follow-up reads as it was set', () => {
    const count = fc.option(fc.nat({ max: 1_000_000 }), { nil: undefined })
    const counts = <Name extends string | number>(names: readonly Name[]) =>
      fc
        .record(Object.fromEntries(names.map((name) => [name, count])))
        .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)))
    const followUp = fc
      .record({
        outcome: fc.constantFrom(...OUTCOMES, undefined),
        on: fc.constantFrom('2026-01-31', undefined),
        counts: counts(COUNTS),
        spent: count,
        regions: counts(REGIONS),
        answered: count,
        answers: fc
          .tuple(...QUESTIONS.map(() => counts(STEPS)))
          .map((each) =>
            Object.fromEntries(
              QUESTIONS.map((question, index) => [question, each[index] ?? {}] as const).filter(
                ([, steps]) => Object.keys(steps).length > 0,
              ),
            ),
          ),
        lessons: fc.string({ maxLength: 50 }),
      })
      .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)))
      .map((some) => some as unknown as FollowUp)
    fc.assert(
      fc.property(followUp, (given) => {
        const document = new Y.Doc()
        setFollowUp(document, 'a', fieldsOf(given))
        expect(readFollowUps(document).get('a') ?? NO_FOLLOW_UP).toEqual(
          isEmpty(given) ? NO_FOLLOW_UP : given,
        )
      }),
    )
  })
})
