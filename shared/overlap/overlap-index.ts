import { idOfPair, type Overlap } from '../findings/findings.ts'
import type { Party } from '../plan/plan.ts'
import { type LessonsAbout, lessonCounter } from './concept-pair.ts'
import { type Profile, profileOf } from './likeness.ts'
import { meetingPoints } from './meeting-points.ts'
import { rarityOf, SMALLEST_PLAN, stepOf } from './rarity.ts'
import type { Reading } from './reading.ts'
import { type Couple, couldWarn, coupleOf, judge, type ScoredPair, type TwoBest, twoBest } from './score.ts'
import { strongestFirst, warningOf } from './warning.ts'

/** An activity in the index. A joint one is in no pair, but counts for how common its concepts and words are. */
interface Entry {
  reading: Reading
  /** Those two are made anew whenever the reading changes, or how common something in it is. */
  profile?: Profile
  points: ReadonlySet<string>
  /** The pairs it is in that could be warnings, by the other activity. */
  pairs: Map<Entry, Pair>
  rivals: TwoBest
}

interface Pair extends Couple {
  entries: readonly [Entry, Entry]
  scored?: ScoredPair
  warning?: Overlap
}

/**
 * The overlaps of a plan while it is edited. A changed activity is compared only with those that it has a subject in
 * common with, and only the pairs whose rivals that changes are judged again. What it answers depends on what the plan
 * is, never on how it came to be.
 */
export class OverlapIndex {
  readonly #lessonsAbout: LessonsAbout
  readonly #entries = new Map<string, Entry>()
  /** Who mentions a concept or uses a word: how common that is, and who must be weighed anew when that changes. */
  readonly #users = new Map<string, Set<Entry>>()
  readonly #meeting: Record<Party, Map<string, Set<Entry>>> = { censec: new Map(), difos: new Map() }
  /** To be weighed and compared. */
  readonly #stale = new Set<Entry>()
  /** To be judged among other rivals than before. */
  readonly #unsettled = new Set<Entry>()
  /** The counts that have changed, with the step each stood on before. */
  readonly #steps = new Map<string, number>()
  #total = 0
  #warnings: readonly Overlap[] = []
  readonly #gone = new Set<Overlap>()
  readonly #come = new Set<Overlap>()

  constructor(lessonsAbout: LessonsAbout = lessonCounter([])) {
    this.#lessonsAbout = lessonsAbout
  }

  /** Takes an activity as it is read now. A cancelled one is taken out. */
  put(reading: Reading): void {
    const { id, status } = reading.activity
    if (this.#entries.get(id)?.reading === reading) return
    this.remove(id)
    if (status === 'cancelled') return
    const entry: Entry = { reading, points: new Set(), pairs: new Map(), rivals: [0, 0] }
    this.#entries.set(id, entry)
    this.#stale.add(entry)
    for (const key of countedIn(reading)) this.#usersOf(key).add(entry)
  }

  remove(activityId: string): void {
    const entry = this.#entries.get(activityId)
    if (!entry) return
    this.#entries.delete(activityId)
    this.#withdraw(entry)
    this.#stale.delete(entry)
    this.#unsettled.delete(entry)
    for (const key of countedIn(entry.reading)) this.#usersOf(key).delete(entry)
  }

  /** The warnings of the plan as it is now, strongest first; the same list while they are the same. */
  overlaps(): readonly Overlap[] {
    this.#settle()
    if (this.#gone.size + this.#come.size > 0) {
      const staying = this.#warnings.filter((warning) => !this.#gone.has(warning))
      this.#warnings = [...staying, ...this.#come].sort(strongestFirst)
      this.#gone.clear()
      this.#come.clear()
    }
    return this.#warnings
  }

  /** Every pair of the cluster's and the association's with its scores, warning or not. For measuring: it goes through all of them. */
  pairs(): ScoredPair[] {
    this.#settle()
    const entries = [...this.#entries.values()]
    const of = (party: Party) => entries.filter(({ reading }) => reading.activity.party === party)
    return of('censec').flatMap((a) =>
      of('difos').flatMap((b) => {
        const scored = a.pairs.get(b)?.scored
        if (scored || !a.profile || !b.profile) return scored ?? []
        const couple = coupleOf(a.profile, b.profile)
        return judge(couple, [among(a.rivals, couple), among(b.rivals, couple)])
      }),
    )
  }

  #settle(): void {
    this.#addReweighed()
    for (const entry of this.#stale) this.#withdraw(entry)
    for (const entry of this.#stale) this.#weigh(entry)
    for (const entry of this.#stale) this.#pairUp(entry)
    this.#judgeUnsettled()
    this.#stale.clear()
  }

  /** The activities in which something has become more or less telling. */
  #addReweighed(): void {
    const total = stepOf(Math.max(this.#entries.size, SMALLEST_PLAN))
    if (total !== this.#total) for (const entry of this.#entries.values()) this.#stale.add(entry)
    this.#total = total
    for (const [key, before] of this.#steps) {
      const users = this.#users.get(key)
      if (users?.size === 0) this.#users.delete(key)
      else if (users && stepOf(users.size) !== before) for (const entry of users) this.#stale.add(entry)
    }
    this.#steps.clear()
  }

  #weigh(entry: Entry): void {
    const { party } = entry.reading.activity
    if (party === 'joint') return
    const rarity = (key: string) => rarityOf(this.#users.get(key)?.size ?? 0, this.#entries.size)
    entry.profile = profileOf(entry.reading, rarity)
    entry.points = meetingPoints(entry.profile)
    const met = this.#meeting[party]
    for (const point of entry.points) {
      const there = met.get(point)
      if (there) there.add(entry)
      else met.set(point, new Set([entry]))
    }
  }

  #pairUp(entry: Entry): void {
    const { party } = entry.reading.activity
    if (party === 'joint') return
    this.#unsettled.add(entry)
    const met = this.#meeting[party === 'censec' ? 'difos' : 'censec']
    const others = new Set<Entry>()
    for (const point of entry.points) for (const other of met.get(point) ?? []) others.add(other)
    for (const other of others) {
      if (entry.pairs.has(other)) continue
      const [a, b] = party === 'censec' ? [entry, other] : [other, entry]
      if (!a.profile || !b.profile) continue
      const couple = coupleOf(a.profile, b.profile)
      if (!couldWarn(couple)) continue
      const pair: Pair = { ...couple, entries: [a, b] }
      entry.pairs.set(other, pair)
      other.pairs.set(entry, pair)
      this.#unsettled.add(other)
    }
  }

  /** Out of all pairs and meeting points, as if it were not there. */
  #withdraw(entry: Entry): void {
    for (const [other, pair] of entry.pairs) {
      other.pairs.delete(entry)
      this.#unsettled.add(other)
      this.#drop(pair)
    }
    entry.pairs.clear()
    const { party } = entry.reading.activity
    if (party === 'joint') return
    const met = this.#meeting[party]
    for (const point of entry.points) {
      const there = met.get(point)
      there?.delete(entry)
      if (there?.size === 0) met.delete(point)
    }
    entry.points = new Set()
  }

  #judgeUnsettled(): void {
    const pairs = new Set<Pair>()
    for (const entry of this.#unsettled) {
      const before = entry.rivals
      entry.rivals = twoBest(entry.pairs.values().map(({ glance }) => glance))
      const sameRivals = entry.rivals.every((glance, index) => glance === before[index])
      for (const pair of entry.pairs.values()) if (!sameRivals || !pair.scored) pairs.add(pair)
    }
    this.#unsettled.clear()
    for (const pair of pairs) this.#judge(pair)
  }

  #judge(pair: Pair): void {
    const { a, b, entries } = pair
    const lessons = this.#lessonsAbout(idOfPair(a.reading.activity.id, b.reading.activity.id), a, b)
    const before = pair.scored
    pair.scored = judge(pair, [entries[0].rivals, entries[1].rivals], lessons)
    if (before?.score === pair.scored.score && before.scoreAny === pair.scored.scoreAny) return
    this.#drop(pair)
    pair.warning = warningOf(pair.scored, lessons)
    if (pair.warning) this.#come.add(pair.warning)
  }

  #drop({ warning }: Pair): void {
    if (warning && !this.#come.delete(warning)) this.#gone.add(warning)
  }

  /** Who counts for a concept or word, before a change to it. */
  #usersOf(key: string): Set<Entry> {
    const users = this.#users.get(key) ?? new Set()
    this.#users.set(key, users)
    if (!this.#steps.has(key)) this.#steps.set(key, stepOf(users.size))
    return users
  }
}

/** The rivals with this pair among them, which is nobody's rival. */
function among(rivals: TwoBest, { glance }: Couple): TwoBest {
  return twoBest([...rivals, glance])
}

function* countedIn({ mentions, terms }: Reading): Generator<string> {
  yield* mentions.keys()
  yield* terms.keys()
}
