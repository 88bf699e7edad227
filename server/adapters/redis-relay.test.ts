import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Relay } from '../ports/relay.ts'
import { testRelayContract } from '../ports/relay-contract.ts'
import { SEAL_KEY_BYTES } from '../sealed-messages.ts'
import { type PrivateRedis, startPrivateRedis } from '../testing/private-redis.ts'
import { describeWithRedis } from '../testing/with-redis.ts'
import { openRedisRelay, type RedisRelayOptions } from './redis-relay.ts'
import { RedisUnusable } from './redis-unusable.ts'

/** What only asks whether anybody hears. */
const ANYBODY = 1
const SOON = { timeout: 15_000 }

describeWithRedis('the relay over Redis', () => {
  let redis: PrivateRedis
  beforeAll(async () => {
    redis = await startPrivateRedis()
  })
  afterAll(() => redis.stop())

  const key = randomBytes(SEAL_KEY_BYTES)
  const opened: Relay[] = []
  async function open(options: Partial<RedisRelayOptions> = {}): Promise<Relay> {
    const relay = await openRedisRelay({ url: redis.url, workspace: 'w', key, ...options })
    opened.push(relay)
    return relay
  }
  afterEach(async () => {
    for (const relay of opened.splice(0)) await relay.close()
  })
  /** Publishes until it is heard; answers what was heard. */
  async function mustReach(from: Relay, to: Relay): Promise<void> {
    let heard = 0
    const end = to.subscribe('rooms', () => heard++)
    await vi.waitFor(() => {
      from.publish('rooms', Uint8Array.of(ANYBODY))
      expect(heard).toBeGreaterThan(0)
    }, SOON)
    end()
  }

  describe('as every relay', () => {
    testRelayContract(async () => ({
      join: () => open(),
      setAway: (isAway) => (isAway ? redis.stop() : redis.start()),
    }))
  })

  it('[SERVERS-2] opens while Redis is away, and hears once it is there', async () => {
    await redis.stop()
    const [here, there] = await Promise.all([open(), open()])
    expect(here.isAway).toBe(true)
    here.publish('rooms', Uint8Array.of(1))
    let gaps = 0
    there.onGap(() => gaps++)
    await vi.waitFor(() => expect(gaps).toBeGreaterThan(1), SOON)
    await redis.start()
    await vi.waitFor(() => expect([here.isAway, there.isAway]).toEqual([false, false]), SOON)
    await mustReach(here, there)
  }, 60_000)

  it('[SERVERS-2] goes on after a restart, also on channels that were subscribed to while it was away', async () => {
    const changes: boolean[] = []
    const here = await open()
    const there = await open({ changed: ({ isAway }) => changes.push(isAway) })
    const before: number[] = []
    const meanwhile: number[] = []
    there.subscribe('rooms', ([byte = 0]) => before.push(byte))
    await mustReach(here, there)
    let gaps = 0
    there.onGap(() => gaps++)
    await redis.stop()
    await vi.waitFor(() => expect(there.isAway).toBe(true), SOON)
    there.subscribe('people', ([byte = 0]) => meanwhile.push(byte))
    await redis.start()
    await vi.waitFor(() => expect([here.isAway, there.isAway]).toEqual([false, false]), SOON)
    expect(gaps).toBeGreaterThan(1)
    expect(changes).toEqual([false, true, false])
    await vi.waitFor(() => {
      here.publish('rooms', Uint8Array.of(2))
      here.publish('people', Uint8Array.of(3))
      expect([before.at(-1), meanwhile.at(-1)]).toEqual([2, 3])
    }, SOON)
  }, 60_000)

  it('[SERVERS-2] says that something may be missed when its line alone is cut', async () => {
    const here = await open()
    const there = await open()
    await mustReach(here, there)
    const gaps: boolean[] = []
    there.onGap(() => gaps.push(there.isAway))
    expect(await redis.ask('CLIENT KILL TYPE pubsub')).toMatch(/^:[1-9]/)
    await vi.waitFor(() => {
      expect(gaps).toContain(true)
      expect(gaps.at(-1)).toBe(false)
    }, SOON)
    await mustReach(here, there)
  }, 60_000)

  it('[SERVERS-2] knows a Redis that stands still for one that is away', async () => {
    const here = await open()
    await vi.waitFor(() => expect(here.isAway).toBe(false), SOON)
    redis.pause(true)
    try {
      await vi.waitFor(() => expect(here.isAway).toBe(true), SOON)
    } finally {
      redis.pause(false)
    }
    await vi.waitFor(() => expect(here.isAway).toBe(false), SOON)
  }, 60_000)

  it('[SERVERS-2] minds no flush, for nothing is kept there', async () => {
    const here = await open()
    const there = await open()
    await mustReach(here, there)
    expect(await redis.ask('DBSIZE')).toBe(':0')
    expect(await redis.ask('FLUSHALL')).toBe('+OK')
    expect(there.isAway).toBe(false)
    await mustReach(here, there)
  })

  it('[SERVERS-3] hears nothing of another workspace, of another key, or that was made up or moved to another channel', async () => {
    const here = await open()
    const there = await open()
    const heard: number[] = []
    await mustReach(here, there)
    for (const channel of ['rooms', 'people'])
      there.subscribe(channel, ([byte = 0]) => {
        if (byte !== ANYBODY) heard.push(byte)
      })
    await mustReach(here, there)
    const { createClient } = await import('@redis/client')
    const stranger = createClient({ url: redis.url })
    stranger.on('error', () => {})
    await stranger.connect()
    const overheard: Buffer[] = []
    await stranger.subscribe('samplan:w:rooms', (message) => overheard.push(message), true)
    const others = [await open({ workspace: 'other' }), await open({ key: randomBytes(SEAL_KEY_BYTES) })]
    for (const other of others) other.publish('rooms', Uint8Array.of(66))
    here.publish('rooms', Buffer.from('\x07hemmeligt'))
    await vi.waitFor(() => {
      expect(heard).toEqual([7])
      expect(overheard.length).toBeGreaterThan(1)
    }, SOON)
    for (const message of overheard) expect(message.includes('hemmeligt')).toBe(false)
    const real = overheard.at(-1) ?? Buffer.alloc(0)
    const changed = Buffer.from(real)
    changed[40] = (changed[40] ?? 0) ^ 1
    await stranger.publish('samplan:w:people', real)
    await stranger.publish('samplan:w:rooms', changed)
    await stranger.publish('samplan:w:rooms', Buffer.from('short'))
    here.publish('rooms', Uint8Array.of(8))
    await vi.waitFor(() => expect(heard).toEqual([7, 8]), SOON)
    stranger.destroy()
  })

  it('[SERVERS-4] says in one sentence when Redis does not let it in, without the password', async () => {
    const guarded = await startPrivateRedis({ password: 'rigtigt' })
    const wrong = open({ url: `redis://:forkert@127.0.0.1:${guarded.port}` })
    await expect(wrong).rejects.toThrow(RedisUnusable)
    await expect(wrong).rejects.toThrow(
      `Redis at 127.0.0.1:${guarded.port} does not let Samplan in: the user or the password in REDIS_URL is wrong, or missing.`,
    )
    await expect(open({ url: `redis://127.0.0.1:${guarded.port}` })).rejects.toThrow(RedisUnusable)
    const right = await open({ url: guarded.url })
    await vi.waitFor(() => expect(right.isAway).toBe(false), SOON)
    await guarded.stop()
  })
})
