import { useSyncExternalStore } from 'react'

/** A value that tells when it changes; `read` answers the same object until it does. */
export interface Store<Value> {
  subscribe(listener: () => void): () => void
  read(): Value
}

export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.read)
}
