import type { Kysely, Transaction } from 'kysely'
import {
  AddressTaken,
  type Directory,
  type Identity,
  IdentityTaken,
  type Member,
} from '../ports/directory.ts'
import {
  addressKey,
  identityRows,
  membersIn,
  memberWith,
  personRow,
  secondFactorColumns,
} from './postgres-rows.ts'
import type { Tables } from './postgres-tables.ts'
import type { DirectoryTransactions } from './postgres-transactions.ts'

export type PeoplePart = Pick<
  Directory,
  | 'isEmpty'
  | 'addMember'
  | 'setPasswordHash'
  | 'findMemberByEmail'
  | 'findMember'
  | 'findPerson'
  | 'listMembers'
  | 'listPeople'
  | 'findMemberByIdentity'
  | 'linkIdentity'
  | 'unlinkIdentity'
  | 'setSecondFactor'
  | 'spendStep'
  | 'spendRecoveryCode'
  | 'changeMember'
  | 'noteSignIn'
>

/** Who there is, and who they are at their providers. */
export function peopleIn({ read, change }: DirectoryTransactions): PeoplePart {
  return {
    isEmpty: () => read(isEmpty),
    addMember: (member) =>
      change(async (tables) => {
        await mustBeFree(tables, member.person.email)
        await addMember(tables, member)
      }),
    setPasswordHash: (personId, passwordHash) =>
      change(async (tables) => {
        await tables.updateTable('people').set({ passwordHash }).where('id', '=', personId).execute()
      }),
    findMemberByEmail: (email) =>
      read(async (tables) => {
        const row = await tables
          .selectFrom('people')
          .select('id')
          .where('emailKey', '=', addressKey(email))
          .executeTakeFirst()
        return row && memberWith(tables, row.id)
      }),
    findMember: (personId) => read((tables) => memberWith(tables, personId)),
    findPerson: async (personId) => (await read((tables) => memberWith(tables, personId)))?.person,
    listMembers: () => read((tables) => membersIn(tables)),
    listPeople: async () => (await read((tables) => membersIn(tables))).map(({ person }) => person),
    changeMember: (personId, { role, admin, deactivatedAt, since }, mustHold) =>
      change(async (tables) => {
        const before = await memberWith(tables, personId)
        if (!before) return undefined
        await tables
          .updateTable('people')
          .set({
            ...(role !== undefined && { role }),
            ...(admin !== undefined && { admin }),
            ...(since !== undefined && before.deactivatedAt !== undefined && { since }),
            ...(deactivatedAt !== undefined && { deactivatedAt }),
            // A change to nothing is no statement.
            name: before.person.name,
          })
          .where('id', '=', personId)
          .execute()
        const members = await membersIn(tables)
        mustHold(members, before)
        return members.find(({ person }) => person.id === personId)
      }),
    findMemberByIdentity: (issuer, subject) =>
      read(async (tables) => {
        const holder = await holderOf(tables, { issuer, subject })
        return holder === undefined ? undefined : memberWith(tables, holder)
      }),
    linkIdentity: (personId, identity) =>
      change(async (tables) => {
        await mustBeNobodyElses(tables, identity, personId)
        if (!(await memberWith(tables, personId))) return
        await tables
          .deleteFrom('identities')
          .where('personId', '=', personId)
          .where('issuer', '=', identity.issuer)
          .execute()
        await tables
          .insertInto('identities')
          .values({ personId, ...identity })
          .execute()
      }),
    unlinkIdentity: (personId, issuer) =>
      change(async (tables) => {
        const member = await memberWith(tables, personId)
        const left = member?.identities?.filter((identity) => identity.issuer !== issuer)
        if (!member || !left || left.length === member.identities?.length) return 'unknown'
        if (left.length === 0 && member.passwordHash === undefined) return 'last-way-in'
        await tables
          .deleteFrom('identities')
          .where('personId', '=', personId)
          .where('issuer', '=', issuer)
          .execute()
        return 'unlinked'
      }),
    setSecondFactor: (personId, secondFactor) =>
      change(async (tables) => {
        await tables
          .updateTable('people')
          .set(secondFactorColumns(secondFactor))
          .where('id', '=', personId)
          .execute()
      }),
    spendStep: (personId, step) =>
      change(async (tables) => {
        const { numUpdatedRows } = await tables
          .updateTable('people')
          .set({ lastStep: step })
          .where('id', '=', personId)
          .where('lastStep', '<', step)
          .executeTakeFirst()
        return numUpdatedRows > 0n
      }),
    spendRecoveryCode: (personId, codeHash) =>
      change(async (tables) => {
        const hashes = (await memberWith(tables, personId))?.secondFactor?.recoveryHashes ?? []
        if (!hashes.includes(codeHash)) return false
        const recoveryHashes = hashes.filter((hash) => hash !== codeHash)
        await tables.updateTable('people').set({ recoveryHashes }).where('id', '=', personId).execute()
        return true
      }),
    noteSignIn: (personId, lastSignInAt) =>
      change(async (tables) => {
        await tables.updateTable('people').set({ lastSignInAt }).where('id', '=', personId).execute()
      }),
  }
}

export async function isEmpty(tables: Kysely<Tables>): Promise<boolean> {
  return (await tables.selectFrom('people').select('id').limit(1).executeTakeFirst()) === undefined
}

export async function addMember(tables: Transaction<Tables>, member: Member): Promise<void> {
  await tables.insertInto('people').values(personRow(member)).execute()
  const identities = identityRows(member)
  if (identities.length > 0) await tables.insertInto('identities').values(identities).execute()
}

/** Throws AddressTaken; the table itself would refuse it too, without saying why. */
export async function mustBeFree(tables: Transaction<Tables>, email: string): Promise<void> {
  const taken = await tables
    .selectFrom('people')
    .select('id')
    .where('emailKey', '=', addressKey(email))
    .executeTakeFirst()
  if (taken) throw new AddressTaken(`${email} already belongs to somebody.`)
}

export async function mustBeNobodyElses(
  tables: Transaction<Tables>,
  identity: Identity,
  personId?: string,
): Promise<void> {
  const holder = await holderOf(tables, identity)
  if (holder !== undefined && holder !== personId)
    throw new IdentityTaken(`The subject at ${identity.issuer} already belongs to somebody.`)
}

async function holderOf(
  tables: Kysely<Tables>,
  { issuer, subject }: Pick<Identity, 'issuer' | 'subject'>,
): Promise<string | undefined> {
  const row = await tables
    .selectFrom('identities')
    .select('personId')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row?.personId
}
