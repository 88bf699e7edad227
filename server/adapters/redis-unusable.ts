/** Redis answers, and not as it should: it will not get better by itself. One sentence for whoever starts the server. */
export class RedisUnusable extends Error {
  override name = 'RedisUnusable'
}
