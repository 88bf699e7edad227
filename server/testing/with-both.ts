import { findRedis } from './private-redis.ts'
import { describeWithPostgres } from './with-postgres.ts'
import { describeWithRedis } from './with-redis.ts'

/** Tests that need PostgreSQL and Redis; left out, and that is said, where one of them is not installed. */
export const describeWithBoth = findRedis() === undefined ? describeWithRedis : describeWithPostgres
