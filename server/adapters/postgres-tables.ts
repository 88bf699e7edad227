/** The tables of postgres-migrations/, as queries name them: in camel case. */
import type { Generated, JSONColumnType } from 'kysely'
import type { Locale } from '#shared/basics/locale.ts'
import type { MailKind } from '#shared/notifications/mail-settings.ts'
import type { Role } from '#shared/permissions/person.ts'
import type { ActivityParty, Category, Party, PlanStatus } from '#shared/plan/plan.ts'
import type { TokenScope } from '#shared/tokens/scopes.ts'

type Position = Generated<number>

export interface Tables {
  workspace: {
    epoch: string
    setUpTokenHash: string | null
    secondFactorForDirectors: boolean
    mostCategories: number | null
    signingKey: string | null
    auditHead: string | null
  }
  people: {
    position: Position
    id: string
    name: string
    email: string
    emailKey: string
    party: Party
    role: Role
    admin: boolean
    passwordHash: string | null
    since: string | null
    deactivatedAt: string | null
    lastSignInAt: string | null
    secondFactorSecret: string | null
    recoveryHashes: string[] | null
    lastStep: number | null
  }
  identities: { position: Position; personId: string; issuer: string; subject: string; linkedAt: string }
  sessions: {
    position: Position
    id: string
    secretHash: string
    personId: string
    startedAt: string
    device: string
    lastSeenAt: string | null
    expiresAt: string
    secondFactorAtProvider: boolean | null
  }
  invitations: {
    position: Position
    id: string
    tokenHash: string
    email: string
    emailKey: string
    party: Party
    role: Role
    byName: string
    byId: string | null
    at: string
    expiresAt: string
  }
  tokens: {
    position: Position
    id: string
    secretHash: string
    personId: string
    name: string
    scopes: TokenScope[]
    planId: string | null
    madeAt: string
    expiresAt: string
    lastUsedOn: string | null
    secondFactorAtProvider: boolean | null
  }
  feeds: {
    position: Position
    id: string
    secretHash: string
    personId: string
    planId: string | null
    party: ActivityParty | null
    category: Category | null
    responsible: string | null
    locale: Locale
    madeAt: string
    lastFetchedOn: string | null
    shownFingerprint: string | null
    shownSince: string | null
    secondFactorAtProvider: boolean | null
  }
  plans: {
    position: Position
    id: string
    year: number
    title: string
    status: PlanStatus
    createdAt: string
  }
  uploadContents: { sha256: string; bytes: Buffer }
  uploads: { position: Position; id: string; sha256: string; isWithdrawn: boolean; document: string }
  noticeRecords: { personId: string; record: JSONColumnType<object> }
  mails: {
    position: Position
    id: string
    personId: string
    kind: MailKind | 'invitation'
    events: string[] | null
    meetingId: string | null
    byId: string | null
    locale: Locale | null
    queuedAt: string
    attempts: number
    nextAt: string
  }
}
