import type { SaveState, SaveStateStore } from '../../connection/save-state.ts'
import { AfterPause } from '../../ui/after-pause.ts'

/** Letters that follow each other closer than this are one piece of writing. */
const PAUSE_MS = 600

/**
 * The save state for looking at: saved again only after a pause in writing. Between two letters it would flicker, and cost
 * the page a further frame for each. Everything else is told at once; never is it saved sooner than the given store says.
 */
export class CalmSaveState implements SaveStateStore {
  readonly #state: SaveStateStore
  readonly #listeners = new Set<() => void>()
  #shown: SaveState
  #stopListening: (() => void) | undefined
  readonly #pause = new AfterPause(PAUSE_MS, () => {
    const state = this.#state.read()
    if (state.kind !== 'saving') this.#show(state)
  })

  constructor(state: SaveStateStore) {
    this.#state = state
    this.#shown = state.read()
  }

  readonly read = () => this.#shown

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    if (!this.#stopListening) {
      this.#stopListening = this.#state.subscribe(this.#look)
      this.#shown = this.#state.read()
    }
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      this.#stopListening?.()
      this.#stopListening = undefined
      this.#pause.cancel()
    }
  }

  readonly #look = () => {
    const state = this.#state.read()
    if (this.#shown.kind === 'saving' && (state.kind === 'saving' || isJustSaved(state))) {
      this.#pause.begin()
      return
    }
    this.#pause.cancel()
    this.#show(state)
  }

  #show(state: SaveState): void {
    if (state === this.#shown) return
    this.#shown = state
    for (const listener of this.#listeners) listener()
  }
}

function isJustSaved(state: SaveState): boolean {
  return state.kind === 'saved' && !state.arrived
}
