import { describe, expect, it } from 'vitest'
import { parseAgreement } from './agreement.ts'
import { BUILT_IN_AGREEMENT } from './built-in-agreement.ts'
import censecDifos from './censec-difos.json' with { type: 'json' }

const letters = (group: string, last: string) =>
  Array.from({ length: last.charCodeAt(0) - 96 }, (_, index) => `${group}.${String.fromCharCode(97 + index)}`)

const EVERY_CLAUSE = [
  ...letters('formaal', 'd'),
  ...letters('parterne', 'b'),
  ...letters('governance.1', 'b'),
  ...letters('governance.2', 'c'),
  ...letters('opgaver', 'h'),
  ...letters('organisering', 'b'),
  ...letters('opsigelse', 'b'),
  ...letters('tillaeg.1', 'k'),
  ...letters('tillaeg.2', 'c'),
  ...letters('tillaeg.3', 'o'),
  ...letters('tillaeg.4', 'c'),
  ...letters('tillaeg.5', 'a'),
]

describe('the built-in agreement', () => {
  it('has every clause once, in order', () => {
    expect(BUILT_IN_AGREEMENT.clauses.map((clause) => clause.id)).toEqual(EVERY_CLAUSE)
  })

  it('titles the five categories in both languages', () => {
    expect(BUILT_IN_AGREEMENT.categories.map(({ number, title }) => [number, title.da, title.en])).toEqual([
      [1, 'Politisk interessevaretagelse', 'Political advocacy'],
      [2, 'Klyngesamarbejde', 'Cluster cooperation'],
      [3, 'Internationale fremstød og eksport', 'International promotion and export'],
      [4, 'Operationelle aktiviteter', 'Operational activities'],
      [5, 'Øvrige opgaver', 'Other tasks'],
    ])
  })

  it('[AGREE-1] says each clause differently in Danish and English', () => {
    for (const { id, summary, scope } of BUILT_IN_AGREEMENT.clauses) {
      expect(summary.da, id).not.toBe(summary.en)
      expect(scope?.da ?? 'da', id).not.toBe(scope?.en ?? 'en')
    }
  })

  it('keeps the division of roles that findings rest on', () => {
    const roles = (id: string) => {
      const clause = BUILT_IN_AGREEMENT.clauses.find((candidate) => candidate.id === id)
      return [clause?.responsible, clause?.informed, clause?.involved, clause?.exceptionTo]
    }
    expect(roles('tillaeg.1.d')).toEqual([['censec'], [], [], ['tillaeg.1.a']])
    expect(roles('tillaeg.1.g')).toEqual([['difos'], [], ['censec'], []])
    expect(roles('tillaeg.3.b')).toEqual([['di-difos'], ['censec'], [], []])
    expect(roles('tillaeg.3.c')).toEqual([['censec'], ['difos'], [], ['tillaeg.3.a']])
  })
})

describe('parseAgreement', () => {
  const [clause] = censecDifos.clauses
  const refused = [
    ['a clause twice', { clauses: [clause, clause] }, 'the clause formaal.a is there twice'],
    [
      'an unknown actor',
      { clauses: [{ ...clause, informed: ['nato'] }] },
      'formaal.a names the unknown actor nato',
    ],
    [
      'an exception to nothing',
      { clauses: [{ ...clause, exceptionTo: ['tillaeg.9.z'] }] },
      'formaal.a points to the unknown clause tillaeg.9.z',
    ],
    ['a clause without a group', { groups: [] }, 'formaal.a stands under no group'],
    ['a missing language', { title: { da: 'Aftalen', en: '' } }, 'title'],
    ['a category too few', { categories: censecDifos.categories.slice(1) }, 'categories'],
    ['a malformed clause id', { clauses: [{ ...clause, id: 'Formål 1' }] }, 'a clause id is a word'],
  ] as const

  it.each(refused)('refuses %s and says so', (_, change, message) => {
    expect(() => parseAgreement({ ...censecDifos, ...change })).toThrow(message)
  })
})
