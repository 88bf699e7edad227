/**
 * News from server to server, where several have one database. Nothing depends on a message being heard, only how soon
 * something is noticed: what counts is in the database. Every adapter passes relay-contract.ts.
 */
export interface Relay {
  /** Tells every other server; what cannot be sent is dropped. Never throws, and never waits. */
  publish(channel: string, message: Uint8Array): void

  /**
   * Hears what other servers publish from now on, each one's in order, nobody's own. Answers what ends it. An error that
   * `hear` throws is the listener's: it must not throw.
   */
  subscribe(channel: string, hear: (message: Uint8Array) => void): () => void

  /**
   * Calls back when something may have been missed: the line was lost, or is back, or a channel is heard from only now. Several
   * times a second while the relay is away, and every now and then else, since who commits something may be gone before
   * telling of it. Answers what ends it.
   */
  onGap(listener: () => void): () => void

  /** Nothing gets through at the moment, as far as can be told. */
  readonly isAway: boolean

  /** Resolves once nothing is heard any more. */
  close(): Promise<void>
}

/** Milliseconds between two gaps while the relay is away, and while it is there. */
export const GAPS_WHILE_AWAY_MS = 200
export const GAPS_ELSE_MS = 1_000
