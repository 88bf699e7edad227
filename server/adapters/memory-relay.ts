import { GAPS_ELSE_MS, GAPS_WHILE_AWAY_MS, type Relay } from '../ports/relay.ts'
import { RelayListeners } from './relay-listeners.ts'

/** What relays in one process meet at. */
export interface MemoryRelays {
  /** Another server's relay. */
  join(): Relay
  /** While it is away nothing gets through. */
  setAway(isAway: boolean): void
  /** So many messages of whoever are lost without anybody noticing, as with a server that ends before it has told. */
  lose(count: number): void
}

/** Relays between servers in one process: every promise of the port, for tests. */
export function createMemoryRelays(): MemoryRelays {
  const joined = new Set<RelayListeners>()
  let isAway = false
  let toLose = 0

  function publish(own: RelayListeners, channel: string, message: Uint8Array): void {
    if (isAway) return
    if (toLose > 0) {
      toLose--
      return
    }
    const copy = message.slice()
    for (const listeners of joined) {
      if (listeners === own) continue
      setImmediate(() => {
        if (!isAway && joined.has(listeners)) listeners.hear(channel, copy.slice())
      })
    }
  }

  return {
    join: () => {
      const own = new RelayListeners()
      joined.add(own)
      let lastGap = performance.now()
      const gaps = setInterval(() => {
        if (!isAway && performance.now() - lastGap < GAPS_ELSE_MS) return
        lastGap = performance.now()
        own.gap()
      }, GAPS_WHILE_AWAY_MS).unref()
      return {
        publish: (channel, message) => publish(own, channel, message),
        subscribe: (channel, hear) => own.add(channel, hear),
        onGap: (listener) => own.addForGaps(listener),
        get isAway() {
          return isAway
        },
        close: async () => {
          clearInterval(gaps)
          joined.delete(own)
          own.clear()
        },
      }
    },
    setAway: (away) => {
      isAway = away
      for (const listeners of joined) listeners.gap()
    },
    lose: (count) => {
      toLose += count
    },
  }
}
