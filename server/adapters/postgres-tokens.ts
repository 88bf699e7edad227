import type { Directory } from '../ports/directory.ts'
import { feedIn, feedRow, memberWith, tokenIn } from './postgres-rows.ts'
import type { DirectoryTransactions } from './postgres-transactions.ts'

export type TokensPart = Pick<
  Directory,
  | 'addToken'
  | 'findToken'
  | 'listTokens'
  | 'endToken'
  | 'endTokens'
  | 'noteTokenUse'
  | 'addFeed'
  | 'findFeed'
  | 'listFeeds'
  | 'endFeed'
  | 'endFeeds'
  | 'noteFetch'
>

/** With what programs and calendars come in their people's place. */
export function tokensIn({ read, change }: DirectoryTransactions): TokensPart {
  return {
    addToken: (token, mustHold) =>
      change(async (tables) => {
        const member = await memberWith(tables, token.personId)
        if (!member) return false
        const others = await tables
          .selectFrom('tokens')
          .selectAll()
          .where('personId', '=', token.personId)
          .orderBy('position')
          .execute()
        mustHold(member, others.map(tokenIn))
        await tables.insertInto('tokens').values(token).execute()
        return true
      }),
    findToken: (secretHash) =>
      read(async (tables) => {
        const row = await tables
          .selectFrom('tokens')
          .selectAll()
          .where('secretHash', '=', secretHash)
          .executeTakeFirst()
        return row && tokenIn(row)
      }),
    listTokens: (personId) =>
      read(async (tables) => {
        let tokens = tables.selectFrom('tokens').selectAll().orderBy('position', 'desc')
        if (personId !== undefined) tokens = tokens.where('personId', '=', personId)
        return (await tokens.execute()).map(tokenIn)
      }),
    endToken: (personId, tokenId) =>
      change(async (tables) => {
        const { numDeletedRows } = await tables
          .deleteFrom('tokens')
          .where('personId', '=', personId)
          .where('id', '=', tokenId)
          .executeTakeFirst()
        return numDeletedRows > 0n
      }),
    endTokens: (personId) =>
      change(async (tables) => {
        let ending = tables.deleteFrom('tokens')
        if (personId !== undefined) ending = ending.where('personId', '=', personId)
        await ending.execute()
      }),
    noteTokenUse: (tokenId, day) =>
      change(async (tables) => {
        const { numUpdatedRows } = await tables
          .updateTable('tokens')
          .set({ lastUsedOn: day })
          .where('id', '=', tokenId)
          .where('lastUsedOn', 'is distinct from', day)
          .executeTakeFirst()
        return numUpdatedRows > 0n
      }),

    addFeed: (feed, mustHold) =>
      change(async (tables) => {
        const member = await memberWith(tables, feed.personId)
        if (!member) return false
        const others = await tables
          .selectFrom('feeds')
          .selectAll()
          .where('personId', '=', feed.personId)
          .orderBy('position')
          .execute()
        mustHold(member, others.map(feedIn))
        await tables.insertInto('feeds').values(feedRow(feed)).execute()
        return true
      }),
    findFeed: (secretHash) =>
      read(async (tables) => {
        const row = await tables
          .selectFrom('feeds')
          .selectAll()
          .where('secretHash', '=', secretHash)
          .executeTakeFirst()
        return row && feedIn(row)
      }),
    listFeeds: (personId) =>
      read(async (tables) =>
        (
          await tables
            .selectFrom('feeds')
            .selectAll()
            .where('personId', '=', personId)
            .orderBy('position', 'desc')
            .execute()
        ).map(feedIn),
      ),
    endFeed: (personId, feedId) =>
      change(async (tables) => {
        const { numDeletedRows } = await tables
          .deleteFrom('feeds')
          .where('personId', '=', personId)
          .where('id', '=', feedId)
          .executeTakeFirst()
        return numDeletedRows > 0n
      }),
    endFeeds: (personId) =>
      change(async (tables) => {
        let ending = tables.deleteFrom('feeds')
        if (personId !== undefined) ending = ending.where('personId', '=', personId)
        await ending.execute()
      }),
    noteFetch: (feedId, { day, fingerprint, at }) =>
      change(async (tables) => {
        const row = await tables.selectFrom('feeds').selectAll().where('id', '=', feedId).executeTakeFirst()
        if (!row) return { since: at, isFirstToday: false }
        const since = row.shownFingerprint === fingerprint && row.shownSince !== null ? row.shownSince : at
        await tables
          .updateTable('feeds')
          .set({ lastFetchedOn: day, shownFingerprint: fingerprint, shownSince: since })
          .where('id', '=', feedId)
          .execute()
        return { since, isFirstToday: row.lastFetchedOn !== day }
      }),
  }
}
