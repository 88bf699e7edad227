import { describe, expect, test } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { activity } from '../overlap/testing/activity.ts'
import { NOTHING_TAUGHT, type WorkspaceVocabulary } from '../vocabulary/workspace-vocabulary.ts'
import { createFindingsReader, findFindings } from './find-findings.ts'

const ANNA = { personId: 'anna', name: 'Anna', party: 'censec', role: 'director' } as const
const AT = '2026-11-24T10:00:00Z'

const ACTIVITIES = [
  activity({ id: 'c1', party: 'censec', title: 'Kursus i NIS2', audience: ["SMV'er"], start: '2027-03-03' }),
  activity({ id: 'd1', party: 'difos', title: 'NIS2-workshop', audience: ["SMV'er"], start: '2027-03-10' }),
]

test('overlaps and role findings are found together', () => {
  const found = findFindings(ACTIVITIES, BUILT_IN_AGREEMENT)
  expect(found.overlaps.map(({ id }) => id)).toEqual(['overlap:c1:d1'])
  expect(found.roleFindings.map(({ id }) => id)).toEqual(['role:d1:responsibility'])
})

test('a reader that is used again finds what a fresh one finds', () => {
  const reader = createFindingsReader(BUILT_IN_AGREEMENT)
  reader.find(ACTIVITIES)
  const changed = ACTIVITIES.map((one) => (one.id === 'd1' ? { ...one, title: 'Sommerfest' } : one))
  expect(reader.find(changed)).toEqual(findFindings(changed, BUILT_IN_AGREEMENT))
  expect(reader.find(changed.slice(1))).toEqual(findFindings(changed.slice(1), BUILT_IN_AGREEMENT))
})

describe('an added word', () => {
  const taught = (...words: [form: string, concept: string][]): WorkspaceVocabulary => ({
    words: words.map(([form, concept], index) => ({ id: `w${index}`, form, concept, by: ANNA, at: AT })),
    lessons: [],
  })
  const roleOf = (title: string, vocabulary = NOTHING_TAUGHT) =>
    findFindings([activity({ id: 'x', party: 'censec', title })], BUILT_IN_AGREEMENT, vocabulary)
      .roleFindings[0]
  const TO_THE_GATE = taught(['kajporten', 'counterpart:parliament'])

  test('[VOCAB-1] that makes a warning about roles another one leaves what was decided on it', () => {
    const title = 'Møde med LMCO: forslag til kajporten'
    const [before, after] = [roleOf(title), roleOf(title, TO_THE_GATE)]
    expect(before?.kind).toBe('inform')
    expect(after?.kind).toBe('responsibility')
    expect(after).toMatchObject({ id: before?.id, fingerprint: before?.fingerprint })
  })

  test('[VOCAB-1] that makes a warning which another one makes of another kind leaves it too', () => {
    const maker = taught(['havneværket', 'counterpart:lockheed martin'])
    const both = { ...maker, words: [...maker.words, ...TO_THE_GATE.words] }
    const title = 'Møde med havneværket: forslag til kajporten'
    const [one, two] = [roleOf(title, maker), roleOf(title, both)]
    expect([one?.kind, two?.kind]).toEqual(['inform', 'responsibility'])
    expect(two).toMatchObject({ id: one?.id, fingerprint: one?.fingerprint })
  })

  test('[FIND-5] is part of the substance only as far as both activities use it', () => {
    const [course, workshop] = ACTIVITIES
    if (!course || !workshop) throw new Error('There are two.')
    const fingerprint = (mine: string, theirs: string) =>
      findFindings(
        [
          { ...course, description: mine },
          { ...workshop, description: theirs },
        ],
        BUILT_IN_AGREEMENT,
        taught(['kajprotokol', 'topic:export control'], ['bolværk', 'topic:export control']),
      ).overlaps[0]?.fingerprint
    expect(fingerprint('Om kajprotokol.', '')).toBe(fingerprint('Om bolværk.', ''))
    expect(fingerprint('Om kajprotokol.', 'Om kajprotokol.')).not.toBe(
      fingerprint('Om kajprotokol.', 'Om bolværk.'),
    )
  })
})
