/** News between servers by the publish and subscribe of Redis, which keeps none of it. */
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '@redis/client'
import { reasonOf } from '#shared/basics/reason-of.ts'
import { GAPS_ELSE_MS, GAPS_WHILE_AWAY_MS, type Relay } from '../ports/relay.ts'
import { seal, unseal } from '../sealed-messages.ts'
import { RedisUnusable } from './redis-unusable.ts'
import { RelayListeners } from './relay-listeners.ts'

export interface RedisRelayOptions {
  /** redis://user:password@host:port, or rediss: for TLS. */
  url: string
  /** Names the workspace: what others publish through the same Redis is not heard. */
  workspace: string
  /** Of SEAL_KEY_BYTES, the same on every server of the workspace. */
  key: Uint8Array
  /** It has gone away, and why; or is back. */
  changed?: ((state: { isAway: true; reason: string } | { isAway: false }) => void) | undefined
}

/** How long the start waits for Redis: without it the server is only slower. */
const START_MS = 2_000
const SENDER_BYTES = 16
/** A line on which nothing comes for so long is dead: what we send ourselves comes back several times a second. */
const SILENT_MS = 3_000
/** What waits for a Redis that is slow; more is dropped. */
const WAITING_AT_MOST = 10_000
const LONGEST_RETRY_MS = 500
const GOODBYE_MS = 500

/**
 * Resolves also while Redis is away: it is tried again and again then. Rejects with RedisUnusable where it answers and does
 * not let us in.
 */
export async function openRedisRelay(options: RedisRelayOptions): Promise<Relay> {
  const relay = new RedisRelay(options)
  await relay.begin()
  return relay
}

class RedisRelay implements Relay {
  readonly #options: RedisRelayOptions
  readonly #listeners = new RelayListeners()
  readonly #sender = randomBytes(SENDER_BYTES)
  readonly #client
  readonly #hear = (sealed: Buffer, channel: Buffer) => this.#received(sealed, channel.toString())
  /** On a channel of our own, to know from hearing it that both directions are open. */
  readonly #echo: string
  readonly #hearEcho = (count: string) => this.#echoed(Number(count))
  #echoes = 0
  #isEchoDue = false
  #isAway = true
  #lastGap = performance.now()
  #ticks: NodeJS.Timeout | undefined
  #isClosing = false

  constructor(options: RedisRelayOptions) {
    this.#options = options
    this.#echo = `${this.#prefix}echo:${this.#sender.toString('hex')}`
    this.#client = createClient({
      url: options.url,
      RESP: 3,
      name: 'samplan',
      socket: {
        connectTimeout: SILENT_MS,
        socketTimeout: SILENT_MS,
        reconnectStrategy: (retries) => Math.min(LONGEST_RETRY_MS, 25 * 2 ** Math.min(retries, 5)),
      },
      // What is late is worth nothing: others have found out by then.
      disableOfflineQueue: true,
      commandsQueueMaxLength: WAITING_AT_MOST,
    })
    this.#client.on('error', (error: unknown) => this.#lost(reasonOf(error)))
    this.#client.on('ready', () => void this.#subscribeAll())
  }

  get isAway(): boolean {
    return this.#isAway
  }

  async begin(): Promise<void> {
    const { promise: refused, reject: refuse } = Promise.withResolvers<never>()
    const noteRefusal = (error: unknown) => {
      if (isRefusal(error)) refuse(new RedisUnusable(sentenceFor(this.#options.url, error)))
    }
    this.#client.on('error', noteRefusal)
    this.#client.connect().catch(() => {})
    this.#ticks = setInterval(() => this.#tick(), GAPS_WHILE_AWAY_MS)
    try {
      await Promise.race([refused, this.#firstEcho(), sleep(START_MS)])
    } catch (error) {
      await this.close()
      throw error
    } finally {
      this.#client.off('error', noteRefusal)
      refused.catch(() => {})
    }
  }

  publish(channel: string, message: Uint8Array): void {
    if (!this.#client.isReady) return
    const place = this.#placeOf(channel, this.#sender)
    const sealed = Buffer.concat([this.#sender, seal(this.#options.key, place, message)])
    this.#client.publish(this.#prefix + channel, sealed).catch(() => {})
  }

  subscribe(channel: string, hear: (message: Uint8Array) => void): () => void {
    const name = this.#prefix + channel
    return this.#listeners.add(channel, hear, {
      onFirst: () => {
        if (!this.#client.isReady) return
        this.#client.subscribe(name, this.#hear, true).then(
          () => this.#gap(),
          (error: unknown) => this.#lost(reasonOf(error)),
        )
      },
      onLast: () => {
        if (this.#client.isReady) this.#client.unsubscribe(name, this.#hear, true).catch(() => {})
      },
    })
  }

  onGap(listener: () => void): () => void {
    return this.#listeners.addForGaps(listener)
  }

  async close(): Promise<void> {
    this.#isClosing = true
    clearInterval(this.#ticks)
    this.#listeners.clear()
    // What was published last is on its way once this is answered.
    if (this.#client.isReady)
      await Promise.race([this.#client.publish(this.#echo, 'bye').catch(() => {}), sleep(GOODBYE_MS)])
    if (this.#client.isOpen) this.#client.destroy()
  }

  get #prefix(): string {
    return `samplan:${this.#options.workspace}:`
  }

  #placeOf(channel: string, sender: Uint8Array): Uint8Array {
    return Buffer.concat([sender, Buffer.from(channel)])
  }

  async #firstEcho(): Promise<void> {
    while (this.#isAway && !this.#isClosing) await sleep(5)
  }

  /** After every connection; what was subscribed to before the line was lost is so again, by the client. */
  async #subscribeAll(): Promise<void> {
    try {
      const channels = this.#listeners.channels.map((channel) => this.#prefix + channel)
      if (channels.length > 0) await this.#client.subscribe(channels, this.#hear, true)
      await this.#client.subscribe(this.#echo, this.#hearEcho)
      this.#sendEcho()
    } catch (error) {
      this.#lost(reasonOf(error))
    }
  }

  #received(sealed: Buffer, name: string): void {
    const sender = sealed.subarray(0, SENDER_BYTES)
    if (sender.equals(this.#sender)) return
    const channel = name.slice(this.#prefix.length)
    const place = this.#placeOf(channel, sender)
    const message = unseal(this.#options.key, place, sealed.subarray(SENDER_BYTES))
    if (message) this.#listeners.hear(channel, message)
  }

  #sendEcho(): void {
    this.#echoes++
    this.#isEchoDue = true
    this.#client.publish(this.#echo, String(this.#echoes)).catch(() => {})
  }

  #echoed(count: number): void {
    if (count !== this.#echoes) return
    this.#isEchoDue = false
    if (!this.#isAway) return
    this.#isAway = false
    this.#options.changed?.({ isAway: false })
    this.#gap()
  }

  #tick(): void {
    // What has come in while the server was busy is heard first.
    setImmediate(() => {
      if (this.#isClosing) return
      if (this.#isEchoDue) this.#lost('it does not answer')
      if (this.#isAway || performance.now() - this.#lastGap >= GAPS_ELSE_MS) this.#gap()
      if (this.#client.isReady) this.#sendEcho()
    })
  }

  #lost(reason: string): void {
    if (this.#isAway || this.#isClosing) return
    this.#isAway = true
    this.#options.changed?.({ isAway: true, reason })
    this.#gap()
  }

  #gap(): void {
    this.#lastGap = performance.now()
    this.#listeners.gap()
  }
}

/** Errors that Redis answers with begin with a word in capitals. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof Error && /^(WRONGPASS|NOAUTH|NOPERM|NOPROTO|ERR unknown command)/.test(error.message)
  )
}

/** REDIS_URL may hold a password, so the sentence names its host alone. */
function sentenceFor(url: string, error: unknown): string {
  const host = URL.parse(url)?.host ?? ''
  const reason = reasonOf(error)
  if (/^(NOPROTO|ERR unknown command)/.test(reason))
    return `Redis at ${host} is too old: Samplan needs version 6 or newer.`
  if (reason.startsWith('NOPERM'))
    return `Redis at ${host} does not let its user publish and subscribe: it needs the rights to PUBLISH, SUBSCRIBE and HELLO on channels that begin with samplan:.`
  return `Redis at ${host} does not let Samplan in: the user or the password in REDIS_URL is wrong, or missing.`
}
