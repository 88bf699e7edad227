import { expect, test } from 'vitest'
import { type Answers, NO_FOLLOW_UP } from '../follow-up/follow-up.ts'
import type { ActivityStatus } from '../plan/plan.ts'
import { handedOver } from './handed-over.ts'

const told = (title: string, status: ActivityStatus, content?: Answers) => ({
  title,
  status,
  followUp: { ...NO_FOLLOW_UP, answers: content ? { content } : {} },
})

test('[NEXT-5] what satisfied few comes first, and of what is left out nothing', () => {
  const all = [
    told('God', 'planned', { 1: 5, 2: 2, 3: 3 }),
    told('Ringe', 'planned', { 1: 3, 2: 3, 3: 4 }),
    told('Ingen svar', 'planned'),
    told('Aflyst', 'cancelled'),
    told('Gennemført', 'done'),
  ]
  const shown = handedOver(all, { leaveOutDone: false, leaveOutCancelled: true })
  expect(shown.map(({ told: { title }, isBelowLimit }) => [title, isBelowLimit])).toEqual([
    ['Ringe', true],
    ['God', false],
    ['Ingen svar', false],
    ['Gennemført', false],
  ])
  expect(handedOver(all, { leaveOutDone: true, leaveOutCancelled: false })).toHaveLength(4)
})
