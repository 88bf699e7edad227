import { CATEGORIES, type Category, isCategory } from '#shared/plan/plan.ts'
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

  constructor(activities: ActivityIndex) {
    this.#activities = activities
    const { signal } = this.#stopping
    addEventListener('scroll', () => this.#lookSoon('scroll'), { signal, passive: true })
    addEventListener('focusin', () => this.#lookSoon('focus'), { signal })
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

  #lookSoon(reason: 'scroll' | 'focus'): void {
    if (this.#isWaiting) return
    this.#isWaiting = true
    requestAnimationFrame(() => {
      this.#isWaiting = false
      const place = this.#placeOfFocus() ?? (reason === 'scroll' ? this.#placeOfScroll() : undefined)
      if (place) this.#set(place)
    })
  }

  #placeOfFocus(): CurrentPlace | undefined {
    const focused = document.activeElement?.closest<HTMLElement>('[data-item]')
    if (!focused) return undefined
    const { top, bottom } = focused.getBoundingClientRect()
    if (bottom < READING_LINE || top > innerHeight) return undefined
    const { activity: activityId, category } = focused.dataset
    const shown = activityId === undefined ? Number(category) : this.#activities.get(activityId)?.category
    if (!isCategory(shown)) return undefined
    return activityId === undefined ? { category: shown } : { category: shown, activityId }
  }

  #placeOfScroll(): CurrentPlace {
    const passed = CATEGORIES.filter((category: Category) => {
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
