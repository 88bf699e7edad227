import { describe } from 'vitest'
import { findRedis, REDIS_MISSING } from './private-redis.ts'

const isThere = findRedis() !== undefined
if (!isThere) console.warn(REDIS_MISSING)

/** Tests that need Redis; left out, and that is said, where it is not installed. */
export const describeWithRedis = describe.skipIf(!isThere)
