/** What Redis does for each message between servers: `node bench/scale-model/measure-redis.ts` prints it. */
import { randomBytes } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { openRedisRelay } from '#server/adapters/redis-relay.ts'
import { SEAL_KEY_BYTES } from '#server/sealed-messages.ts'
import { startPrivateRedis } from '#server/testing/private-redis.ts'
import { cpuOf } from '../cpu-of.ts'
import { informationOf } from '../redis-information.ts'
import { until } from '../until.ts'
import type { MeasuredFigures } from './figures.ts'
import { print } from './print.ts'
import { pricesOf } from './two-unknowns.ts'

const MESSAGES = 100_000
const AT_A_TIME = 20
const LISTENERS = 6
/** A letter with its author, and where it belongs. */
const MESSAGE_BYTES = 120
const CHANNEL = 'room:plan/bench'

export async function measureRedis(): Promise<MeasuredFigures['redis']> {
  const redis = await startPrivateRedis()
  const options = { url: redis.url, workspace: 'bench', key: randomBytes(SEAL_KEY_BYTES) }
  const relays = await Promise.all(Array.from({ length: 1 + LISTENERS }, () => openRedisRelay(options)))
  const [sender, ...others] = relays
  if (!sender) throw new Error('There is no relay.')
  const pid = Number((await informationOf(redis.port)).process_id)
  const heard = Array.from({ length: LISTENERS }, () => 0)

  /** Seconds of Redis for the messages, with so many servers that hear them. */
  async function send(hearing: number): Promise<number> {
    heard.fill(0)
    const endings = others
      .slice(0, hearing)
      .map((relay, index) => relay.subscribe(CHANNEL, () => heard[index] !== undefined && heard[index]++))
    // A subscription counts once something has come by it.
    const probe = Uint8Array.of(1)
    await until('all servers hear', () => {
      sender?.publish(CHANNEL, probe)
      return heard.slice(0, hearing).every((count) => count > 0)
    })
    const message = randomBytes(MESSAGE_BYTES)
    const began = cpuOf([pid])
    const before = [...heard]
    for (let sent = 0; sent < MESSAGES; sent++) {
      sender?.publish(CHANNEL, message)
      if (sent % AT_A_TIME === 0) await turn()
    }
    await until('all messages have been heard', () =>
      heard.every((count, index) => index >= hearing || count - (before[index] ?? 0) >= MESSAGES),
    )
    const cost = cpuOf([pid]) - began
    for (const end of endings) end()
    return cost
  }

  await send(1)
  const one = await send(1)
  const many = await send(LISTENERS)
  const { first, second } = pricesOf(
    { first: MESSAGES, second: MESSAGES, cost: one },
    { first: MESSAGES, second: MESSAGES * LISTENERS, cost: many },
  )
  await Promise.all(relays.map((relay) => relay.close()))
  await redis.stop()
  return {
    cpuSecondsPerPublish: first,
    cpuSecondsPerDelivery: second,
    bytesPerMessage: MESSAGE_BYTES + SEALED_BYTES,
  }
}

/** A nonce, a tag, who sends, and the channel with what the protocol puts around both. */
const SEALED_BYTES = 12 + 16 + 16 + 60

if (import.meta.main) print({ redis: await measureRedis() })
