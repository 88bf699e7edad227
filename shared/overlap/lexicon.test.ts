import { describe, expect, test } from 'vitest'
import { BUILT_IN_AGREEMENT } from '../agreement/built-in-agreement.ts'
import { readConceptTable } from './concept-table.ts'
import { buildLexicon, findMatches } from './lexicon.ts'
import { fromPlanFile } from './plan-file.ts'
import { readActivity } from './reading.ts'
import { BUILT_IN_VOCABULARY } from './testing/built-in-vocabulary.ts'
import { LABELLED_PLANS } from './testing/labelled-plans.ts'
import { conceptsUnder, vocabularyOf } from './vocabulary.ts'
import { wordsOf } from './words.ts'

const LEXICON = buildLexicon(
  readConceptTable(
    'topic',
    `
export control | eksportkontrol | export control | eksportkontrol, slutbruger + erklæring
  clearance | godkendelse | clearance | facility security clearance, FE, sikkerhedsgodkendelse
institute | institut | institute | tekn. inst., adm. direktør, R&D, hotel d'angleterre
~security | sikkerhed | security | security, sikkerhed
lobbying | lobby | lobbying | lobby*
`,
  ),
)

function found(text: string): string[] {
  return findMatches(wordsOf(text), LEXICON).map(
    ({ concept, shown }) => `${concept.id} ${shown.map(({ from, to }) => text.slice(from, to)).join(' + ')}`,
  )
}

describe('a concept is found', () => {
  test('in any inflection and inside a compound', () => {
    expect(found('Eksportkontrollen')).toEqual(['topic:export control Eksportkontrollen'])
    expect(found('et eksportkontrolkursus')).toEqual(['topic:export control eksportkontrolkursus'])
  })

  test('behind one wrong letter', () => {
    expect(found('eksportkontorl')).toEqual(['topic:export control eksportkontorl'])
    expect(found('eksportkontol')).toEqual(['topic:export control eksportkontol'])
    expect(found('eksbordkontrol')).toEqual([])
  })

  test('by several words in a row, which hide the shorter form inside them', () => {
    expect(found('a Facility Security Clearance')).toEqual(['topic:clearance Facility Security Clearance'])
  })

  test('by two words of one sentence, but not of two', () => {
    expect(found('En erklæring fra hver slutbruger')).toEqual(['topic:export control slutbruger + erklæring'])
    expect(found('En erklæring. Hver slutbruger')).toEqual([])
  })

  test('in capitals only when its form is short and in capitals', () => {
    expect(found('Oplæg ved FE og fe')).toEqual(['topic:clearance FE'])
  })

  test.each([
    ['Besøg hos Tekn. Inst. i maj', 'topic:institute Tekn. Inst'],
    ['Besøg hos Tekn.Inst.', 'topic:institute Tekn.Inst'],
    ['Middag for adm. direktører', 'topic:institute adm. direktører'],
    ['Middag på Hotel d’Angleterre', 'topic:institute Hotel d’Angleterre'],
    ['Dag for R&D-chefer', 'topic:institute R&D'],
  ])('in abbreviations and names with marks of their own: %s', (text, match) => {
    expect(found(text)).toEqual([match])
  })

  test('across a full stop only where its form has one', () => {
    expect(found('Besøg hos tekn. Inst sagde nej')).toEqual(['topic:institute tekn. Inst'])
    expect(found('Kom til et hotel. D’Angleterre er lukket')).toEqual([])
    expect(found('Facility. Security clearance')).toEqual(['topic:security Security'])
  })

  test('inside a compound that is known as a form of work, not inside one that is a subject of its own', () => {
    const lexicon = buildLexicon([
      ...readConceptTable('offering', 'visit | besøg | visits | besøg, ministerbesøg'),
      ...readConceptTable('counterpart', 'minister | en minister | a minister | minister'),
      ...readConceptTable(
        'topic',
        'export | eksport | exports | eksport\ncontrol | kontrol | control | eksportkontrol',
      ),
    ])
    const ids = (text: string) => findMatches(wordsOf(text), lexicon).map(({ concept }) => concept.id)
    expect(ids('ministerbesøg')).toEqual(['offering:visit', 'counterpart:minister'])
    expect(ids('eksportkontrol')).toEqual(['topic:control'])
  })

  test('with any ending when its form is open', () => {
    expect(found('lobbyisme')).toEqual(['topic:lobbying lobbyisme'])
  })
})

describe('the vocabulary', () => {
  test('names each concept once, in both languages, with forms', () => {
    for (const concept of BUILT_IN_VOCABULARY.builtIn.concepts.values()) {
      expect(concept.label.da, concept.id).not.toBe('')
      expect(concept.label.en, concept.id).not.toBe('')
      expect(concept.forms.length, concept.id).toBeGreaterThan(0)
    }
  })
})

describe('with added words', () => {
  const ADDED = [
    { form: 'bolværk', concept: 'topic:export control' },
    { form: 'produktion', concept: 'topic:drones' },
    { form: 'ny teknologi', concept: 'topic:cyber security' },
    { form: 'XKB', concept: 'counterpart:parliament' },
  ]

  test('everything is read as by a lexicon that was built with them', () => {
    const builtAtOnce = buildLexicon(
      conceptsUnder(BUILT_IN_AGREEMENT).map((concept) => {
        const more = ADDED.filter((word) => word.concept === concept.id).map(({ form }) => form)
        return { ...concept, forms: [...concept.forms, ...more] }
      }),
    )
    const extended = vocabularyOf(BUILT_IN_AGREEMENT, ADDED).lexicon
    let differing = 0
    for (const entry of LABELLED_PLANS[0]?.activities ?? []) {
      const activity = fromPlanFile(entry)
      const shown = (lexicon = BUILT_IN_VOCABULARY.lexicon) => {
        const { mentions, terms } = readActivity(activity, { ...BUILT_IN_VOCABULARY, lexicon })
        return {
          mentions: [...mentions].map(([id, { weight, words }]) => [id, weight, words.toSorted()]).sort(),
          terms: [...terms].sort(),
        }
      }
      expect(shown(extended)).toEqual(shown(builtAtOnce))
      if (JSON.stringify(shown(extended)) !== JSON.stringify(shown())) differing += 1
    }
    expect(differing).toBeGreaterThan(0)
  })

  test('it costs what they cost, not what the vocabulary does', () => {
    const fastest = (work: () => unknown) =>
      Math.min(
        ...Array.from({ length: 5 }, () => {
          const start = performance.now()
          work()
          return performance.now() - start
        }),
      )
    const concepts = conceptsUnder(BUILT_IN_AGREEMENT)
    const extending = fastest(() => vocabularyOf(BUILT_IN_AGREEMENT, ADDED))
    expect(extending).toBeLessThan(fastest(() => buildLexicon(concepts)) / 4)
  })
})
