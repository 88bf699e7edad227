import type * as Y from 'yjs'
import type { Store } from '../ui/store.ts'

/** What `read` finds in a document, found anew after each change to it and kept until the next. Lives as long as the document. */
export function documentStore<Value>(document: Y.Doc, read: (document: Y.Doc) => Value): Store<Value> {
  let cached: { value: Value } | undefined
  const listeners = new Set<() => void>()
  document.on('update', () => {
    cached = undefined
    for (const listener of listeners) listener()
  })
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    read() {
      cached ??= { value: read(document) }
      return cached.value
    },
  }
}
