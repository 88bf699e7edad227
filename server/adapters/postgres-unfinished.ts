import { MOST_UNFINISHED, type Unfinished } from '../ports/unfinished.ts'
import { ask } from './postgres-ask.ts'
import type { PostgresDatabase } from './postgres-database.ts'

/** Where all servers find it. */
export function createPostgresUnfinished(
  { pool }: Pick<PostgresDatabase, 'pool'>,
  most = MOST_UNFINISHED,
): Unfinished {
  async function valueFrom(text: string, values: readonly unknown[]): Promise<string | undefined> {
    const { rows } = await ask(() => pool.query<{ value: string }>(text, [...values]))
    return rows[0]?.value
  }
  return {
    put: async (kind, key, value, { now, until }) => {
      await ask(() =>
        pool.query(
          `INSERT INTO unfinished (kind, key, value, until) VALUES ($1, $2, $3, $4)
           ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value, until = excluded.until, position = DEFAULT`,
          [kind, key, value, until],
        ),
      )
      await ask(() =>
        pool.query(
          `DELETE FROM unfinished WHERE until < $2 OR kind = $1 AND position <=
             (SELECT position FROM unfinished WHERE kind = $1 ORDER BY position DESC OFFSET $3 LIMIT 1)`,
          [kind, now, most],
        ),
      )
    },
    find: (kind, key, now) =>
      valueFrom('SELECT value FROM unfinished WHERE kind = $1 AND key = $2 AND until >= $3', [
        kind,
        key,
        now,
      ]),
    take: (kind, key, now) =>
      valueFrom('DELETE FROM unfinished WHERE kind = $1 AND key = $2 AND until >= $3 RETURNING value', [
        kind,
        key,
        now,
      ]),
  }
}
