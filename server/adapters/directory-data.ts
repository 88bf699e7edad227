/** What a directory holds and what every operation does to it; the adapters differ in where it is kept. */
import { z } from 'zod'
import { LOCALES } from '#shared/basics/locale.ts'
import { isSameAddress } from '#shared/people/same-address.ts'
import { ROLES } from '#shared/permissions/person.ts'
import { ACTIVITY_PARTIES, PARTIES } from '#shared/plan/plan.ts'
import { category, personSchema } from '#shared/protocol/schemas/fields.ts'
import { planSummary } from '#shared/protocol/schemas/plans.ts'
import { TOKEN_SCOPES } from '#shared/tokens/scopes.ts'
import {
  AddressTaken,
  type Directory,
  type Identity,
  IdentityTaken,
  type Member,
} from '../ports/directory.ts'
import { emptyNotices, noticeData } from './notice-data.ts'

const present = z.object({
  format: z.literal(2),
  members: z.array(
    z.object({
      person: personSchema,
      passwordHash: z.string().optional(),
      identities: z
        .array(z.object({ issuer: z.string(), subject: z.string(), linkedAt: z.string() }))
        .optional(),
      since: z.string().optional(),
      deactivatedAt: z.string().optional(),
      lastSignInAt: z.string().optional(),
      secondFactor: z
        .object({ secret: z.string(), recoveryHashes: z.array(z.string()), lastStep: z.number() })
        .optional(),
    }),
  ),
  sessions: z.array(
    z.object({
      id: z.string(),
      secretHash: z.string(),
      personId: z.string(),
      startedAt: z.string(),
      device: z.string(),
      lastSeenAt: z.string().optional(),
      expiresAt: z.string(),
      secondFactorAtProvider: z.boolean().optional(),
    }),
  ),
  invitations: z.array(
    z.object({
      id: z.string(),
      tokenHash: z.string(),
      email: z.string(),
      party: z.enum(PARTIES),
      role: z.enum(ROLES),
      by: z.string(),
      byId: z.string().optional(),
      at: z.string(),
      expiresAt: z.string(),
    }),
  ),
  tokens: z
    .array(
      z.object({
        id: z.string(),
        secretHash: z.string(),
        personId: z.string(),
        name: z.string(),
        scopes: z.array(z.enum(TOKEN_SCOPES)),
        planId: z.string().optional(),
        madeAt: z.string(),
        expiresAt: z.string(),
        lastUsedOn: z.string().optional(),
        secondFactorAtProvider: z.boolean().optional(),
      }),
    )
    .default([]),
  feeds: z
    .array(
      z.object({
        id: z.string(),
        secretHash: z.string(),
        personId: z.string(),
        planId: z.string().optional(),
        party: z.enum(ACTIVITY_PARTIES).optional(),
        category: category.optional(),
        responsible: z.string().optional(),
        locale: z.enum(LOCALES),
        madeAt: z.string(),
        lastFetchedOn: z.string().optional(),
        shown: z.object({ fingerprint: z.string(), since: z.string() }).optional(),
        secondFactorAtProvider: z.boolean().optional(),
      }),
    )
    .default([]),
  plans: z.array(planSummary),
  settings: z.object({ secondFactorForDirectors: z.boolean() }),
  mostCategories: z.number().optional(),
  setUpTokenHash: z.string().optional(),
  notices: noticeData.default(emptyNotices),
})

/** Its sessions had neither id nor start: everybody signs in anew. */
const first = z
  .object({
    format: z.literal(1),
    members: z.array(z.object({ person: personSchema, passwordHash: z.string() })),
    plans: z.array(planSummary),
    setUpTokenHash: z.string().optional(),
  })
  .transform((data): DirectoryData => ({ ...emptyDirectory(), ...data, format: 2 }))

/** Reads every form there has been. */
export const directorySchema = z.union([present, first])

export type DirectoryData = z.infer<typeof present>

export function emptyDirectory(): DirectoryData {
  return {
    format: 2,
    members: [],
    sessions: [],
    invitations: [],
    tokens: [],
    feeds: [],
    plans: [],
    settings: { secondFactorForDirectors: false },
    notices: emptyNotices(),
  }
}

/**
 * A store of directory data. `update` resolves once what `change` did is kept; changes run one after another, and one
 * that throws or fails to be kept leaves the data as it was.
 */
export interface DirectoryStore {
  read(): DirectoryData
  update<T>(change: (data: DirectoryData) => T): Promise<T>
}

export function directoryOver(store: DirectoryStore): Directory {
  return {
    isEmpty: async () => store.read().members.length === 0,
    addMember: (member) =>
      store.update((data) => {
        mustBeFree(data, member.person.email)
        data.members.push(member)
      }),
    setPasswordHash: (personId, passwordHash) =>
      store.update((data) => {
        const member = data.members.find(({ person }) => person.id === personId)
        if (member) member.passwordHash = passwordHash
      }),
    findMemberByEmail: async (email) =>
      store.read().members.find(({ person }) => isSameAddress(person.email, email)),
    findMember: async (personId) => store.read().members.find(({ person }) => person.id === personId),
    findPerson: async (personId) => store.read().members.find(({ person }) => person.id === personId)?.person,
    listMembers: async () => store.read().members,
    listPeople: async () => store.read().members.map(({ person }) => person),
    changeMember: (personId, { role, admin, deactivatedAt, since }, mustHold) =>
      store.update((data) => {
        const member = data.members.find(({ person }) => person.id === personId)
        if (!member) return undefined
        const before = structuredClone(member)
        if (role !== undefined) member.person.role = role
        if (admin !== undefined) member.person.admin = admin
        if (since !== undefined && member.deactivatedAt !== undefined) member.since = since
        if (deactivatedAt === null) member.deactivatedAt = undefined
        else if (deactivatedAt !== undefined) member.deactivatedAt = deactivatedAt
        mustHold(data.members, before)
        return member
      }),
    findMemberByIdentity: async (issuer, subject) => holderOf(store.read(), { issuer, subject }),
    linkIdentity: (personId, identity) =>
      store.update((data) => {
        mustBeNobodyElses(data, identity, personId)
        const member = data.members.find(({ person }) => person.id === personId)
        if (!member) return
        const others = (member.identities ?? []).filter(({ issuer }) => issuer !== identity.issuer)
        member.identities = [...others, identity]
      }),
    unlinkIdentity: (personId, issuer) =>
      store.update((data) => {
        const member = data.members.find(({ person }) => person.id === personId)
        const left = member?.identities?.filter((identity) => identity.issuer !== issuer)
        if (!member || !left || left.length === member.identities?.length) return 'unknown'
        if (left.length === 0 && member.passwordHash === undefined) return 'last-way-in'
        member.identities = left
        return 'unlinked'
      }),
    setSecondFactor: (personId, secondFactor) =>
      store.update((data) => {
        const member = data.members.find(({ person }) => person.id === personId)
        if (member) member.secondFactor = secondFactor
      }),
    spendStep: (personId, step) =>
      store.update((data) => {
        const secondFactor = data.members.find(({ person }) => person.id === personId)?.secondFactor
        if (!secondFactor || step <= secondFactor.lastStep) return false
        secondFactor.lastStep = step
        return true
      }),
    spendRecoveryCode: (personId, codeHash) =>
      store.update((data) => {
        const secondFactor = data.members.find(({ person }) => person.id === personId)?.secondFactor
        return takeOut(secondFactor?.recoveryHashes ?? [], (hash) => hash === codeHash).length > 0
      }),
    readSettings: async () => store.read().settings,
    changeSettings: (change) =>
      store.update((data) => {
        data.settings = { ...data.settings, ...change }
        return data.settings
      }),
    mostCategories: async () => store.read().mostCategories,
    noteCategories: (count) =>
      store.update((data) => {
        data.mostCategories = Math.max(data.mostCategories ?? 0, count)
      }),
    noteSignIn: (personId, at) =>
      store.update((data) => {
        const member = data.members.find(({ person }) => person.id === personId)
        if (member) member.lastSignInAt = at
      }),

    addSession: (session, mayStart) =>
      store.update((data) => {
        const member = data.members.find(({ person }) => person.id === session.personId)
        if (!member || member.deactivatedAt !== undefined || mayStart?.(member) === false) return false
        data.sessions.push(session)
        return true
      }),
    renewSession: (secretHash, nextSecretHash) =>
      store.update((data) => {
        const session = data.sessions.find((one) => one.secretHash === secretHash)
        if (session) session.secretHash = nextSecretHash
        return session !== undefined
      }),
    noteSeen: (sessionId, at) =>
      store.update((data) => {
        const session = data.sessions.find(({ id }) => id === sessionId)
        if (session) session.lastSeenAt = at
      }),
    findSession: async (secretHash) =>
      store.read().sessions.find((session) => session.secretHash === secretHash),
    removeSession: (secretHash, now) =>
      store.update((data) => {
        data.sessions = data.sessions.filter(
          (session) => session.secretHash !== secretHash && session.expiresAt > now,
        )
      }),
    findSessions: async (sessionIds) => {
      const { sessions, members } = store.read()
      return sessions
        .filter(({ id }) => sessionIds.includes(id))
        .map((session) => {
          const { secondFactor } = members.find(({ person }) => person.id === session.personId) ?? {}
          return { session, hasSecondFactor: secondFactor !== undefined }
        })
    },
    listSessions: async (personId) =>
      store
        .read()
        .sessions.filter((session) => session.personId === personId)
        .toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1)),
    endSession: (personId, sessionId) =>
      store.update((data) => {
        const [ended] = takeOut(
          data.sessions,
          (session) => session.personId === personId && session.id === sessionId,
        )
        return ended
      }),
    endSessions: (personId, kept) =>
      store.update((data) =>
        takeOut(
          data.sessions,
          (session) =>
            (personId === undefined || session.personId === personId) &&
            session.secretHash !== kept?.secretHash,
        ),
      ),

    addInvitation: (invitation) =>
      store.update((data) => {
        mustBeFree(data, invitation.email)
        takeOut(
          data.invitations,
          ({ email, party }) => party === invitation.party && isSameAddress(email, invitation.email),
        )
        data.invitations.push(invitation)
      }),
    listInvitations: async () => store.read().invitations.toReversed(),
    removeInvitation: (invitationId) =>
      store.update((data) => takeOut(data.invitations, ({ id }) => id === invitationId).length > 0),
    findInvitation: async (tokenHash) =>
      store.read().invitations.find((invitation) => invitation.tokenHash === tokenHash),
    acceptInvitation: (tokenHash, now, member) =>
      store.update((data) => {
        const invitation = data.invitations.find((one) => one.tokenHash === tokenHash)
        if (!invitation || invitation.expiresAt <= now) return false
        mustBeFree(data, member.person.email)
        for (const identity of member.identities ?? []) mustBeNobodyElses(data, identity)
        takeOut(
          data.invitations,
          ({ id, email }) => id === invitation.id || isSameAddress(email, member.person.email),
        )
        data.members.push(member)
        return true
      }),

    addToken: (token, mustHold) => store.update((data) => addOf(data.members, data.tokens, token, mustHold)),
    findToken: async (secretHash) => store.read().tokens.find((token) => token.secretHash === secretHash),
    listTokens: async (personId) =>
      store
        .read()
        .tokens.filter((token) => personId === undefined || token.personId === personId)
        .toReversed(),
    endToken: (personId, tokenId) =>
      store.update(
        (data) =>
          takeOut(data.tokens, (token) => token.personId === personId && token.id === tokenId).length > 0,
      ),
    endTokens: (personId) =>
      store.update((data) => {
        takeOut(data.tokens, (token) => personId === undefined || token.personId === personId)
      }),
    noteTokenUse: (tokenId, day) =>
      store.update((data) => {
        const token = data.tokens.find(({ id }) => id === tokenId)
        if (!token || token.lastUsedOn === day) return false
        token.lastUsedOn = day
        return true
      }),

    addFeed: (feed, mustHold) => store.update((data) => addOf(data.members, data.feeds, feed, mustHold)),
    findFeed: async (secretHash) => store.read().feeds.find((feed) => feed.secretHash === secretHash),
    listFeeds: async (personId) =>
      store
        .read()
        .feeds.filter((feed) => feed.personId === personId)
        .toReversed(),
    endFeed: (personId, feedId) =>
      store.update(
        (data) => takeOut(data.feeds, (feed) => feed.personId === personId && feed.id === feedId).length > 0,
      ),
    endFeeds: (personId) =>
      store.update((data) => {
        takeOut(data.feeds, (feed) => personId === undefined || feed.personId === personId)
      }),
    noteFetch: (feedId, { day, fingerprint, at }) =>
      store.update((data) => {
        const feed = data.feeds.find(({ id }) => id === feedId)
        if (!feed) return { since: at, isFirstToday: false }
        const isFirstToday = feed.lastFetchedOn !== day
        feed.lastFetchedOn = day
        if (feed.shown?.fingerprint !== fingerprint) feed.shown = { fingerprint, since: at }
        return { since: feed.shown.since, isFirstToday }
      }),

    addPlan: (plan) => store.update((data) => void data.plans.push(plan)),
    setPlanStatus: (planId, status) =>
      store.update((data) => {
        const plan = data.plans.find(({ id }) => id === planId)
        if (plan) plan.status = status
      }),
    findPlan: async (planId) => store.read().plans.find((plan) => plan.id === planId),
    listPlans: async () =>
      store.read().plans.toSorted((a, b) => b.year - a.year || (a.createdAt < b.createdAt ? 1 : -1)),

    setSetUpToken: (tokenHash) =>
      store.update((data) => {
        data.setUpTokenHash = tokenHash
      }),
    isSetUpToken: async (tokenHash) => isSetUpToken(store.read(), tokenHash),
    setUp: (tokenHash, member) =>
      store.update((data) => {
        if (!isSetUpToken(data, tokenHash)) return false
        data.setUpTokenHash = undefined
        data.members.push(member)
        return true
      }),
  }
}

function isSetUpToken({ members, setUpTokenHash }: DirectoryData, tokenHash: string): boolean {
  return members.length === 0 && setUpTokenHash === tokenHash
}

function mustBeFree({ members }: DirectoryData, email: string): void {
  if (members.some(({ person }: Member) => isSameAddress(person.email, email)))
    throw new AddressTaken(`${email} already belongs to somebody.`)
}

function holderOf({ members }: DirectoryData, { issuer, subject }: Pick<Identity, 'issuer' | 'subject'>) {
  return members.find(({ identities }) =>
    identities?.some((identity) => identity.issuer === issuer && identity.subject === subject),
  )
}

function mustBeNobodyElses(data: DirectoryData, identity: Identity, personId?: string): void {
  const holder = holderOf(data, identity)
  if (holder && holder.person.id !== personId)
    throw new IdentityTaken(`The subject at ${identity.issuer} already belongs to somebody.`)
}

/** Adds one of a person's things to the list, unless `mustHold` throws; answers false where there is no such person. */
function addOf<T extends { personId: string }>(
  members: readonly Member[],
  list: T[],
  added: T,
  mustHold: (member: Member, others: readonly T[]) => void,
): boolean {
  const member = members.find(({ person }) => person.id === added.personId)
  if (!member) return false
  mustHold(
    member,
    list.filter(({ personId }) => personId === added.personId),
  )
  list.push(added)
  return true
}

/** Takes those that answer to `test` out of the list, and answers them. */
function takeOut<T>(list: T[], test: (item: T) => boolean): T[] {
  const taken = list.filter(test)
  list.splice(0, list.length, ...list.filter((item) => !test(item)))
  return taken
}
