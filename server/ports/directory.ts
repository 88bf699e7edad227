/**
 * Who there is and what there is: people, sessions, the list of plans. Small, read often, written seldom; the plans'
 * contents are in the journal. Every adapter passes directory-contract.ts.
 */
import type { Locale } from '#shared/basics/locale.ts'
import type { FeedChoice } from '#shared/feeds/feed-choice.ts'
import type { Person, Role } from '#shared/permissions/person.ts'
import type { Party, PlanStatus } from '#shared/plan/plan.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import type { TokenScope } from '#shared/tokens/scopes.ts'

export interface Member {
  person: Person
  /** A PHC string, see passwords.ts; undefined for who signs in at a provider alone. */
  passwordHash?: string
  /** Who they are at the providers they sign in with; at most one of each issuer. */
  identities?: Identity[]
  /** ISO instant since when they have had access; absent for those who were there before it was kept, and from the start. */
  since?: string
  /** ISO instant since when they cannot sign in; what they did keeps their name. */
  deactivatedAt?: string
  /** ISO instant. */
  lastSignInAt?: string
  secondFactor?: SecondFactor
}

/** Who somebody is at a provider. Issuer and subject together are one person's; they say nothing of rights. */
export interface Identity {
  issuer: string
  subject: string
  /** ISO instant. */
  linkedAt: string
}

/** What a person shows besides the password: a code from an app that shares a secret with us, or a recovery code. */
export interface SecondFactor {
  /** Base32. Kept as it is, for codes are made from it. */
  secret: string
  /** SHA-256 of the recovery codes that have not been used. */
  recoveryHashes: string[]
  /** The last half minute whose code was used: none is used twice. */
  lastStep: number
}

/** What holds for the whole workspace. */
export interface Settings {
  /** Directors are let in no further than to set up a second factor until they have one. */
  secondFactorForDirectors: boolean
}

/** What can be changed of a member; null takes `deactivatedAt` away. */
export interface MemberChange {
  role?: Role
  admin?: boolean
  deactivatedAt?: string | null
  /** Since when they have access, where they had been deactivated; else nothing comes of it. */
  since?: string
}

export interface Session {
  /** Names it to its person; says nothing of the secret. */
  id: string
  /** SHA-256 of the secret in the cookie: whoever reads the directory cannot sign in with it. */
  secretHash: string
  personId: string
  /** ISO instant. */
  startedAt: string
  /** What it runs on, as a browser says it of itself. */
  device: string
  /** ISO instant of about when something last came from it; absent as long as that is its start. */
  lastSeenAt?: string
  /** ISO instant after which the session counts for nothing. */
  expiresAt: string
  /** The provider they signed in at has asked them for a second factor. */
  secondFactorAtProvider?: boolean
}

/** A link with which one person, of this address, party and role and nothing else, can join, once. */
export interface Invitation {
  id: string
  /** SHA-256 of the secret in the link. */
  tokenHash: string
  email: string
  party: Party
  role: Role
  /** The name of who invited. */
  by: string
  /** Who that is; absent from invitations that were made before it was kept. */
  byId?: string
  /** ISO instant. */
  at: string
  /** ISO instant after which it counts for nothing. */
  expiresAt: string
}

/** With what a program asks over HTTP for some of what its person may do. */
export interface ApiToken {
  /** Names it to its person and in the audit trail; says nothing of the secret. */
  id: string
  /** SHA-256 of the secret. */
  secretHash: string
  personId: string
  /** What it is for, in its person's words. */
  name: string
  scopes: TokenScope[]
  /** The one plan it is for; all of them where absent. */
  planId?: string
  /** ISO instant. */
  madeAt: string
  /** ISO instant after which it counts for nothing. */
  expiresAt: string
  /** The last day on which it was used. */
  lastUsedOn?: string
  /** Who made it had shown a second factor to the provider they had signed in at. */
  secondFactorAtProvider?: boolean
}

/** An address at which a calendar finds what its person may see of the plans. */
export interface CalendarFeed extends FeedChoice {
  /** Names it to its person and in the audit trail; says nothing of the secret. */
  id: string
  /** SHA-256 of the secret in the address. */
  secretHash: string
  personId: string
  locale: Locale
  /** ISO instant. */
  madeAt: string
  /** The last day on which it was fetched. */
  lastFetchedOn?: string
  /** A hash of what was last fetched, and the ISO instant since when it has been so. */
  shown?: { fingerprint: string; since: string }
  /** Who made it had shown a second factor to the provider they had signed in at. */
  secondFactorAtProvider?: boolean
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
  /** The deactivated as well. */
  findMember(personId: string): Promise<Member | undefined>
  findPerson(personId: string): Promise<Person | undefined>
  /** In the order they were added. */
  listMembers(): Promise<Member[]>
  listPeople(): Promise<Person[]>
  /** The deactivated as well. */
  findMemberByIdentity(issuer: string, subject: string): Promise<Member | undefined>
  /**
   * From now on the person is known by it, and no longer by another of the same issuer. Rejects with IdentityTaken where
   * it is somebody else's; does nothing where there is no such person.
   */
  linkIdentity(personId: string, identity: Identity): Promise<void>
  /** Takes the person's identity of the issuer away, unless nothing else is left to sign in with. */
  unlinkIdentity(personId: string, issuer: string): Promise<'unlinked' | 'unknown' | 'last-way-in'>
  /** Gives the person another second factor, or none. */
  setSecondFactor(personId: string, secondFactor: SecondFactor | undefined): Promise<void>
  /** Whether no code of this half minute or a later one has been used yet; now this one has. Of two at once, one. */
  spendStep(personId: string, step: number): Promise<boolean>
  /** Whether it is one of the person's recovery codes; now it no longer is. Of two at once, one. */
  spendRecoveryCode(personId: string, codeHash: string): Promise<boolean>

  readSettings(): Promise<Settings>
  /** Answers the settings as they then are. */
  changeSettings(change: Partial<Settings>): Promise<Settings>
  /** How many task categories the agreement has had at most; undefined where that was never noted. */
  mostCategories(): Promise<number | undefined>
  /** Notes how many there are, where that is more than ever before. */
  noteCategories(count: number): Promise<void>
  /**
   * Changes a member and answers it, or undefined where there is none. `mustHold` is asked of all members as they would
   * be, and of this one as it was; what it throws is thrown, and nothing has changed.
   */
  changeMember(
    personId: string,
    change: MemberChange,
    mustHold: (members: readonly Member[], before: Member) => void,
  ): Promise<Member | undefined>

  /**
   * Answers whether it was added: never for somebody who is deactivated or not there, and where `mayStart` is given, only
   * if it says so of the person as they then are, so that nothing which happens while somebody signs in is overtaken.
   */
  addSession(session: Session, mayStart?: (member: Member) => boolean): Promise<boolean>
  /** Gives a session another secret; the old one counts for nothing. Answers whether there was such a session. */
  renewSession(secretHash: string, nextSecretHash: string): Promise<boolean>
  /** Remembers that something came from the session. */
  noteSeen(sessionId: string, at: string): Promise<void>
  findSession(secretHash: string): Promise<Session | undefined>
  /** Also drops every session that ended before `now` (ISO instant). */
  removeSession(secretHash: string, now: string): Promise<void>
  /** Of these those that are there, by their ids, and whether their people have a second factor. */
  findSessions(sessionIds: readonly string[]): Promise<{ session: Session; hasSecondFactor: boolean }[]>
  /** Of one person, the oldest first. */
  listSessions(personId: string): Promise<Session[]>
  /** Ends one session of the person and answers it; undefined where they have none of that id. */
  endSession(personId: string, sessionId: string): Promise<Session | undefined>
  /** Ends every session of the person, or of everybody, but the one that is to be kept; answers those that ended. */
  endSessions(personId?: string, kept?: { secretHash: string }): Promise<Session[]>
  /** Remembers when the person last signed in. */
  noteSignIn(personId: string, at: string): Promise<void>

  /** The party's earlier invitation of the same address no longer counts. Rejects with AddressTaken where a member has it. */
  addInvitation(invitation: Invitation): Promise<void>
  /** The newest first; those that have expired too. */
  listInvitations(): Promise<Invitation[]>
  /** Answers whether there was one. */
  removeInvitation(invitationId: string): Promise<boolean>
  findInvitation(tokenHash: string): Promise<Invitation | undefined>
  /**
   * Adds the member if the invitation still counts at `now`; then it is used up. Answers whether it did; of many calls
   * at once, one. Rejects as addMember, and with IdentityTaken as linkIdentity.
   */
  acceptInvitation(tokenHash: string, now: string, member: Member): Promise<boolean>

  /**
   * Adds a token. `mustHold` is asked of its person as they are then and of the tokens they have; what it throws is
   * thrown, and nothing has changed. Answers false where there is no such person.
   */
  addToken(token: ApiToken, mustHold: (member: Member, tokens: readonly ApiToken[]) => void): Promise<boolean>
  /** Those that have expired too. */
  findToken(secretHash: string): Promise<ApiToken | undefined>
  /** Of one person, or of everybody, the newest first; those that have expired too. */
  listTokens(personId?: string): Promise<ApiToken[]>
  /** Answers whether the person had one of that id; now they do not. */
  endToken(personId: string, tokenId: string): Promise<boolean>
  /** Ends every token of the person, or of everybody. */
  endTokens(personId?: string): Promise<void>
  /** Remembers the day a token was used; answers whether it had not been used on it yet. Of two at once, one. */
  noteTokenUse(tokenId: string, day: string): Promise<boolean>

  /**
   * Adds a feed. `mustHold` is asked of its person as they are then and of the feeds they have; what it throws is thrown, and
   * nothing has changed. Answers false where there is no such person.
   */
  addFeed(
    feed: CalendarFeed,
    mustHold: (member: Member, feeds: readonly CalendarFeed[]) => void,
  ): Promise<boolean>
  findFeed(secretHash: string): Promise<CalendarFeed | undefined>
  /** Of one person, the newest first. */
  listFeeds(personId: string): Promise<CalendarFeed[]>
  /** Answers whether the person had one of that id; now they do not. */
  endFeed(personId: string, feedId: string): Promise<boolean>
  /** Ends every feed of the person, or of everybody. */
  endFeeds(personId?: string): Promise<void>
  /**
   * Remembers that a feed was fetched, and what it showed. Answers since when it has shown that, and whether it was the first
   * time on the day.
   */
  noteFetch(
    feedId: string,
    fetched: { day: string; fingerprint: string; at: string },
  ): Promise<{ since: string; isFirstToday: boolean }>

  addPlan(plan: PlanSummary): Promise<void>
  findPlan(planId: string): Promise<PlanSummary | undefined>
  /** Nothing where there is no such plan. */
  setPlanStatus(planId: string, status: PlanStatus): Promise<void>
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

export class IdentityTaken extends Error {
  override name = 'IdentityTaken'
}

/** The stored directory cannot be read; it was left untouched. */
export class DirectoryDamaged extends Error {
  override name = 'DirectoryDamaged'
}
