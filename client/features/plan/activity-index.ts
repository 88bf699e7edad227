import type * as Y from 'yjs'
import type { Activity, Category } from '#shared/plan/plan.ts'
import { activityRecords } from '#shared/plan/plan-document.ts'
import { inReadingOrder, readActivities, readActivity } from '#shared/plan/read-plan.ts'
import type { ActivityIndex } from './plan-context.tsx'

/** Reads the plan's activities once and from then on only those that change, however many there are. */
export class LiveActivityIndex implements ActivityIndex {
  readonly #records: Y.Map<Y.Map<unknown>>
  readonly #byId = new Map<string, Activity>()
  readonly #listeners = new Set<() => void>()
  readonly #listenersOf = new Map<string, Set<() => void>>()
  #list: readonly Activity[]

  constructor(document: Y.Doc, categories: readonly Category[]) {
    this.#records = activityRecords(document)
    this.#list = readActivities(document, categories)
    for (const activity of this.#list) this.#byId.set(activity.id, activity)
    this.#records.observeDeep(this.#onChange)
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  readonly read = () => this.#list

  get(id: string): Activity | undefined {
    return this.#byId.get(id)
  }

  subscribeTo(id: string, listener: () => void): () => void {
    const listeners = this.#listenersOf.get(id) ?? new Set()
    listeners.add(listener)
    this.#listenersOf.set(id, listeners)
    return () => {
      listeners.delete(listener)
    }
  }

  stop(): void {
    this.#records.unobserveDeep(this.#onChange)
  }

  readonly #onChange = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    const touched = new Set<string>()
    for (const event of events) {
      if (event.target === this.#records) for (const id of event.keys.keys()) touched.add(id)
      else touched.add(String(event.path[0]))
    }
    let isOrderChanged = false
    for (const id of touched) isOrderChanged = this.#reread(id) || isOrderChanged
    if (isOrderChanged) this.#list = [...this.#byId.values()].sort(inReadingOrder)
    else this.#list = this.#list.map((activity) => this.#byId.get(activity.id) ?? activity)
    for (const id of touched) for (const listener of this.#listenersOf.get(id) ?? []) listener()
    for (const listener of this.#listeners) listener()
  }

  /** Answers whether the activity came, went or took another place. */
  #reread(id: string): boolean {
    const before = this.#byId.get(id)
    const record = this.#records.get(id)
    const after = record && readActivity(id, record)
    if (after) this.#byId.set(id, after)
    else this.#byId.delete(id)
    return before?.category !== after?.category || before?.rank !== after?.rank
  }
}
