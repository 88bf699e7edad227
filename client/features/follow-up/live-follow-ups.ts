import type * as Y from 'yjs'
import type { FollowUp } from '#shared/follow-up/follow-up.ts'
import {
  followUpValues,
  namedByKey,
  readFollowUp,
  readFollowUps,
} from '#shared/follow-up/follow-up-document.ts'
import type { FollowUps } from '../plan/plan-context.tsx'

/** Reads what became of the activities once, and from then on only that of which something is written. */
export class LiveFollowUps implements FollowUps {
  readonly #document: Y.Doc
  readonly #listeners = new Set<() => void>()
  #all: ReadonlyMap<string, FollowUp>

  constructor(document: Y.Doc) {
    this.#document = document
    this.#all = readFollowUps(document)
    followUpValues(document).observe(this.#onChange)
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  readonly read = () => this.#all

  stop(): void {
    followUpValues(this.#document).unobserve(this.#onChange)
  }

  readonly #onChange = ({ keysChanged }: Y.YMapEvent<unknown>) => {
    const touched = new Set([...keysChanged].flatMap((key) => namedByKey(key)?.activityId ?? []))
    const all = new Map(this.#all)
    for (const id of touched) {
      const followUp = readFollowUp(this.#document, id)
      if (followUp) all.set(id, followUp)
      else all.delete(id)
    }
    this.#all = all
    for (const listener of this.#listeners) listener()
  }
}
