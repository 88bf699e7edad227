import { NOTHING_TAUGHT, type WorkspaceVocabulary } from '#shared/vocabulary/workspace-vocabulary.ts'
import type { StopReason } from '../connection/save-state.ts'
import type { OpenedVocabulary } from '../features/vocabulary/open-vocabulary.ts'
import type { Store } from '../ui/store.ts'

/** A vocabulary without a server: what the test sets is on the screen at once. */
export class TestVocabulary implements Store<WorkspaceVocabulary | undefined> {
  #value: WorkspaceVocabulary
  readonly #listeners = new Set<() => void>()

  constructor(value = NOTHING_TAUGHT) {
    this.#value = value
  }

  read = (): WorkspaceVocabulary => this.#value

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  set(value: WorkspaceVocabulary): void {
    this.#value = value
    for (const listener of this.#listeners) listener()
  }

  /** In the place of `openVocabulary`. */
  open = (): OpenedVocabulary => ({
    vocabulary: this,
    stopped: NEVER_STOPPED,
    retry: () => undefined,
    close: () => undefined,
  })
}

const NEVER_STOPPED: Store<StopReason | undefined> = {
  subscribe: () => () => undefined,
  read: () => undefined,
}
