import { ALL_CATEGORIES, type Category, isCategory } from '#shared/plan/plan.ts'
import type { Store } from '../../ui/store.ts'
import type { ActivityIndex, CurrentPlace } from './plan-context.tsx'
import { sectionElementId } from './show-place.ts'

/** Below the page's header and a little: what is above this line has been read. */
const READING_LINE = 160

/** Where the person is: with the focus while it is in the plan and in view, else the section at the top of the window. */
export class PlaceInView implements Store<CurrentPlace> {
  readonly #activities: ActivityIndex
  readonly #listeners = new Set<() => void>()
  readonly #stopping = new AbortController()
  #place: CurrentPlace = { category: 1 }
  #isWaiting = false
  #focusMoved = false

  constructor(activities: ActivityIndex) {
    this.#activities = activities
    const { signal } = this.#stopping
    addEventListener('scroll', () => this.#lookSoon(), { signal, passive: true })
    const onFocus = () => {
      this.#focusMoved = true
      this.#lookSoon()
    }
    addEventListener('focusin', onFocus, { signal })
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  readonly read = () => this.#place

  stop(): void {
    this.#stopping.abort()
  }

  #lookSoon(): void {
    if (this.#isWaiting) return
    this.#isWaiting = true
    requestAnimationFrame(() => {
      this.#isWaiting = false
      // A focus that has just moved is where the person is, though the page may not have scrolled there yet.
      const place = this.#focusMoved
        ? this.#placeOfFocus()
        : (this.#placeOfFocusInView() ?? this.#placeOfScroll())
      this.#focusMoved = false
      if (place) this.#set(place)
    })
  }

  #placeOfFocus(): CurrentPlace | undefined {
    const focused = focusedItem()
    if (!focused) return undefined
    const { activity: activityId, category } = focused.dataset
    const shown = activityId === undefined ? Number(category) : this.#activities.get(activityId)?.category
    if (!isCategory(shown)) return undefined
    return activityId === undefined ? { category: shown } : { category: shown, activityId }
  }

  #placeOfFocusInView(): CurrentPlace | undefined {
    const focused = focusedItem()
    if (!focused) return undefined
    const { top, bottom } = focused.getBoundingClientRect()
    return bottom < READING_LINE || top > innerHeight ? undefined : this.#placeOfFocus()
  }

  #placeOfScroll(): CurrentPlace {
    const passed = ALL_CATEGORIES.filter((category: Category) => {
      const heading = document.getElementById(sectionElementId(category))
      return heading !== null && heading.getBoundingClientRect().top <= READING_LINE
    })
    return { category: passed.at(-1) ?? 1 }
  }

  #set(place: CurrentPlace): void {
    if (place.category === this.#place.category && place.activityId === this.#place.activityId) return
    this.#place = place
    for (const listener of this.#listeners) listener()
  }
}

/** The section text or activity that holds the focus. */
function focusedItem(): HTMLElement | null | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-item]')
}
