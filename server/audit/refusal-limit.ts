/** How often the same may be entered within an hour before the rest is only counted, and how many different ones are told apart. */
const HOUR_MS = 3_600_000
const MOST_TOLD_APART = 100

/** What happened, as far as others can be alike. */
export interface Occurrence<T> {
  /** The person; all strangers together are one, since they may be as many as they like. */
  who: string
  /** One of few, such as an action with its result. */
  kind: string
  /** One of however many. */
  detail: string
  event: T
}

/** What was left out: of those alike in everything the last, otherwise what they have in common. */
export interface LeftOut<T> {
  event: T
  leftOut: number
  /** Whether they differ in `detail`. */
  isMixed: boolean
}

interface Counted<T> extends LeftOut<T> {
  who: string
  since: number
  entered: number
}

/**
 * Keeps a flood out of the trail: of what happens alike too often, the rest of the hour is counted and entered as one. Of
 * each `who` so many different ones are told apart; what is beyond those is alike in its kind, so that nobody's flood
 * takes others' places.
 */
export class RefusalLimit<T> {
  readonly #counted = new Map<string, Counted<T>>()
  readonly #toldApart = new Map<string, number>()

  /** Whether this one is to be entered; otherwise it is counted. */
  take(occurrence: Occurrence<T>, most: number, now: number): boolean {
    const counted = this.#countedFor(occurrence, now)
    if (counted.entered < most) {
      counted.entered++
      return true
    }
    counted.leftOut++
    counted.event = occurrence.event
    return false
  }

  /** What was left out in hours that are over, or at all; it is forgotten with this. */
  due(now: number, { all = false } = {}): LeftOut<T>[] {
    const over = [...this.#counted].filter(([, { since }]) => all || now - since >= HOUR_MS)
    for (const [key, { who, isMixed }] of over) {
      this.#counted.delete(key)
      if (!isMixed) this.#tellApart(who, -1)
    }
    return over.map(([, counted]) => counted).filter(({ leftOut }) => leftOut > 0)
  }

  #countedFor({ who, kind, detail, event }: Occurrence<T>, now: number): Counted<T> {
    const own = JSON.stringify([who, kind, detail])
    const isMixed = !this.#counted.has(own) && (this.#toldApart.get(who) ?? 0) >= MOST_TOLD_APART
    const key = isMixed ? JSON.stringify([who, kind]) : own
    const known = this.#counted.get(key)
    if (known) return known
    const counted = { who, since: now, entered: 0, leftOut: 0, event, isMixed }
    this.#counted.set(key, counted)
    if (!isMixed) this.#tellApart(who, 1)
    return counted
  }

  #tellApart(who: string, more: 1 | -1): void {
    const count = (this.#toldApart.get(who) ?? 0) + more
    if (count === 0) this.#toldApart.delete(who)
    else this.#toldApart.set(who, count)
  }
}
