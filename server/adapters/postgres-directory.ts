import type { Kysely, Selectable } from 'kysely'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import type { Directory } from '../ports/directory.ts'
import { addMember, isEmpty, mustBeFree, mustBeNobodyElses, peopleIn } from './postgres-people.ts'
import { addressKey, invitationIn, invitationRow } from './postgres-rows.ts'
import { sessionsIn } from './postgres-sessions.ts'
import type { Tables } from './postgres-tables.ts'
import { tokensIn } from './postgres-tokens.ts'
import type { DirectoryTransactions } from './postgres-transactions.ts'

/** The directory in PostgreSQL, a table for each kind of thing in it. */
export function createPostgresDirectory(transactions: DirectoryTransactions): Directory {
  return {
    ...peopleIn(transactions),
    ...sessionsIn(transactions),
    ...tokensIn(transactions),
    ...invitationsIn(transactions),
    ...plansIn(transactions),
    ...workspaceIn(transactions),
  }
}

function invitationsIn({
  read,
  change,
}: DirectoryTransactions): Pick<
  Directory,
  'addInvitation' | 'listInvitations' | 'removeInvitation' | 'findInvitation' | 'acceptInvitation'
> {
  const find = async (tables: Kysely<Tables>, tokenHash: string) => {
    const row = await tables
      .selectFrom('invitations')
      .selectAll()
      .where('tokenHash', '=', tokenHash)
      .executeTakeFirst()
    return row && invitationIn(row)
  }
  return {
    addInvitation: (invitation) =>
      change(async (tables) => {
        await mustBeFree(tables, invitation.email)
        await tables
          .deleteFrom('invitations')
          .where('party', '=', invitation.party)
          .where('emailKey', '=', addressKey(invitation.email))
          .execute()
        await tables.insertInto('invitations').values(invitationRow(invitation)).execute()
      }),
    listInvitations: () =>
      read(async (tables) =>
        (await tables.selectFrom('invitations').selectAll().orderBy('position', 'desc').execute()).map(
          invitationIn,
        ),
      ),
    removeInvitation: (invitationId) =>
      change(async (tables) => {
        const { numDeletedRows } = await tables
          .deleteFrom('invitations')
          .where('id', '=', invitationId)
          .executeTakeFirst()
        return numDeletedRows > 0n
      }),
    findInvitation: (tokenHash) => read((tables) => find(tables, tokenHash)),
    acceptInvitation: (tokenHash, now, member) =>
      change(async (tables) => {
        const invitation = await find(tables, tokenHash)
        if (!invitation || invitation.expiresAt <= now) return false
        await mustBeFree(tables, member.person.email)
        for (const identity of member.identities ?? []) await mustBeNobodyElses(tables, identity)
        await tables
          .deleteFrom('invitations')
          .where((where) =>
            where.or([
              where('id', '=', invitation.id),
              where('emailKey', '=', addressKey(member.person.email)),
            ]),
          )
          .execute()
        await addMember(tables, member)
        return true
      }),
  }
}

function plansIn({
  read,
  change,
}: DirectoryTransactions): Pick<Directory, 'addPlan' | 'findPlan' | 'setPlanStatus' | 'listPlans'> {
  return {
    addPlan: (plan) =>
      change(async (tables) => {
        await tables.insertInto('plans').values(plan).execute()
      }),
    findPlan: (planId) =>
      read(async (tables) => {
        const row = await tables.selectFrom('plans').selectAll().where('id', '=', planId).executeTakeFirst()
        return row && planIn(row)
      }),
    setPlanStatus: (planId, status) =>
      change(async (tables) => {
        await tables.updateTable('plans').set({ status }).where('id', '=', planId).execute()
      }),
    listPlans: () =>
      read(async (tables) =>
        (
          await tables
            .selectFrom('plans')
            .selectAll()
            .orderBy('year', 'desc')
            .orderBy('createdAt', 'desc')
            .orderBy('position')
            .execute()
        ).map(planIn),
      ),
  }
}

export function planIn({ position: _, ...plan }: Selectable<Tables['plans']>): PlanSummary {
  return plan
}

function workspaceIn({
  read,
  change,
}: DirectoryTransactions): Pick<
  Directory,
  | 'readSettings'
  | 'changeSettings'
  | 'mostCategories'
  | 'noteCategories'
  | 'setSetUpToken'
  | 'isSetUpToken'
  | 'setUp'
> {
  const settings = async (tables: Kysely<Tables>) =>
    tables.selectFrom('workspace').select('secondFactorForDirectors').executeTakeFirstOrThrow()
  const isSetUpToken = async (tables: Kysely<Tables>, tokenHash: string) => {
    const { setUpTokenHash } = await tables
      .selectFrom('workspace')
      .select('setUpTokenHash')
      .executeTakeFirstOrThrow()
    return setUpTokenHash === tokenHash && (await isEmpty(tables))
  }
  return {
    readSettings: () => read(settings),
    changeSettings: ({ secondFactorForDirectors }) =>
      change(async (tables) => {
        if (secondFactorForDirectors !== undefined)
          await tables.updateTable('workspace').set({ secondFactorForDirectors }).execute()
        return settings(tables)
      }),
    mostCategories: () =>
      read(async (tables) => {
        const { mostCategories } = await tables
          .selectFrom('workspace')
          .select('mostCategories')
          .executeTakeFirstOrThrow()
        return mostCategories ?? undefined
      }),
    noteCategories: (count) =>
      change(async (tables) => {
        await tables
          .updateTable('workspace')
          .set({ mostCategories: count })
          .where(({ or, eb }) => or([eb('mostCategories', 'is', null), eb('mostCategories', '<', count)]))
          .execute()
      }),
    setSetUpToken: (setUpTokenHash) =>
      change(async (tables) => {
        await tables.updateTable('workspace').set({ setUpTokenHash }).execute()
      }),
    isSetUpToken: (tokenHash) => read((tables) => isSetUpToken(tables, tokenHash)),
    setUp: (tokenHash, member) =>
      change(async (tables) => {
        if (!(await isSetUpToken(tables, tokenHash))) return false
        await tables.updateTable('workspace').set({ setUpTokenHash: null }).execute()
        await addMember(tables, member)
        return true
      }),
  }
}
