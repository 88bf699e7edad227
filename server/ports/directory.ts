/**
 * Who there is and what there is: people, sessions, the list of plans. Small, read often, written seldom; the plans'
 * contents are in the journal. Every adapter passes directory-contract.ts.
 */
import type { Person } from '#shared/permissions/person.ts'
import type { PlanSummary } from '#shared/protocol/schemas.ts'

export interface Member {
  person: Person
  /** A PHC string, see passwords.ts. */
  passwordHash: string
}

export interface Session {
  /** SHA-256 of the secret in the cookie: whoever reads the directory cannot sign in with it. */
  secretHash: string
  personId: string
  /** ISO instant after which the session counts for nothing. */
  expiresAt: string
}

/** Every write resolves once it is on disk; what it changed is seen by every later read. */
export interface Directory {
  /** True until the first person is added. */
  isEmpty(): Promise<boolean>
  /** E-mail addresses are one person's, whatever their case; rejects with AddressTaken otherwise. */
  addMember(member: Member): Promise<void>
  /** Does nothing when there is no such person. */
  setPasswordHash(personId: string, passwordHash: string): Promise<void>
  findMemberByEmail(email: string): Promise<Member | undefined>
  findPerson(personId: string): Promise<Person | undefined>
  listPeople(): Promise<Person[]>

  addSession(session: Session): Promise<void>
  findSession(secretHash: string): Promise<Session | undefined>
  /** Also drops every session that ended before `now` (ISO instant). */
  removeSession(secretHash: string, now: string): Promise<void>
  /** Ends every session of the person, or of everybody. */
  endSessions(personId?: string): Promise<void>

  addPlan(plan: PlanSummary): Promise<void>
  findPlan(planId: string): Promise<PlanSummary | undefined>
  /** Newest year first, then newest plan first. */
  listPlans(): Promise<PlanSummary[]>

  /** Remembers the hash of the one set-up token that counts; an earlier one no longer does. */
  setSetUpToken(tokenHash: string): Promise<void>
  /** Whether this is the token that counts, and nobody is there yet. */
  isSetUpToken(tokenHash: string): Promise<boolean>
  /**
   * Adds the first member if the token is the one that counts and nobody is there yet; then the token is used up.
   * Answers whether it did; of two calls at once, one.
   */
  setUp(tokenHash: string, member: Member): Promise<boolean>
}

export class AddressTaken extends Error {
  override name = 'AddressTaken'
}

/** The stored directory cannot be read; it was left untouched. */
export class DirectoryDamaged extends Error {
  override name = 'DirectoryDamaged'
}
