import type * as Y from 'yjs'
import type { Store } from '../ui/store.ts'

/** One list of the ledger, read anew after each change to it and kept until the next. */
export function ledgerStore<Value>(ledger: Y.Doc, readList: (ledger: Y.Doc) => Value): Store<Value> {
  let cached: { value: Value } | undefined
  const listeners = new Set<() => void>()
  const onChange = () => {
    cached = undefined
    for (const listener of listeners) listener()
  }
  return {
    subscribe(listener) {
      if (listeners.size === 0) {
        cached = undefined
        ledger.on('update', onChange)
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) ledger.off('update', onChange)
      }
    },
    read() {
      // Without listeners nobody tells of changes, so nothing may be kept.
      if (listeners.size === 0) return readList(ledger)
      cached ??= { value: readList(ledger) }
      return cached.value
    },
  }
}
