import { useSyncExternalStore } from 'react'

/** A value that tells when it changes; `read` answers the same object until it does. */
export interface Store<Value> {
  subscribe(listener: () => void): () => void
  read(): Value
}

export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.read)
}

/**
 * What is wanted of a store's value, and nothing drawn anew until that is another. `part` gives plain values, or parts that
 * stay the same objects.
 */
export function useStorePart<Value, Part>(store: Store<Value>, part: (value: Value) => Part): Part {
  return useSyncExternalStore(store.subscribe, () => part(store.read()))
}
