import { can } from '#shared/permissions/can.ts'
import { mayGiveRole } from '#shared/permissions/may-give-role.ts'
import type { Person, Role } from '#shared/permissions/person.ts'
import type { Party } from '#shared/plan/plan.ts'
import { Problem } from '../http/problem.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import {
  AddressTaken,
  type Directory,
  IdentityTaken,
  type Invitation,
  type Member,
  type Session,
  type Settings,
} from '../ports/directory.ts'
import type { Ids } from '../ports/ids.ts'
import { mustBeUncommon } from './password-rule.ts'
import { type Caller, type CurrentSession, hashOf, type People } from './people.ts'

/** How long an invitation can be accepted. */
const INVITATION_HOURS = 72

export interface MembersOptions {
  directory: Directory
  people: People
  clock: Clock
  ids: Ids
  /** Called once sessions count for nothing any more, because somebody's rights have changed or they were signed out. */
  onEnded: (sessions: readonly Session[], why: 'rights-changed' | 'signed-out') => void
}

export interface PeopleList {
  /** With where they are signed in, for those whom the asker manages. */
  members: [Member, Session[] | undefined][]
  invitations: Invitation[]
  settings: Settings
}

/** What may be changed of a member. */
export interface MemberPatch {
  role?: Role | undefined
  admin?: boolean | undefined
  isActive?: boolean | undefined
  hasSecondFactor?: false | undefined
}

/** Who is in the workspace and comes into it. Every method asks `can` of whoever asks; forbidden and unknown are answered alike. */
export class Members {
  readonly #options: MembersOptions

  constructor(options: MembersOptions) {
    this.#options = options
  }

  /** Everybody, and the invitations that are open; with sessions where `asker` may manage them. */
  async list(asker: Person): Promise<PeopleList> {
    const { directory, clock } = this.#options
    const members = await directory.listMembers()
    const now = instantOf(clock)
    const invitations = await directory.listInvitations()
    return {
      members: await Promise.all(
        members.map(
          async (member): Promise<[Member, Session[] | undefined]> => [
            member,
            mayManage(asker, member.person.party) ? await this.#openSessions(member.person.id) : undefined,
          ],
        ),
      ),
      settings: await directory.readSettings(),
      invitations: invitations.filter(({ party, expiresAt }) => expiresAt > now && mayManage(asker, party)),
    }
  }

  /** Answers the invitation and the secret of its link. Throws `not-allowed` for another party's, `own-directors-only`, `address-taken`. */
  async invite(
    asker: Person,
    who: { email: string; party: Party; role: Role },
  ): Promise<{ invitation: Invitation; token: string }> {
    const { directory, ids, clock } = this.#options
    if (!mayManage(asker, who.party)) throw new Problem('not-allowed')
    mustBeTheirsToGive(asker, who, await directory.listMembers())
    const token = ids.newSecret()
    const invitation: Invitation = {
      id: ids.newId(),
      tokenHash: hashOf(token),
      ...who,
      by: asker.name,
      byId: asker.id,
      at: instantOf(clock),
      expiresAt: new Date(clock.now() + INVITATION_HOURS * 3_600_000).toISOString(),
    }
    await unlessTaken(directory.addInvitation(invitation))
    return { invitation, token }
  }

  /** Answers what was withdrawn. */
  async withdraw(asker: Person, invitationId: string): Promise<Invitation> {
    const { directory } = this.#options
    const invitation = (await directory.listInvitations()).find(({ id }) => id === invitationId)
    if (!invitation || !mayManage(asker, invitation.party)) throw new Problem('not-found')
    await directory.removeInvitation(invitationId)
    return invitation
  }

  /** What the link is for. Throws `invitation-closed` for one that counts for nothing. */
  async open(token: string, { address }: Caller): Promise<Invitation> {
    return this.#options.people.counted(address, async () => this.#mustBeOpen(hashOf(token)))
  }

  /** Makes the invited person a member and signs them in; throws `invitation-closed`, `password-common`. */
  async join(
    { token, name, password }: { token: string; name: string; password: string },
    caller: Caller,
    enterFirst: () => Promise<void>,
  ): Promise<string> {
    const { people } = this.#options
    const { email } = await this.open(token, caller)
    mustBeUncommon(password, [name, email])
    const signsIn = { passwordHash: await people.hashOf(password) }
    const person = await this.accept(token, name, signsIn, enterFirst)
    return people.startSession(person, caller.device)
  }

  /**
   * Makes the invited person a member, who signs in as given. `enterFirst` is called once the invitation is known to count,
   * before it is used. Throws what that throws, `invitation-closed`, `address-taken`, `identity-taken`.
   */
  async accept(
    token: string,
    name: string,
    signsIn: Pick<Member, 'passwordHash' | 'identities'>,
    enterFirst: () => Promise<void>,
  ): Promise<Person> {
    const { directory, ids, clock } = this.#options
    const tokenHash = hashOf(token)
    const { email, party, role } = await this.#mustBeOpen(tokenHash)
    const person: Person = { id: ids.newId(), name, email, party, role, admin: false }
    const member: Member = { person, since: instantOf(clock), ...signsIn }
    await enterFirst()
    if (!(await unlessTaken(directory.acceptInvitation(tokenHash, instantOf(clock), member))))
      throw new Problem('invitation-closed')
    return person
  }

  /**
   * Ends the person's sessions with it, and the invitations they could no longer make. Throws `not-found`, `not-allowed`,
   * `not-yourself`, `own-directors-only`, `last-director`, `last-admin`.
   */
  async change(asker: Person, personId: string, patch: MemberPatch): Promise<[Member, Session[]]> {
    const { directory, clock, onEnded } = this.#options
    const { person } = await this.#mustManage(asker, personId)
    if (patch.admin !== undefined && !asker.admin) throw new Problem('not-allowed')
    // Their account reaches everybody's: how it is signed in to is for other admins to weaken.
    if (patch.hasSecondFactor === false && person.admin && !asker.admin) throw new Problem('not-allowed')
    if (person.id === asker.id) throw new Problem('not-yourself')
    const { isActive, role, admin } = patch
    const member = await directory.changeMember(
      personId,
      {
        ...(role !== undefined && { role }),
        ...(admin !== undefined && { admin }),
        ...(isActive !== undefined && { deactivatedAt: isActive ? null : instantOf(clock) }),
        ...(isActive && { since: instantOf(clock) }),
      },
      (members, before) => {
        mustStillManage(asker, members, before)
        mustBeGivenByTheirOwn(asker, members, before)
        mustStillBeLed(members, before)
      },
    )
    if (!member) throw new Problem('not-found')
    if (patch.hasSecondFactor === false) await directory.setSecondFactor(personId, undefined)
    if (isActive === false) {
      await directory.endTokens(personId)
      await directory.endFeeds(personId)
    }
    onEnded(await directory.endSessions(personId), 'rights-changed')
    await this.#withdrawWhatLapsed()
    return [(await directory.findMember(personId)) ?? member, []]
  }

  async endSession(asker: Person, personId: string, sessionId: string): Promise<void> {
    await this.#mustManage(asker, personId)
    await this.#end(personId, sessionId)
  }

  async ownSessions({ person }: CurrentSession): Promise<Session[]> {
    return this.#openSessions(person.id)
  }

  async endOwnSession({ person }: CurrentSession, sessionId: string): Promise<void> {
    await this.#end(person.id, sessionId)
  }

  /** Throws as `mustConfirm`, and `password-common`. Ends the person's other sessions, their tokens and feeds. */
  async changePassword(
    session: CurrentSession,
    { present, next }: { present?: string | undefined; next: string },
    { address }: Caller,
  ): Promise<void> {
    const { directory, people, onEnded } = this.#options
    const { person } = session
    mustBeUncommon(next, [person.name, person.email])
    await people.mustConfirm(session, present, address)
    await directory.setPasswordHash(person.id, await people.hashOf(next))
    await directory.endTokens(person.id)
    await directory.endFeeds(person.id)
    onEnded(await directory.endSessions(person.id, session), 'signed-out')
  }

  /** Invitations that who made them could not make any more. */
  async #withdrawWhatLapsed(): Promise<void> {
    const { directory } = this.#options
    const members = await directory.listMembers()
    for (const invitation of await directory.listInvitations())
      if (!isStillGiven(invitation, members)) await directory.removeInvitation(invitation.id)
  }

  async #openSessions(personId: string): Promise<Session[]> {
    const { directory, clock } = this.#options
    const now = instantOf(clock)
    return (await directory.listSessions(personId)).filter(({ expiresAt }) => expiresAt > now)
  }

  async #end(personId: string, sessionId: string): Promise<void> {
    const ended = await this.#options.directory.endSession(personId, sessionId)
    if (!ended) throw new Problem('not-found')
    this.#options.onEnded([ended], 'signed-out')
  }

  async #mustManage(asker: Person, personId: string): Promise<Member> {
    const member = await this.#options.directory.findMember(personId)
    if (!member || !mayManage(asker, member.person.party)) throw new Problem('not-found')
    return member
  }

  async #mustBeOpen(tokenHash: string): Promise<Invitation> {
    const { directory, clock } = this.#options
    const invitation = await directory.findInvitation(tokenHash)
    if (
      !invitation ||
      invitation.expiresAt <= instantOf(clock) ||
      !isStillGiven(invitation, await directory.listMembers())
    )
      throw new Problem('invitation-closed')
    return invitation
  }
}

function mayManage(asker: Person, party: Party): boolean {
  return can(asker, 'manage', { kind: 'member', party })
}

/** Whether who made the invitation could make it today. */
function isStillGiven({ byId, party, role }: Invitation, members: readonly Member[]): boolean {
  // Made before it was kept who made it; it lasts three days.
  if (byId === undefined) return true
  const maker = members.find(({ person }) => person.id === byId)
  if (!maker || maker.deactivatedAt) return false
  return mayGiveRole(maker.person, { party, role }, isLed(party, members))
}

function mustBeTheirsToGive(
  asker: Person,
  who: { party: Party; role: Role },
  members: readonly Member[],
): void {
  if (!mayGiveRole(asker, who, isLed(who.party, members))) throw new Problem('own-directors-only')
}

/** Both another role and letting somebody in again give them what they did not have. */
function mustBeGivenByTheirOwn(asker: Person, members: readonly Member[], before: Member): void {
  const after = members.find(({ person }) => person.id === before.person.id)
  if (!after || after.deactivatedAt) return
  if (after.person.role === before.person.role && !before.deactivatedAt) return
  mustBeTheirsToGive(
    asker,
    after.person,
    members.filter((member) => member !== after),
  )
}

/** The asker's own rights may have changed while they asked. */
function mustStillManage(asker: Person, members: readonly Member[], { person }: Member): void {
  const now = members.find((member) => member.person.id === asker.id)
  if (!now || now.deactivatedAt || !mayManage(now.person, person.party)) throw new Problem('not-allowed')
}

function isLed(party: Party, members: readonly Member[]): boolean {
  return members.some(
    ({ person, deactivatedAt }) => !deactivatedAt && person.party === party && person.role === 'director',
  )
}

/** Where a director or an admin goes, another must be there: nobody locks a party out of managing its people. */
function mustStillBeLed(members: readonly Member[], { person: before, deactivatedAt }: Member): void {
  if (deactivatedAt) return
  if (before.role === 'director' && !isLed(before.party, members)) throw new Problem('last-director')
  const isAdministered = members.some((member) => !member.deactivatedAt && member.person.admin)
  if (before.admin && !isAdministered) throw new Problem('last-admin')
}

async function unlessTaken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof AddressTaken) throw new Problem('address-taken')
    if (error instanceof IdentityTaken) throw new Problem('identity-taken')
    throw error
  }
}
