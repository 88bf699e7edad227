import type { JudgedActivity } from '../reading.ts'

/** An activity with what a test says and nothing else. */
export function activity(
  fields: Partial<JudgedActivity> & Pick<JudgedActivity, 'id' | 'party' | 'title'>,
): JudgedActivity {
  return {
    category: 4,
    description: '',
    precision: fields.start ? 'day' : 'open',
    status: 'planned',
    audience: [],
    partners: [],
    place: '',
    counterpart: '',
    ...fields,
  }
}
