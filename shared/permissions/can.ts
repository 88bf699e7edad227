/**
 * The one place that says who may do what. Routes, rooms and the client's affordances all ask here,
 * so a right cannot hold on the screen and fail on the wire.
 */
import type { Party } from '../plan/plan.ts'
import type { Person, Role } from './person.ts'

export const ACTIONS = ['read', 'edit', 'comment', 'decide', 'export', 'create'] as const
export type Action = (typeof ACTIONS)[number]

/**
 * `plan` is the shared plan, `ledger` its server-written threads and decisions, `confidential` one party's own part,
 * `workspace` the list of plans.
 */
export type PermissionObject =
  | { kind: 'workspace' }
  | { kind: 'plan' }
  | { kind: 'ledger' }
  | { kind: 'confidential'; party: Party }

const EVERYONE: readonly Role[] = ['director', 'planner', 'observer', 'reader']
const EDITORS: readonly Role[] = ['director', 'planner']
const NOBODY: readonly Role[] = []

/** Rows: object; columns: action. A missing right is a right not given. */
const RIGHTS: Record<PermissionObject['kind'], Record<Action, readonly Role[]>> = {
  workspace: {
    read: EVERYONE,
    create: EDITORS,
    edit: NOBODY,
    comment: NOBODY,
    decide: NOBODY,
    export: NOBODY,
  },
  plan: {
    read: EVERYONE,
    edit: EDITORS,
    comment: ['director', 'planner', 'observer'],
    decide: EDITORS,
    export: EVERYONE,
    create: NOBODY,
  },
  // The ledger is written by the server alone, on commands that are checked as actions on the plan.
  ledger: { read: EVERYONE, edit: NOBODY, comment: NOBODY, decide: NOBODY, export: NOBODY, create: NOBODY },
  confidential: {
    read: EDITORS,
    edit: EDITORS,
    comment: EDITORS,
    decide: EDITORS,
    export: EDITORS,
    create: NOBODY,
  },
}

/**
 * Answers whether the person may do this. `governance.2.c`: a confidential part is open only to its own party's
 * directors and planners; an admin has no rights over content for being admin.
 */
export function can(
  person: Pick<Person, 'role' | 'party'>,
  action: Action,
  object: PermissionObject,
): boolean {
  if (object.kind === 'confidential' && object.party !== person.party) return false
  return RIGHTS[object.kind][action].includes(person.role)
}
