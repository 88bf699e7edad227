import { expect, test } from 'vitest'
import type { Activity } from '../plan/plan.ts'
import { accountOf } from './account.ts'
import { FIGURES } from './figure-names.ts'
import { countedBy, figureIn } from './figures.ts'

const FAIR: Activity = {
  id: 'fair',
  party: 'censec',
  category: 1,
  rank: 'a',
  title: 'Messe',
  description: '',
  body: [],
  precision: 'day',
  status: 'planned',
  audience: [],
  partners: [],
  place: '',
  counterpart: '',
  responsible: '',
  budget: 300,
  goal: '',
}

test('[ACCOUNT-2] every figure has one name, under which it and no other is found', () => {
  expect(new Set(FIGURES).size).toBe(FIGURES.length)
  const { all } = accountOf({
    year: 2027,
    activities: [FAIR],
    followUps: new Map([
      [
        'fair',
        {
          outcome: 'held',
          counts: { participants: 40, skills: 3 },
          regions: { oestdanmark: 30 },
          answers: { benefit: { 2: 6 } },
          lessons: '',
        },
      ],
    ]),
  }).columns
  const told = FIGURES.filter((name) => figureIn(all, name).activities.length > 0)
  expect(told.map((name) => [name, figureIn(all, name).value])).toEqual([
    ['planned', 1],
    ['held', 1],
    ['participants', 40],
    ['skills', 3],
    ['region:oestdanmark', 30],
    ['region:unknown', 10],
    ['evaluated', 1],
    ['answered', 6],
    ['benefit:2', 6],
    ['budget', 300],
  ])
})

test('[ACCOUNT-2] [FOLLOW-2] of two years beside each other, region Østdanmark leads to those that were counted by the two before it', () => {
  const followUp = {
    outcome: 'held',
    counts: {},
    regions: { sjaelland: 4 },
    answers: {},
    lessons: '',
  } as const
  const facts = { year: 2026, activities: [FAIR], followUps: new Map([['fair', followUp]]) }
  expect(countedBy('region:oestdanmark', facts)).toEqual(['fair'])
  expect(countedBy('region:sjaelland', facts)).toEqual(['fair'])
  expect(countedBy('region:sjaelland', { ...facts, year: 2027 })).toEqual([])
})
