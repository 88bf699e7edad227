import { expect, test } from 'vitest'
import type { Role, Signature } from '../permissions/person.ts'
import type { Contact, Meetings, Slot, Task } from './meetings.ts'
import { meetingsFor, planTasksFor } from './visible-to.ts'

const by: Signature = { personId: 'anna', name: 'Anna', party: 'censec', role: 'director' }
const at = '2027-03-01T12:00:00.000Z'
const MONTHS = ['2027-01', '2027-02', '2027-03']

const slot = (id: string, approved: boolean): Slot => ({
  id,
  steps: { held: { by, at } },
  ...(approved && { approvedAt: at }),
})
const task = (meetingId: string, ended: boolean): Task => ({
  id: `t-${meetingId}-${ended}`,
  meetingId,
  pointId: 'p',
  text: `hemmelig-${meetingId}`,
  owner: { personId: 'jonas', name: 'Jonas' },
  dueDate: '2027-04-01',
  given: { by, at },
  ...(ended && { ended: { by, at, how: 'done', reason: '' } }),
})
const contact: Contact = { id: 'k', text: 'hemmelig-kontakt', on: '2027-03-01', by, at }

/** Every way in which the three months can be approved or not. */
const ALL = Array.from({ length: 2 ** MONTHS.length }, (_, bits) =>
  MONTHS.map((id, index) => slot(id, (bits & (1 << index)) !== 0)),
)

test.each<Role>(['observer', 'reader'])(
  '[MEET-2] a %s is told no task before its minutes are approved, and nothing of what was said',
  (role) => {
    for (const slots of ALL) {
      const tasks = slots.flatMap(({ id }) => [task(id, false), task(id, true)])
      const content: Meetings = { begunAt: '2027-01-05T08:00:00Z', slots, tasks, contacts: [contact] }
      const told = meetingsFor({ role, party: 'censec' }, content, '2027-03-20T12:00:00Z')
      const approved = slots.filter(({ approvedAt }) => approvedAt).map(({ id }) => id)
      expect(new Set(told.tasks.map(({ meetingId }) => meetingId))).toEqual(new Set(approved))
      const json = JSON.stringify(told)
      expect(json).not.toContain('hemmelig-kontakt')
      for (const { id } of slots) if (!approved.includes(id)) expect(json).not.toContain(`hemmelig-${id}`)
    }
  },
)

test('[MEET-8] [MEET-2] everybody is told how long it is since the last contact', () => {
  const content: Meetings = { begunAt: '2027-01-05T08:00:00Z', slots: [], tasks: [], contacts: [contact] }
  for (const role of ['director', 'planner', 'observer', 'reader'] as const) {
    const told = (now: string) => meetingsFor({ role, party: 'difos' }, content, now).contact
    expect(told('2027-03-30T12:00:00Z')).toEqual({
      on: '2027-03-01',
      hasBeen: true,
      days: 29,
      isOverdue: false,
    })
    expect(told('2027-03-31T12:00:00Z')).toMatchObject({ days: 30, isOverdue: true })
  }
})

test('[MEET-6] [MEET-2] of one plan the tasks about its activities are told, to observers with the approved minutes', () => {
  const slots = MONTHS.map((id, index) => slot(id, index === 0))
  const about = (meetingId: string, planId: string) => ({
    ...task(meetingId, false),
    planId,
    activityId: 'messe',
  })
  const tasks = [
    about('2027-01', 'p-1'),
    about('2027-02', 'p-1'),
    about('2027-01', 'p-2'),
    task('2027-01', true),
  ]
  const content: Meetings = { begunAt: '2027-01-05T08:00:00Z', slots, tasks, contacts: [] }
  const told = (role: Role) => planTasksFor({ role, party: 'censec' }, content, 'p-1')
  expect(told('observer')).toEqual([
    { id: 't-2027-01-false', meetingId: '2027-01', text: 'hemmelig-2027-01', activityId: 'messe' },
  ])
  expect(told('planner').map(({ meetingId }) => meetingId)).toEqual(['2027-01', '2027-02'])
})
