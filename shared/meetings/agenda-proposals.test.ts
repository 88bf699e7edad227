import { expect, test } from 'vitest'
import { anActivity } from '../plan/testing/an-activity.ts'
import { type AgendaFacts, agendaProposals, withoutTaken } from './agenda-proposals.ts'
import type { Task } from './meetings.ts'

const by = { personId: 'anna', name: 'Anna', party: 'censec', role: 'director' } as const
const task: Task = {
  id: 't1',
  meetingId: '2027-02',
  pointId: 'p1',
  text: 'Ring til messen',
  owner: { personId: 'jonas', name: 'Jonas' },
  dueDate: '2027-03-01',
  given: { by, at: '2027-02-12T12:00:00Z' },
}
const facts: AgendaFacts = {
  openTasks: [task],
  duties: [{ id: 'd1', title: 'Orientér CenSec', clause: 'tillaeg.1.k', dueDate: '2027-03-01', category: 1 }],
  plans: [
    {
      planId: 'plan-1',
      changes: {
        new: [anActivity({ id: 'ny', title: 'Ny messe', category: 2 })],
        changed: [anActivity({ id: 'aendret', title: 'Ændret møde', category: 1 })],
      },
      openOverlaps: [{ id: 'overlap:a:b', category: 1, activityId: 'a', titles: ['Messe', 'Stand'] }],
      unsigned: [2],
    },
  ],
}

test('[MEET-7] tasks come first, then by category what is owed, what overlaps and what is not agreed, before what informs', () => {
  expect(agendaProposals(facts).map(({ key, type }) => `${key} ${type}`)).toEqual([
    'task/t1 discussion',
    'duty/d1 discussion',
    'overlap/plan-1/overlap:a:b discussion',
    'changed/plan-1/aendret information',
    'section/plan-1/2 decision',
    'new/plan-1/ny information',
  ])
})

test('[MEET-7] what was taken is not proposed again, whoever took it', () => {
  const proposals = agendaProposals(facts)
  const left = withoutTaken(proposals, [{ proposal: 'task/t1' }, { proposal: 'duty/d1' }, {}])
  expect(left.map(({ kind }) => kind)).toEqual(['overlap', 'changed', 'section', 'new'])
})
