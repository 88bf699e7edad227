import { describe, expect, it } from 'vitest'
import { BUILT_IN_AGREEMENT } from '../agreement/built-in-agreement.ts'
import type { Condition } from '../agreement/duties.ts'
import { readActivity } from '../overlap/reading.ts'
import { activity } from '../overlap/testing/activity.ts'
import { BUILT_IN_VOCABULARY } from '../overlap/testing/built-in-vocabulary.ts'
import { factsOf } from './facts.ts'
import { conditionsOf } from './holds.ts'

const { duties } = BUILT_IN_AGREEMENT
const holds = conditionsOf({
  duties: {
    ...duties,
    lists: [
      { name: 'small', concepts: ['audience:small firms'] },
      { name: 'young', concepts: ['list:small', 'audience:start-ups'] },
    ],
    conditions: [{ name: 'course', when: { mainly: ['offering:course'] } }],
  },
})
const COURSE = activity({
  id: 'x',
  party: 'difos',
  category: 3,
  title: 'Kursus i eksportkontrol',
  description: 'Vi gennemgår reglerne.',
  audience: ['iværksættere'],
  partners: ['DTU'],
  place: 'Paris',
})
const shown = (condition: Condition) =>
  holds(condition, factsOf(readActivity(COURSE, BUILT_IN_VOCABULARY), 'difos'))

describe('[FIND-4] a condition of the agreement', () => {
  it.each<[string, Condition, string[]]>([
    ['a concept anywhere', { any: ['topic:export control'] }, ['eksportkontrol']],
    ['what it is about', { mainly: ['offering:course'] }, ['Kursus']],
    ['whom it is for, by a list of lists', { towards: ['list:young'] }, ['iværksættere']],
    ['a partner', { with: ['counterpart:dtu'] }, ['DTU']],
    ['its place', { at: ['counterpart:france'] }, ['Paris']],
    ['a word in another form', { words: ['regler'] }, ['reglerne']],
    ['a word with any ending', { words: ['gennemgå*'] }, ['gennemgår']],
    ['abroad', { abroad: true }, ['Paris']],
    ['its category, which nothing is quoted of', { category: [2, 3] }, []],
    ['what does not hold, of which nothing is quoted', { not: { any: ['topic:drones'] } }, []],
    ['a condition by its name', { use: 'course' }, ['Kursus']],
    [
      'all of them, with the words of all',
      { all: [{ use: 'course' }, { abroad: true }] },
      ['Kursus', 'Paris'],
    ],
    [
      'one of them, with the words of the first',
      { either: [{ any: ['topic:drones'] }, { abroad: true }, { use: 'course' }] },
      ['Paris'],
    ],
  ])('holds by %s', (_, condition, words) => {
    expect(shown(condition)).toEqual(words)
  })

  it.each<[string, Condition]>([
    ['its place, where the concept is elsewhere', { at: ['counterpart:dtu'] }],
    ['whom it is for, where the concept is its title’s', { towards: ['topic:export control'] }],
    ['another category', { category: [1] }],
    ['all, where one does not hold', { all: [{ use: 'course' }, { category: [1] }] }],
    ['either, where none does', { either: [{ category: [1] }, { any: ['topic:drones'] }] }],
    ['the contrary of what holds', { not: { use: 'course' } }],
  ])('does not hold by %s', (_, condition) => {
    expect(shown(condition)).toBeUndefined()
  })
})
