import type { ProposedActivity } from '../proposal.ts'

/** An activity read from a file that says what a test has it say, and else nothing. */
export function aProposedActivity(fields: Partial<ProposedActivity> = {}): ProposedActivity {
  return {
    title: '',
    period: '',
    status: 'planned',
    audience: [],
    partners: [],
    place: '',
    counterpart: '',
    responsible: '',
    goal: '',
    body: [],
    where: { kind: 'heading', heading: '' },
    remarks: [],
    ...fields,
  }
}
