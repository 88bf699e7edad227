/** How what a directory holds stands in the rows of its tables: a column that has nothing is null there, and absent here. */
import type { Insertable, Kysely, Selectable } from 'kysely'
import type { ApiToken, CalendarFeed, Identity, Invitation, Member, Session } from '../ports/directory.ts'
import type { QueuedMail } from '../ports/notice-store.ts'
import { queuedMail } from './notice-data.ts'
import type { Tables } from './postgres-tables.ts'

type Row<Table extends keyof Tables> = Selectable<Tables[Table]>
type NewRow<Table extends keyof Tables> = Insertable<Tables[Table]>
type OptionalKeys<T> = { [K in keyof T]: null extends T[K] ? K : never }[keyof T]
type Present<T> = Omit<T, OptionalKeys<T>> & { [K in OptionalKeys<T>]?: NonNullable<T[K]> }

function present<T extends object>(row: T): Present<T> {
  // What is left of it is what the type says.
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Present<T>
}

/** What makes two addresses one, as `isSameAddress` has it. */
export const addressKey = (email: string) => email.trim().toLowerCase()

/** The members that `where` leaves, or all, in the order they were added. */
export async function membersIn(tables: Kysely<Tables>, personId?: string): Promise<Member[]> {
  let people = tables.selectFrom('people').selectAll().orderBy('position')
  let identities = tables.selectFrom('identities').selectAll().orderBy('position')
  if (personId !== undefined) {
    people = people.where('id', '=', personId)
    identities = identities.where('personId', '=', personId)
  }
  const rows = await people.execute()
  const byPerson = Map.groupBy(await identities.execute(), (row) => row.personId)
  return rows.map((row) => memberIn(row, byPerson.get(row.id) ?? []))
}

export async function memberWith(tables: Kysely<Tables>, personId: string): Promise<Member | undefined> {
  return (await membersIn(tables, personId))[0]
}

function memberIn(row: Row<'people'>, identities: readonly Row<'identities'>[]): Member {
  const { passwordHash, since, deactivatedAt, lastSignInAt, secondFactorSecret, recoveryHashes, lastStep } =
    present(row)
  const { id, name, email, party, role, admin } = row
  return {
    person: { id, name, email, party, role, admin },
    ...(passwordHash !== undefined && { passwordHash }),
    ...(identities.length > 0 && { identities: identities.map(identityIn) }),
    ...(since !== undefined && { since }),
    ...(deactivatedAt !== undefined && { deactivatedAt }),
    ...(lastSignInAt !== undefined && { lastSignInAt }),
    ...(secondFactorSecret !== undefined &&
      recoveryHashes !== undefined &&
      lastStep !== undefined && { secondFactor: { secret: secondFactorSecret, recoveryHashes, lastStep } }),
  }
}

const identityIn = ({ issuer, subject, linkedAt }: Row<'identities'>): Identity => ({
  issuer,
  subject,
  linkedAt,
})

export function personRow(member: Member): NewRow<'people'> {
  const { person, passwordHash, since, deactivatedAt, lastSignInAt, secondFactor } = member
  return {
    ...person,
    emailKey: addressKey(person.email),
    passwordHash,
    since,
    deactivatedAt,
    lastSignInAt,
    ...secondFactorColumns(secondFactor),
  }
}

export function secondFactorColumns(secondFactor: Member['secondFactor']) {
  return {
    secondFactorSecret: secondFactor?.secret ?? null,
    recoveryHashes: secondFactor?.recoveryHashes ?? null,
    lastStep: secondFactor?.lastStep ?? null,
  }
}

export function identityRows({ person, identities = [] }: Member): NewRow<'identities'>[] {
  return identities.map((identity) => ({ personId: person.id, ...identity }))
}

export function sessionIn({ position: _, ...row }: Row<'sessions'>): Session {
  return present(row)
}

export function invitationIn({
  position: _,
  emailKey: __,
  byName: by,
  ...row
}: Row<'invitations'>): Invitation {
  return { ...present(row), by }
}

export function invitationRow({ by: byName, ...invitation }: Invitation): NewRow<'invitations'> {
  return { ...invitation, byName, emailKey: addressKey(invitation.email) }
}

export function tokenIn({ position: _, ...row }: Row<'tokens'>): ApiToken {
  return present(row)
}

export function feedIn({
  position: _,
  shownFingerprint: fingerprint,
  shownSince: since,
  ...row
}: Row<'feeds'>): CalendarFeed {
  return {
    ...present(row),
    ...(fingerprint !== null && since !== null && { shown: { fingerprint, since } }),
  }
}

export function feedRow({ shown, ...feed }: CalendarFeed): NewRow<'feeds'> {
  return { ...feed, shownFingerprint: shown?.fingerprint, shownSince: shown?.since }
}

export function mailRow(mail: QueuedMail): NewRow<'mails'> {
  const none = { events: null, meetingId: null, byId: null, locale: null }
  return { ...none, ...mail }
}

export function mailIn({ position: _, ...row }: Row<'mails'>): QueuedMail {
  return queuedMail.parse(present(row))
}
