import { createHash } from 'node:crypto'
import { RateLimiterPostgres } from 'rate-limiter-flexible'
import type { AttemptCounter, CountAttempts } from '../ports/attempts.ts'
import { counterOver, libraryOptions } from './memory-attempts.ts'
import { ask } from './postgres-ask.ts'
import type { PostgresDatabase } from './postgres-database.ts'

/** All servers count in one table. It learns neither addresses nor names. */
export function createPostgresAttempts({ pool }: Pick<PostgresDatabase, 'pool'>): CountAttempts {
  return (limit) => {
    const counter = counterOver(
      new RateLimiterPostgres({
        ...libraryOptions(limit),
        storeClient: pool,
        storeType: 'pool',
        tableName: 'attempts',
        tableCreated: true,
        clearExpiredByTimeout: true,
      }),
    )
    const hashed = <T>(work: (by: string) => Promise<T>) => {
      return (by: string) => ask(() => work(createHash('sha256').update(by).digest('hex')))
    }
    return {
      count: hashed(counter.count),
      takeBack: hashed(counter.takeBack),
      forget: hashed(counter.forget),
    } satisfies AttemptCounter
  }
}
