import type * as Y from 'yjs'
import type { Store } from '../ui/store.ts'

/** One list of the ledger, read anew after each change to it and kept until the next. Lives as long as the ledger's document. */
export function ledgerStore<Value>(ledger: Y.Doc, readList: (ledger: Y.Doc) => Value): Store<Value> {
  let cached: { value: Value } | undefined
  const listeners = new Set<() => void>()
  ledger.on('update', () => {
    cached = undefined
    for (const listener of listeners) listener()
  })
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    read() {
      cached ??= { value: readList(ledger) }
      return cached.value
    },
  }
}
