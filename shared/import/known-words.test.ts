/** The words by which sections, parties and states are known in others' plans. */
import { describe, expect, it } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { fieldOfLabel, unitOfLabel } from './field-of-label.ts'
import { partyOf } from './party-of.ts'
import { sectionOf, sectionOfValue } from './section-of.ts'
import { statusOf } from './status-of.ts'

describe('[IMPORT-2] a heading', () => {
  it.each([
    ['3. Internationale fremstød og eksport', 3, true],
    ['International promotion and export', 3, true],
    ['KLYNGESAMARBEJDE', 2, true],
    ['Afsnit 4', 4, true],
    ['Kategori 1: Det politiske', 1, true],
    ['2 Klyngesamarbejdet', 2, false],
    ['4. Internationalt', 3, false],
    ['Øvrige', 5, false],
  ])('»%s« is section %i', (heading, category, isSure) => {
    expect(sectionOf(heading, BUILT_IN_AGREEMENT)).toMatchObject({ category, isSure })
  })

  it.each([
    '1. Indledning',
    '3. Aktiviteter',
    '3',
    '2.1 Baggrund',
    'Kategori 9',
    'Økonomi',
    'Internt møde',
    '2027',
    'Eksport og klynge',
  ])('»%s« is no section', (heading) => {
    expect(sectionOf(heading, BUILT_IN_AGREEMENT)).toBeUndefined()
  })

  it('is one as a bare number in a column of sections', () => {
    expect(sectionOfValue('3', BUILT_IN_AGREEMENT)).toMatchObject({ category: 3 })
    expect(sectionOfValue('6', BUILT_IN_AGREEMENT)).toBeUndefined()
  })
})

describe('[IMPORT-2] a party', () => {
  it.each([
    ['CenSec', 'censec', true],
    ['DIFOS', 'difos', true],
    ['Dl FOS', 'difos', true],
    ['FAD', 'difos', true],
    ['DI', 'difos', true],
    ['CenSec/DI FOS', 'joint', true],
    ['Fælles (CenSec og DI FOS)', 'joint', true],
    ['begge parter', 'joint', true],
    ['Peter, CenSec', 'censec', false],
  ])('is read from »%s«', (text, party, isAll) => {
    expect(partyOf(text, BUILT_IN_AGREEMENT)).toEqual({ party, isAll })
  })

  it.each(['Dina', 'Fadime', 'Forsvaret', 'radio', ''])('is not read from »%s«', (text) => {
    expect(partyOf(text, BUILT_IN_AGREEMENT)).toBeUndefined()
  })
})

describe('[IMPORT-2] a state and a label', () => {
  it('are read in both languages, however they are written', () => {
    expect(['Idé', 'afholdt', 'I gang', 'Cancelled', 'måske'].map(statusOf)).toEqual([
      'idea',
      'done',
      'confirmed',
      'cancelled',
      undefined,
    ])
    const labels = [
      'Aktivitet:',
      'Dato / uge',
      'BUDGET (t.kr.)',
      'Budget i 1.000 kr.',
      'Samarbejdspartnere',
      'Vejr',
    ]
    expect(labels.map(fieldOfLabel)).toEqual(['title', 'period', 'budget', 'budget', 'partners', undefined])
    expect(labels.map(unitOfLabel)).toEqual([undefined, undefined, 't.kr.', 't.kr.', undefined, undefined])
  })
})
