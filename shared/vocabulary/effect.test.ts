import { describe, expect, test } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { findFindings } from '../findings/find-findings.ts'
import { activity } from '../overlap/testing/activity.ts'
import { createEffectReader, effectOf } from './effect.ts'
import {
  type AddedWord,
  type Lesson,
  NOTHING_TAUGHT,
  type WorkspaceVocabulary,
} from './workspace-vocabulary.ts'

const ANNA = { personId: 'anna', name: 'Anna', party: 'censec', role: 'director' } as const
const AT = '2026-11-24T10:00:00Z'

const COURSE = activity({
  id: 'c1',
  party: 'censec',
  title: 'Kursus i eksportkontrol',
  description: 'Om slutbrugererklæringer.',
  audience: ["SMV'er"],
  start: '2027-03-03',
  end: '2027-03-03',
})
const BREAKFAST = activity({
  id: 'd1',
  party: 'difos',
  title: 'Grøn port: kursus',
  audience: ["SMV'er"],
  start: '2027-03-10',
  end: '2027-03-10',
})
const PARTY = activity({ id: 'd2', party: 'difos', title: 'Sommerfest' })
const PLAN = [COURSE, BREAKFAST, PARTY]

const greenGate: AddedWord = {
  id: 'w1',
  form: 'grøn port',
  concept: 'topic:export control',
  by: ANNA,
  at: AT,
}
const WITH_GREEN_GATE: WorkspaceVocabulary = { words: [greenGate], lessons: [] }

/** Lessons that pairs other than the two have taught. */
function lessons(count: number): Lesson[] {
  const [overlap] = findFindings(PLAN, BUILT_IN_AGREEMENT, WITH_GREEN_GATE).overlaps
  const concepts = overlap?.concepts
  if (!concepts) throw new Error('The two activities are no pair that teaches.')
  return Array.from({ length: count }, (_, index) => ({
    id: `p-1/overlap:x${index}:y${index}`,
    concepts,
    about: [],
    reason: '',
    by: ANNA,
    at: AT,
  }))
}

describe('the effect of a word', () => {
  test('is the activities that use it and the warning that comes of it', () => {
    const effect = effectOf(PLAN, BUILT_IN_AGREEMENT, NOTHING_TAUGHT, WITH_GREEN_GATE)
    expect(effect.using).toEqual(['d1'])
    expect(effect.appeared.map(({ id, label }) => [id, label])).toEqual([['overlap:c1:d1', 'overlap']])
    expect(effect).toMatchObject({ gone: [], changed: [], lowered: [] })
  })

  test('is the other way round when it is taken out', () => {
    const effect = effectOf(PLAN, BUILT_IN_AGREEMENT, WITH_GREEN_GATE, NOTHING_TAUGHT)
    expect(effect.gone.map(({ id }) => id)).toEqual(['overlap:c1:d1'])
    expect(effect.appeared).toEqual([])
  })

  test('is nothing where nobody uses it, or where it is known already', () => {
    for (const form of ['blå port', 'slutbrugererklæring']) {
      const after = { words: [{ ...greenGate, form }], lessons: [] }
      expect(effectOf(PLAN, BUILT_IN_AGREEMENT, NOTHING_TAUGHT, after)).toEqual({
        using: [],
        appeared: [],
        gone: [],
        changed: [],
        lowered: [],
        rolesAppeared: [],
        rolesGone: [],
      })
    }
  })

  test('is a warning about roles too', () => {
    const plan = [activity({ id: 'c1', party: 'censec', title: 'Møde med grøn port' })]
    const words = [{ ...greenGate, concept: 'counterpart:lockheed martin' }]
    const effect = effectOf(plan, BUILT_IN_AGREEMENT, NOTHING_TAUGHT, { words, lessons: [] })
    expect(effect.rolesAppeared.map(({ activity: id }) => id)).toEqual(['c1'])
  })

  test('is one warning about roles gone and another come, where it makes another kind of it', () => {
    const plan = [activity({ id: 'c1', party: 'censec', title: 'Møde med LMCO: forslag til grøn port' })]
    const words = [{ ...greenGate, concept: 'counterpart:parliament' }]
    const effect = effectOf(plan, BUILT_IN_AGREEMENT, NOTHING_TAUGHT, { words, lessons: [] })
    expect(effect.rolesGone.map(({ kind }) => kind)).toEqual(['inform'])
    expect(effect.rolesAppeared.map(({ kind }) => kind)).toEqual(['responsibility'])
  })
})

describe('the effect of lessons', () => {
  test('is that a warning goes, is called something else, or counts for less', () => {
    const effects = [1, 2, 3, 4, 5, 6].map((count) =>
      effectOf(PLAN, BUILT_IN_AGREEMENT, WITH_GREEN_GATE, { ...WITH_GREEN_GATE, lessons: lessons(count) }),
    )
    for (const { using, gone, changed, lowered } of effects) {
      expect(using).toEqual([])
      expect(gone.length + changed.length + lowered.length).toBe(1)
    }
    expect(effects.at(-1)?.lowered).toEqual([])
  })

  test('is nothing once they are set aside', () => {
    const setAside = lessons(3).map((lesson) => ({ ...lesson, setAside: { by: ANNA, at: AT } }))
    const effect = effectOf(PLAN, BUILT_IN_AGREEMENT, WITH_GREEN_GATE, {
      ...WITH_GREEN_GATE,
      lessons: setAside,
    })
    expect([...effect.gone, ...effect.changed, ...effect.lowered]).toEqual([])
  })
})

test('a reader answers alike however often it is asked', () => {
  const reader = createEffectReader(PLAN, BUILT_IN_AGREEMENT)
  const first = reader.effectOf(NOTHING_TAUGHT, WITH_GREEN_GATE)
  expect(reader.effectOf(NOTHING_TAUGHT, WITH_GREEN_GATE)).toEqual(first)
  expect(first).toEqual(effectOf(PLAN, BUILT_IN_AGREEMENT, NOTHING_TAUGHT, WITH_GREEN_GATE))
})
