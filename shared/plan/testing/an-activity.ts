import type { Activity } from '../plan.ts'

/** An activity that says what a test has it say, and else nothing. */
export function anActivity(fields: Partial<Activity> = {}): Activity {
  return {
    id: 'activity',
    party: 'censec',
    category: 3,
    rank: 'a0',
    title: '',
    description: '',
    body: [],
    status: 'planned',
    precision: 'open',
    audience: [],
    partners: [],
    place: '',
    counterpart: '',
    responsible: '',
    goal: '',
    ...fields,
  }
}
