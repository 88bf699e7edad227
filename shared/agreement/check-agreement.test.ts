import { describe, expect, it } from 'vitest'
import { parseAgreement } from './agreement.ts'
import built from './censec-difos.json' with { type: 'json' }
import { faultsOfAgreement } from './check-agreement.ts'

const [rule] = built.duties.rules

describe('[AGREEDATA-6] an agreement whose duties cannot be used', () => {
  it('is not the built-in one', () => {
    expect(faultsOfAgreement(built)).toEqual([])
  })

  it('is not one that calls the task of a party’s parent organisation as it was called before', () => {
    const rules = [{ ...rule, kind: 'broader-di' }]
    const before = { ...built, duties: { ...built.duties, rules } }
    expect(faultsOfAgreement(before)).toEqual([])
    expect(parseAgreement(before).duties.rules[0]?.kind).toBe('parent-organisation')
  })

  it.each([
    ['an unknown clause', { rules: [{ ...rule, clause: 'x.a' }] }, 'rule 1 points to the unknown clause x.a'],
    [
      'an unknown concept',
      { rules: [{ ...rule, when: { any: ['topic:sea'] } }] },
      'duties ask for the unknown concept topic:sea',
    ],
    [
      'an unknown list',
      { rules: [{ ...rule, when: { not: { any: ['list:x'] } } }] },
      'rule 1 uses the unknown list x',
    ],
    [
      'a condition that uses a later one',
      {
        conditions: [
          { name: 'a', when: { use: 'b' } },
          { name: 'b', when: { abroad: true } },
        ],
      },
      'the condition a uses the unknown condition b',
    ],
    [
      'a condition that says two things',
      { rules: [{ ...rule, when: { any: ['topic:drones'], words: ['drone'] } }] },
      'duties.rules.0.when: a condition says exactly one thing: put several into `all` or `either`',
    ],
    [
      'a condition in a word that there is not',
      { rules: [{ ...rule, when: { sometimes: ['topic:drones'] } }] },
      'duties.rules.0.when: Unrecognized key: "sometimes"',
    ],
  ])('%s is named', (_, duties, fault) => {
    expect(faultsOfAgreement({ ...built, duties })).toContain(fault)
  })

  it('a counterpart that the vocabulary has already is named', () => {
    const counterparts = [{ id: 'minister', name: { da: 'minister', en: 'minister' }, forms: ['minister'] }]
    expect(faultsOfAgreement({ ...built, counterparts, duties: {} })).toEqual([
      'the concept counterpart:minister is there twice',
    ])
  })
})
