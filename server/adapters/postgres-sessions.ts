import { sql } from 'kysely'
import type { Directory } from '../ports/directory.ts'
import { memberWith, sessionIn } from './postgres-rows.ts'
import type { DirectoryTransactions } from './postgres-transactions.ts'

export type SessionsPart = Pick<
  Directory,
  | 'addSession'
  | 'renewSession'
  | 'noteSeen'
  | 'findSession'
  | 'findSessions'
  | 'removeSession'
  | 'listSessions'
  | 'endSession'
  | 'endSessions'
>

/** Who is signed in where. */
export function sessionsIn({ read, change }: DirectoryTransactions): SessionsPart {
  return {
    addSession: (session, mayStart) =>
      change(async (tables) => {
        const member = await memberWith(tables, session.personId)
        if (!member || member.deactivatedAt !== undefined || mayStart?.(member) === false) return false
        await tables.insertInto('sessions').values(session).execute()
        return true
      }),
    renewSession: (secretHash, nextSecretHash) =>
      change(async (tables) => {
        const { numUpdatedRows } = await tables
          .updateTable('sessions')
          .set({ secretHash: nextSecretHash })
          .where('secretHash', '=', secretHash)
          .executeTakeFirst()
        return numUpdatedRows > 0n
      }),
    noteSeen: (sessionId, lastSeenAt) =>
      change(async (tables) => {
        await tables.updateTable('sessions').set({ lastSeenAt }).where('id', '=', sessionId).execute()
      }),
    findSession: (secretHash) =>
      read(async (tables) => {
        const row = await tables
          .selectFrom('sessions')
          .selectAll()
          .where('secretHash', '=', secretHash)
          .executeTakeFirst()
        return row && sessionIn(row)
      }),
    findSessions: (sessionIds) =>
      read(async (tables) => {
        const rows = await tables
          .selectFrom('sessions')
          .innerJoin('people', 'people.id', 'sessions.personId')
          .selectAll('sessions')
          .select('people.secondFactorSecret')
          .where('sessions.id', '=', sql<string>`any(${[...sessionIds]})`)
          .execute()
        return rows.map(({ secondFactorSecret, ...row }) => ({
          session: sessionIn(row),
          hasSecondFactor: secondFactorSecret !== null,
        }))
      }),
    removeSession: (secretHash, now) =>
      change(async (tables) => {
        await tables
          .deleteFrom('sessions')
          .where((where) => where.or([where('secretHash', '=', secretHash), where('expiresAt', '<=', now)]))
          .execute()
      }),
    listSessions: (personId) =>
      read(async (tables) =>
        (
          await tables
            .selectFrom('sessions')
            .selectAll()
            .where('personId', '=', personId)
            .orderBy('startedAt')
            .orderBy('position')
            .execute()
        ).map(sessionIn),
      ),
    endSession: (personId, sessionId) =>
      change(async (tables) => {
        const row = await tables
          .deleteFrom('sessions')
          .where('personId', '=', personId)
          .where('id', '=', sessionId)
          .returningAll()
          .executeTakeFirst()
        return row && sessionIn(row)
      }),
    endSessions: (personId, kept) =>
      change(async (tables) => {
        let ending = tables.deleteFrom('sessions')
        if (personId !== undefined) ending = ending.where('personId', '=', personId)
        if (kept) ending = ending.where('secretHash', '<>', kept.secretHash)
        const rows = await ending.returningAll().execute()
        return rows.sort((a, b) => a.position - b.position).map(sessionIn)
      }),
  }
}
