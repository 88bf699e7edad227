import { FRAMES } from '#shared/protocol/frames.ts'
import { FrameRate, type Verdict } from './frame-rate.ts'
import type { SyncLimits } from './sync-limits.ts'

/** What can be made to read no more for a while: the sender's own network then holds it back. */
export interface Pausable {
  pause(): void
  resume(): void
}

/** Lets a socket send as fast as it may, and slows it down past that. */
export class Pacer {
  readonly #socket: Pausable
  readonly #presence: FrameRate
  readonly #others: FrameRate
  #goOn: NodeJS.Timeout | undefined

  constructor(socket: Pausable, limits: SyncLimits, now: () => number) {
    this.#socket = socket
    this.#presence = new FrameRate(limits.presence, now)
    this.#others = new FrameRate(limits.frames, now)
  }

  /** Counts a frame; answers false where slowing down has not helped and the socket is to be closed. */
  admits(frame: Uint8Array): boolean {
    const rate = frame[0] === FRAMES.awareness.type ? this.#presence : this.#others
    return this.#obey(rate.count())
  }

  #obey(verdict: Verdict): boolean {
    switch (verdict.kind) {
      case 'go-on':
        return true
      case 'slow-down':
        clearTimeout(this.#goOn)
        this.#socket.pause()
        this.#goOn = setTimeout(() => this.#socket.resume(), verdict.milliseconds).unref()
        return true
      case 'too-fast':
        // Reading again, or it would not see the other side close.
        clearTimeout(this.#goOn)
        this.#socket.resume()
        return false
      default:
        verdict satisfies never
        throw new Error(`Unknown verdict: ${JSON.stringify(verdict)}`)
    }
  }
}
