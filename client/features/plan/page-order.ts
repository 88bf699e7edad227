import type { Activity, Category } from '#shared/plan/plan.ts'
import type { Store } from '../../ui/store.ts'
import { keepInPlace } from './keep-in-place.ts'
import type { ActivityIndex } from './plan-context.tsx'
import { isInPart } from './use-focus-steps.ts'

/** The page's parts in order, as siblings of one list: so moving an activity to another section never re-mounts it. */
export type PageItem =
  | { kind: 'section'; key: string; category: Category }
  | { kind: 'activity'; key: string; id: string; category: Category }
  | { kind: 'add'; key: string; category: Category }

/**
 * Decides when the page's order changes. Held back while something is being composed (the browser would scatter the
 * letters); and an activity that another person deletes stays while the caret is in it.
 */
export class PageOrder implements Store<readonly PageItem[]> {
  readonly #activities: ActivityIndex
  readonly #categories: readonly Category[]
  readonly #isConfidential: boolean
  readonly #listeners = new Set<() => void>()
  readonly #stopping = new AbortController()
  #items: readonly PageItem[]
  /** The activity with the focus, kept on the page even when it has been deleted. */
  #focused: string | undefined
  #isComposing = false

  constructor(activities: ActivityIndex, categories: readonly Category[], isConfidential: boolean) {
    this.#activities = activities
    this.#categories = categories
    this.#isConfidential = isConfidential
    this.#items = this.#itemsNow()
    const { signal } = this.#stopping
    const unsubscribe = activities.subscribe(() => this.#update())
    signal.addEventListener('abort', unsubscribe)
    addEventListener('compositionstart', () => this.#compose(true), { signal })
    addEventListener('compositionend', () => this.#compose(false), { signal })
    // Where the focus is, not where the event says: a text that gives way to its editor hears of its own focus last.
    addEventListener('focusin', () => this.#lookAtFocus(), { signal })
    addEventListener('focusout', (event) => event.relatedTarget || this.#lookAtFocus(), { signal })
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  readonly read = () => this.#items

  /** Lets go of an activity that the person deleted: nothing of it needs to stay. */
  release(id: string): void {
    if (this.#focused === id) this.#focused = undefined
    this.#update()
  }

  stop(): void {
    this.#stopping.abort()
  }

  #itemsNow(): PageItem[] {
    return itemsOf(this.#activities.read(), this.#categories)
  }

  #compose(isComposing: boolean): void {
    this.#isComposing = isComposing
    // The browser still writes the composed text in the events that follow.
    if (!isComposing) setTimeout(() => this.#update())
  }

  #lookAtFocus(): void {
    const card = document.activeElement?.closest<HTMLElement>('[data-activity]') ?? null
    const focused = isInPart(card, this.#isConfidential) ? card?.dataset.activity : undefined
    if (focused === this.#focused) return
    this.#focused = focused
    this.#update()
  }

  #update(): void {
    if (this.#isComposing || this.#isUnchanged()) return
    const items = this.#itemsNow()
    this.#keepFocused(items)
    if (isSameOrder(items, this.#items)) return
    keepInPlace(document.activeElement, () => {
      this.#items = items
      for (const listener of this.#listeners) listener()
    })
  }

  /** Almost every change is of words, and there may be a thousand activities: looked at without making anything. */
  #isUnchanged(): boolean {
    const activities = this.#activities.read()
    let at = 0
    for (const item of this.#items) {
      if (item.kind !== 'activity') continue
      const activity = activities[at++]
      if (activity?.id !== item.id || activity.category !== item.category) return false
    }
    return at === activities.length
  }

  #keepFocused(items: PageItem[]): void {
    const id = this.#focused
    if (id === undefined || items.some((item) => item.key === id)) return
    const before = this.#items.findIndex((item) => item.key === id)
    const kept = this.#items[before]
    if (!kept) return
    const previous = this.#items
      .slice(0, before)
      .findLast((item) => items.some(({ key }) => key === item.key))
    items.splice(items.findIndex((item) => item.key === previous?.key) + 1, 0, kept)
  }
}

function itemsOf(activities: readonly Activity[], categories: readonly Category[]): PageItem[] {
  return categories.flatMap((category): PageItem[] => [
    { kind: 'section', key: `section-${category}`, category },
    ...activities
      .filter((activity) => activity.category === category)
      .map(({ id }): PageItem => ({ kind: 'activity', key: id, id, category })),
    { kind: 'add', key: `add-${category}`, category },
  ])
}

function isSameOrder(a: readonly PageItem[], b: readonly PageItem[]): boolean {
  return (
    a.length === b.length &&
    a.every((item, index) => item.key === b[index]?.key && item.category === b[index]?.category)
  )
}
