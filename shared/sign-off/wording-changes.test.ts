import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Activity } from '../plan/plan.ts'
import { anActivity } from '../plan/testing/an-activity.ts'
import { type SectionWording, wordingHash, wordingOf } from './section-wording.ts'
import { changesBetween } from './wording-changes.ts'

const activity = (id: string, more: Partial<Activity> = {}) => anActivity({ id, title: id, ...more })
const wording = (...activities: Activity[]) => wordingOf({ category: 3, text: [], activities })

describe('[SIGN-5] what has changed since somebody approved', () => {
  test('names what came, what went, and which fields are others', () => {
    const before = wording(activity('a', { start: '2027-03-05' }), activity('b'))
    const after = wording(activity('a', { start: '2027-09-05', place: 'Paris' }), activity('c'))
    const { isTextChanged, added, removed, changed } = changesBetween(before, after)
    expect(isTextChanged).toBe(false)
    expect(added.map(({ id }) => id)).toEqual(['c'])
    expect(removed.map(({ id }) => id)).toEqual(['b'])
    expect(changed.map(({ after: { id }, fields }) => [id, fields.toSorted()])).toEqual([
      ['a', ['place', 'start']],
    ])
  })

  test('a field that came or went is a change of it', () => {
    const [without, withOne] = [wording(activity('a')), wording(activity('a', { budget: 1000 }))]
    expect(changesBetween(without, withOne).changed[0]?.fields).toEqual(['budget'])
    expect(changesBetween(withOne, without).changed[0]?.fields).toEqual(['budget'])
  })

  test('of those that stand elsewhere only the moved one is named', () => {
    const [a, b, c, d] = [activity('a'), activity('b'), activity('c'), activity('d')]
    const { changed } = changesBetween(wording(a, b, c, d), wording(b, c, d, a))
    expect(changed.map(({ after: { id }, fields }) => [id, fields])).toEqual([['a', ['place-in-list']]])
  })

  test('the section’s own text is told apart from its activities', () => {
    const text = [{ kind: 'paragraph' as const, runs: [{ text: 'Ord' }] }]
    expect(changesBetween(wording(), { ...wording(), text })).toMatchObject({
      isTextChanged: true,
      changed: [],
    })
  })

  test('[property] there is a change exactly where the hashes differ', () => {
    const someActivities = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        title: fc.constantFrom('x', 'y'),
        place: fc.constantFrom('', 'Paris'),
      }),
      { selector: ({ id }) => id },
    )
    fc.assert(
      fc.property(someActivities, someActivities, (one, other) => {
        const [before, after] = [one, other].map((list) =>
          wording(...list.map(({ id, ...more }) => activity(id, more))),
        ) as [SectionWording, SectionWording]
        const { isTextChanged, added, removed, changed } = changesBetween(before, after)
        const isAny = isTextChanged || added.length + removed.length + changed.length > 0
        expect(isAny).toBe(wordingHash(before) !== wordingHash(after))
      }),
      { numRuns: 500 },
    )
  })
})
