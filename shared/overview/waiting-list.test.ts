import { expect, test } from 'vitest'
import { plansInSight } from './plans-in-sight.ts'
import type { Waiting } from './waiting.ts'
import { waitingList } from './waiting-list.ts'

const by = { name: 'Mette', party: 'difos' } as const
const approval: Waiting = { kind: 'approval', category: 2, by, at: '2027-01-01' }
const objection: Waiting = { kind: 'objection', category: 1, by, at: '2027-01-02' }
const activity = { id: 'a', title: 'Messe', party: 'censec' } as const
const overlap = (findingId: string): Waiting => ({
  kind: 'overlap',
  findingId,
  category: 3,
  activity,
  other: activity,
})
const notice = (
  kind: 'mention' | 'reply' | 'decision' | 'comment' | 'approval' | 'duty-overdue' | 'briefing' | 'contact',
  at: string,
  isRead = false,
) => ({
  kind,
  at,
  isRead,
})

test('[OVERVIEW-1] what presses most stands first, whichever plan it is in', () => {
  const list = waitingList(
    [
      { planId: 'new', waiting: [objection, overlap('1'), overlap('2')] },
      { planId: 'old', waiting: [approval, overlap('3')] },
    ],
    [notice('decision', '3'), notice('reply', '1'), notice('reply', '2'), notice('mention', '0')],
  )
  const told = list.map((line) => ('notice' in line ? `${line.kind} ${line.notice.at}` : line.kind))
  expect(told).toEqual([
    'approval',
    'objection',
    'mention 0',
    'overlap',
    'overlap',
    'overlap',
    'reply 2',
    'reply 1',
    'decision 3',
  ])
  const overlaps = list.flatMap((line) => ('planId' in line && line.kind === 'overlap' ? line.planId : []))
  expect(overlaps).toEqual(['new', 'new', 'old'])
})

test('[OVERVIEW-1] what is read waits no longer, and what is only news waits for nobody', () => {
  expect(
    waitingList([], [notice('mention', '1', true), notice('comment', '2'), notice('approval', '3')]),
  ).toEqual([])
})

test('[OVERVIEW-1] [DUTY-6] what is told for as long as it is so waits until it is no more, seen or not', () => {
  const told = [
    notice('duty-overdue', '1', true),
    notice('contact', '2', true),
    notice('briefing', '3', true),
  ]
  expect(waitingList([], told).map(({ kind }) => kind)).toEqual(['duty-overdue', 'briefing', 'contact'])
})

test('[OVERVIEW-4] the plans of this year and later are in sight, three at most; else those of the newest year', () => {
  const years = (all: number[], thisYear: number) => {
    const { inSight, others } = plansInSight(
      all.map((year) => ({ year })),
      thisYear,
    )
    return [inSight.map(({ year }) => year), others.map(({ year }) => year)]
  }
  expect(years([2028, 2027, 2026, 2025], 2027)).toEqual([
    [2028, 2027],
    [2026, 2025],
  ])
  expect(years([2027, 2027, 2027, 2027], 2027)).toEqual([[2027, 2027, 2027], [2027]])
  expect(years([2025, 2025, 2024], 2027)).toEqual([[2025, 2025], [2024]])
  expect(years([], 2027)).toEqual([[], []])
})
