import { setTimeout as sleep } from 'node:timers/promises'
import { HEALTH_REASONS, type HealthReason } from '#shared/protocol/health-reasons.ts'
import type { ProblemCode } from '#shared/protocol/problems.ts'

/** Longer than that, and it is as good as no answer. */
const PATIENCE_MILLISECONDS = 2_000
/** Anybody may ask; the store is asked once in this time, however many do. */
const REMEMBERED_MILLISECONDS = 1_000

export type HealthState =
  | { kind: 'ready' }
  /** It works, but something is away. */
  | { kind: 'degraded'; reasons: HealthReason[] }
  /** Nobody should be sent here. */
  | { kind: 'not-ready'; why: Extract<ProblemCode, 'database-away' | 'store-away' | 'draining'> }

/** Tells that something is away or short, if it is. */
export type Sign = () => boolean | Promise<boolean>

export interface HealthOptions {
  /** Whether documents can be read and written where everything is kept. */
  storeAnswers: () => Promise<boolean>
  /** What is said where it does not. */
  storeIs: 'database' | 'folder'
  signs: Partial<Record<HealthReason, Sign>>
  /** Milliseconds; only differences count. */
  now: () => number
  patience?: number
}

/** How the server fares, for whoever sends people to it or runs it. */
export class Health {
  readonly #options: HealthOptions
  #asked: { at: number; state: Promise<HealthState> } | undefined
  #isDraining = false

  constructor(options: HealthOptions) {
    this.#options = options
  }

  get isDraining(): boolean {
    return this.#isDraining
  }

  /** From now on nobody should be sent here. */
  drain(): void {
    this.#isDraining = true
  }

  /** Never rejects. */
  async state(): Promise<HealthState> {
    if (this.#isDraining) return { kind: 'not-ready', why: 'draining' }
    const now = this.#options.now()
    if (!this.#asked || now - this.#asked.at >= REMEMBERED_MILLISECONDS)
      this.#asked = { at: now, state: this.#look() }
    const state = await this.#asked.state
    return this.#isDraining ? { kind: 'not-ready', why: 'draining' } : state
  }

  async #look(): Promise<HealthState> {
    const { storeAnswers, storeIs, signs } = this.#options
    const [answers, ...seen] = await Promise.all([
      this.#within(storeAnswers, false),
      ...HEALTH_REASONS.map(async (reason) => {
        const sign = signs[reason]
        // What cannot even be looked at is not well.
        return { reason, isSeen: sign !== undefined && (await this.#within(sign, true)) }
      }),
    ])
    if (!answers) return { kind: 'not-ready', why: storeIs === 'database' ? 'database-away' : 'store-away' }
    const reasons = seen.filter(({ isSeen }) => isSeen).map(({ reason }) => reason)
    return reasons.length > 0 ? { kind: 'degraded', reasons } : { kind: 'ready' }
  }

  async #within(ask: Sign, otherwise: boolean): Promise<boolean> {
    const patience = this.#options.patience ?? PATIENCE_MILLISECONDS
    const over = new AbortController()
    try {
      return await Promise.race([ask(), sleep(patience, otherwise, { ref: false, signal: over.signal })])
    } catch {
      return otherwise
    } finally {
      over.abort()
    }
  }
}
