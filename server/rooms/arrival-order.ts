import * as Y from 'yjs'
import type { Struct, StructsByClient } from './decode-update.ts'

/** An item of an update, and how much of its beginning the document already has: all of it, where it is not new at all. */
export interface Arriving {
  item: Y.Item
  known: number
}

export type Arrival =
  | { ok: true; items: Arriving[]; stateAfter: ReadonlyMap<number, number> }
  | { ok: false; reason: string }

/** What has to be there before a client can go on. */
interface Wait {
  client: number
  /** Until this clock is there, or all of the client is. */
  until: number
}

/**
 * Goes through an update's structs as Yjs will: those of the highest client first, and what one builds on before it. Answers
 * the clients' states afterwards, of those that have something new; or why there is no such order. Takes time in
 * proportion to the structs, whatever they build on. `onArrival` is told of each struct in its turn.
 */
export function arrivalOrder(
  document: Y.Doc,
  byClient: StructsByClient,
  onArrival: (struct: Struct) => void = () => {},
): Arrival {
  const stateAfter = new Map<number, number>()
  const items: Arriving[] = []
  const next = new Map<number, number>()
  const waiting: Wait[] = []
  const isWaiting = new Set<number>()
  const stateOf = (client: number) => stateAfter.get(client) ?? Y.getState(document.store, client)

  const isMissing = (id: Y.ID | null): id is Y.ID => id !== null && id.clock >= stateOf(id.client)
  /** Answers what the struct builds on and is not there yet, if anything. */
  const missingFor = (struct: Struct): Y.ID | undefined => {
    if (!(struct instanceof Y.Item)) return undefined
    if (isMissing(struct.origin)) return struct.origin
    if (isMissing(struct.rightOrigin)) return struct.rightOrigin
    const parent = parentId(struct)
    return isMissing(parent) ? parent : undefined
  }

  for (const client of [...byClient.keys()].sort((a, b) => b - a)) {
    waiting.push({ client, until: Number.POSITIVE_INFINITY })
    isWaiting.add(client)
    for (let wait = waiting.at(-1); wait; wait = waiting.at(-1)) {
      const index = next.get(wait.client) ?? 0
      const struct = byClient.get(wait.client)?.[index]
      if (!struct || stateOf(wait.client) > wait.until) {
        waiting.pop()
        isWaiting.delete(wait.client)
        if (wait.until < Number.POSITIVE_INFINITY && stateOf(wait.client) <= wait.until)
          return { ok: false, reason: 'an unknown origin or parent' }
        continue
      }
      if (struct.id.clock > stateOf(wait.client)) return { ok: false, reason: 'a gap in the clock' }
      const missing = missingFor(struct)
      if (missing) {
        // What waits for one that waits for it will wait for ever.
        if (isWaiting.has(missing.client)) return { ok: false, reason: 'an unknown origin or parent' }
        waiting.push({ client: missing.client, until: missing.clock })
        isWaiting.add(missing.client)
        continue
      }
      next.set(wait.client, index + 1)
      onArrival(struct)
      const { clock } = struct.id
      const known = Math.min(struct.length, stateOf(wait.client) - clock)
      if (struct instanceof Y.Item) items.push({ item: struct, known })
      if (known < struct.length) stateAfter.set(wait.client, clock + struct.length)
    }
  }
  return { ok: true, items, stateAfter }
}

/** A decoded item names its parent by root name or id, or leaves it to its origins. */
function parentId(item: Y.Item): Y.ID | null {
  return item.parent instanceof Y.ID ? item.parent : null
}
