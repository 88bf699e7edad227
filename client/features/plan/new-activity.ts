import type { Store } from '../../ui/store.ts'

/** The activity that was added last on this page: its fields stand open from the start. */
export class NewActivity implements Store<string | undefined> {
  readonly #listeners = new Set<() => void>()
  #id: string | undefined

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  readonly read = () => this.#id

  set(id: string): void {
    this.#id = id
    for (const listener of this.#listeners) listener()
  }
}
