/**
 * The one place that says who may do what. Routes, rooms and the client's affordances all ask here,
 * so a right cannot hold on the screen and fail on the wire.
 */
import type { Party } from '../plan/plan.ts'
import type { Person, Role } from './person.ts'

export const ACTIONS = [
  'read',
  'edit',
  'comment',
  'decide',
  'export',
  'create',
  'sign',
  'manage',
  'appoint',
] as const
export type Action = (typeof ACTIONS)[number]

/**
 * `plan` is the shared plan, `ledger` its server-written threads, decisions and sign-offs, `wordings` the words that were signed, which the server alone looks into, `publication` whether a plan has a public page, `confidential` one party's own part with its `confidential-ledger`,
 * `workspace` the list of plans, `agreement` the one in force and its signed wording, `settings` what holds for all of it, `people` who there is, `member` somebody of a party, or an invitation to be one, `vocabulary` the
 * words added to it and what decisions have taught, which everybody's warnings are found with, `comment` one comment in a
 * thread, as its author left it, `audit` the trail of who did what. `meetings` is the list of coordination meetings, `meeting` the work on
 * one, `agenda` and `minutes` what of it was sent out and approved, `closed-meeting` its closed points. `duty` is what a party owes the
 * other, or has been sent by it, `standing` the register of what it owes all the time, `seat` the backing of a board seat by the party that it needs.
 */
export type PermissionObject =
  | { kind: 'workspace' }
  | { kind: 'settings' }
  | { kind: 'agreement' }
  | { kind: 'people' }
  | { kind: 'member'; party: Party }
  | { kind: 'vocabulary' }
  | { kind: 'audit' }
  | { kind: 'meetings' }
  | { kind: 'meeting' }
  | { kind: 'agenda' }
  | { kind: 'minutes' }
  | { kind: 'closed-meeting' }
  | { kind: 'duty'; party: Party }
  | { kind: 'standing' }
  | { kind: 'seat'; party: Party }
  | { kind: 'plan' }
  | { kind: 'ledger' }
  | { kind: 'wordings' }
  | { kind: 'publication' }
  | { kind: 'comment'; authorId: string }
  | { kind: 'confidential'; party: Party }
  | { kind: 'confidential-ledger'; party: Party }

const EVERYONE: readonly Role[] = ['director', 'planner', 'observer', 'reader']
const COMMENTERS: readonly Role[] = ['director', 'planner', 'observer']
const EDITORS: readonly Role[] = ['director', 'planner']
const DIRECTORS: readonly Role[] = ['director']

/** Rows: object; columns: action. A missing right is a right not given. */
const RIGHTS: Record<PermissionObject['kind'], Partial<Record<Action, readonly Role[]>>> = {
  workspace: { read: EVERYONE, create: EDITORS },
  // What holds for everybody is an admin's to say.
  settings: {},
  agreement: { read: EVERYONE },
  people: { read: DIRECTORS, manage: DIRECTORS },
  // To appoint is to let somebody write for the party, and see what only it sees.
  member: { manage: DIRECTORS, appoint: DIRECTORS },
  audit: { read: DIRECTORS },
  vocabulary: { read: EVERYONE, edit: EDITORS },
  meetings: { read: EVERYONE },
  meeting: { read: EDITORS, edit: EDITORS, sign: DIRECTORS },
  // governance.2.b: a board observer gets the material as the members do.
  agenda: { read: COMMENTERS },
  minutes: { read: EVERYONE },
  // governance.2.c: personnel and the secretariats' own matters are between the directors.
  'closed-meeting': { read: DIRECTORS, edit: DIRECTORS, sign: DIRECTORS },
  // Whoever owes sends, and whoever received acknowledges: nobody for the other party.
  duty: { edit: EDITORS },
  seat: { edit: EDITORS },
  // Giving notice is a director’s.
  standing: { read: COMMENTERS, edit: EDITORS, sign: DIRECTORS },
  plan: {
    read: EVERYONE,
    edit: EDITORS,
    comment: COMMENTERS,
    decide: EDITORS,
    sign: DIRECTORS,
    export: EVERYONE,
  },
  // The ledger is written by the server alone, on commands that are checked as actions on the plan.
  ledger: { read: EVERYONE },
  wordings: {},
  // What leaves the two organisations, both have said yes to; what goes back, either takes back.
  publication: { read: EVERYONE, sign: DIRECTORS },
  comment: { edit: COMMENTERS },
  confidential: { read: EDITORS, edit: EDITORS, comment: EDITORS, decide: EDITORS },
  'confidential-ledger': { read: EDITORS },
}

/** What an admin may do whatever their role: look after people, never see more of what they write. */
const ADMINS: Partial<Record<PermissionObject['kind'], readonly Action[]>> = {
  settings: ['manage'],
  people: ['read', 'manage'],
  member: ['manage'],
  audit: ['read'],
  agreement: ['manage'],
}

/**
 * Answers whether the person may do this. `governance.2.c`: a confidential part is open only to its own party's
 * directors and planners. Members are managed by their own party's directors and by admins. A comment is its author's.
 */
export function can(
  person: Pick<Person, 'role' | 'party'> & Partial<Pick<Person, 'admin' | 'id'>>,
  action: Action,
  object: PermissionObject,
): boolean {
  if (person.admin && ADMINS[object.kind]?.includes(action)) return true
  if ('party' in object && object.party !== person.party) return false
  if ('authorId' in object && object.authorId !== person.id) return false
  return RIGHTS[object.kind][action]?.includes(person.role) ?? false
}
