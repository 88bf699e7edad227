import type { Explanation, RoleFindingKind } from '../findings/findings.ts'
import type { Party } from '../plan/plan.ts'
import type { Facts } from './facts.ts'

/** One row of the agreement's division of work, as something an activity can run into. */
export interface RoleRule {
  planner: Party | 'either'
  /** `none`: the agreement lets the planner do this, and no later row applies. */
  kind: RoleFindingKind | 'none'
  /** Sub-clause of the agreement. */
  clause: string
  /** The words that show it, or undefined when the row does not apply. */
  when: (facts: Facts) => Shown
  /** `told`: not when the text says that the other party is heard, informed or takes part; `joined`: not when it is done together. */
  unless?: 'told' | 'joined'
  /** What the activity is, after "Aktiviteten" and "The activity". */
  activity: Explanation
  /** What the agreement says of it, in our own words, after "Efter aftalen" and "Under the agreement". */
  agreement: Explanation
}

/** Words that show a condition; undefined when it does not hold, empty when it holds by something missing. */
export type Shown = string[] | undefined

/** All of the conditions: their words together. */
export function all(...parts: Shown[]): Shown {
  return parts.every((part) => part !== undefined) ? parts.flatMap((part) => part ?? []) : undefined
}

/** The first condition that holds. */
export function either(...parts: Shown[]): Shown {
  return parts.find((part) => part !== undefined)
}

export function not(part: Shown): Shown {
  return part === undefined ? [] : undefined
}

/** Ministers, parliament, ministries and the European Commission. */
export const POLITICAL = [
  'counterpart:minister',
  'counterpart:parliament',
  'counterpart:ministry',
  'counterpart:european commission',
  'audience:politicians',
] as const

/** Those and the agencies and armed forces under them. */
export const OFFICIAL = [...POLITICAL, 'counterpart:agency', 'counterpart:armed forces'] as const

export const KNOWLEDGE = ['audience:researchers', 'counterpart:knowledge institution'] as const

export const CLUSTER_WORK = [
  'topic:cluster excellence',
  'topic:cluster cooperation abroad',
  'audience:clusters abroad',
] as const
