/** What a token may be for: a program's few needs, each a right on the plan that its person has to have as well. */
import { can } from '../permissions/can.ts'
import type { Person } from '../permissions/person.ts'

export const TOKEN_SCOPES = ['read', 'edit', 'comment'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]

/** For how many days a token can be made; there is none that lasts longer. */
export const TOKEN_DAYS = [30, 90, 365] as const
export type TokenDays = (typeof TOKEN_DAYS)[number]

/** How many a person may have, those that have expired too. */
export const MOST_TOKENS = 10

/** Answers which scopes the person can give a token: what they may do themselves. */
export function scopesOf(person: Person): TokenScope[] {
  return TOKEN_SCOPES.filter((scope) => can(person, scope, { kind: 'plan' }))
}
