import type { Decision } from '#shared/findings/decision.ts'
import type { Findings } from '#shared/findings/findings.ts'
import type { Activity } from '#shared/plan/plan.ts'
import type { WorkspaceVocabulary } from '#shared/vocabulary/workspace-vocabulary.ts'
import { AfterPause } from '../../ui/after-pause.ts'
import type { Store } from '../../ui/store.ts'
import type { FindFindings } from './find-in-worker.ts'
import { looksSame, type ShownFinding, shownFindings } from './shown-finding.ts'

/** How long the plan must rest before it is read again. */
const PAUSE_MS = 400
/** So many activities are told at a time: what draws them anew takes a moment each, and a key is to get in between. */
const TOLD_AT_ONCE = 24

const NO_FINDINGS: Findings = { overlaps: [], roleFindings: [] }
const NONE: readonly ShownFinding[] = []

interface Sources {
  activities: Store<readonly Activity[]>
  decisions: Store<readonly Decision[]>
  /** What the workspace has taught; undefined until it is known. */
  vocabulary: Store<WorkspaceVocabulary | undefined>
  find: FindFindings
  /** Runs what makes the page draw findings anew. */
  around?: (change: () => void) => void
  /** Resolves once whatever else waits to be done has had its turn. */
  giveWay?: () => Promise<void>
}

/**
 * The open plan's findings, read again after each pause in the typing and joined with the ledger's decisions.
 * A finding that looks as before keeps its identity, and so does an activity's list of them. What shows all of them hears of
 * a change at once; what shows those of one activity hears in turns, where many have changed.
 */
export class FindingsStore implements Store<readonly ShownFinding[]> {
  readonly #sources: Sources
  readonly #listeners = new Set<() => void>()
  readonly #listenersOf = new Map<string, Set<() => void>>()
  /** Activities that have changed and have not been told yet. */
  readonly #untold = new Set<string>()
  #isTelling = false
  #found = NO_FINDINGS
  #shown = NONE
  #byActivity: ReadonlyMap<string, readonly ShownFinding[]> = new Map()
  /** `stale`: the plan has changed under a reading that is still on its way. */
  #reading: 'none' | 'fresh' | 'stale' = 'none'
  #isFollowing = false
  #hasRead = false
  #isAway = false
  readonly #pause = new AfterPause(PAUSE_MS, () => void this.#readNow())

  constructor(sources: Sources) {
    this.#sources = sources
  }

  /** Begins to follow the plan; the answer stops it. */
  start(): () => void {
    const stopFollowing = [
      this.#sources.activities.subscribe(this.#readSoon),
      this.#sources.vocabulary.subscribe(this.#readSoon),
      this.#sources.decisions.subscribe(this.#show),
    ]
    this.#isFollowing = true
    void this.#readNow()
    return () => {
      for (const stop of stopFollowing) stop()
      this.#pause.cancel()
      this.#untold.clear()
      this.#isFollowing = false
      this.#reading = 'none'
    }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Hears of changes to one activity's findings alone. */
  subscribeTo(activityId: string, listener: () => void): () => void {
    const listeners = this.#listenersOf.get(activityId) ?? new Set()
    listeners.add(listener)
    this.#listenersOf.set(activityId, listeners)
    return () => {
      listeners.delete(listener)
    }
  }

  /** Tells whoever waits for their turn now: somebody is about to be led to one of them. */
  settle(): void {
    this.#tellActivities(Number.POSITIVE_INFINITY)
  }

  /** Whether the plan has been read at all: before that, no findings says nothing. */
  get hasRead(): boolean {
    return this.#hasRead
  }

  /** Whether the last reading failed: what is shown may be out of date. */
  get isAway(): boolean {
    return this.#isAway
  }

  read = (): readonly ShownFinding[] => this.#shown

  /** The findings that concern one activity; the same list until one of them changes. */
  of(activityId: string): readonly ShownFinding[] {
    return this.#byActivity.get(activityId) ?? NONE
  }

  readonly #readSoon = () => this.#pause.begin()

  /** One reading at a time: on a large plan a queue of them would only make the newest wait. */
  async #readNow() {
    if (this.#reading !== 'none') {
      this.#reading = 'stale'
      return
    }
    this.#reading = 'fresh'
    const { activities, vocabulary } = this.#sources
    const found = await this.#sources.find(activities.read(), vocabulary.read())
    if (!this.#isFollowing) return
    const mustReadAgain = this.#mustReadAgain()
    this.#reading = 'none'
    const wasAway = this.#isAway
    this.#isAway = found === undefined
    // Findings are advice: after a failed reading the last ones stand until the plan changes again.
    if (found) {
      this.#found = found
      const isFirst = !this.#hasRead
      this.#hasRead = true
      this.#show()
      if (isFirst) this.#tell()
    }
    if (this.#isAway !== wasAway) this.#tell()
    if (mustReadAgain) await this.#readNow()
  }

  // A method, since the field changes while the reading is awaited and the compiler would not believe it.
  #mustReadAgain(): boolean {
    return this.#reading === 'stale'
  }

  readonly #show = () => {
    const before = new Map(this.#shown.map((finding) => [finding.id, finding]))
    const shown = shownFindings(this.#found, this.#sources.decisions.read()).map((finding) => {
      const same = before.get(finding.id)
      return same && looksSame(same, finding) ? same : finding
    })
    if (sameList(shown, this.#shown)) return
    this.#shown = shown
    const grouped = groupByActivity(shown, this.#byActivity)
    for (const id of new Set([...grouped.keys(), ...this.#byActivity.keys()]))
      if (grouped.get(id) !== this.#byActivity.get(id)) this.#untold.add(id)
    this.#byActivity = grouped
    this.#tell()
    void this.#tellInTurns()
  }

  #tell(): void {
    this.#around(() => {
      for (const listener of this.#listeners) listener()
    })
  }

  async #tellInTurns(): Promise<void> {
    if (this.#isTelling) return
    this.#isTelling = true
    this.#tellActivities(TOLD_AT_ONCE)
    while (this.#untold.size > 0) {
      await this.#sources.giveWay?.()
      this.#tellActivities(TOLD_AT_ONCE)
    }
    this.#isTelling = false
  }

  /** In the order in which they began to listen, which is that of the page. */
  #tellActivities(most: number): void {
    const told: string[] = []
    for (const [id, listeners] of this.#listenersOf) {
      if (told.length >= most) break
      if (listeners.size > 0 && this.#untold.has(id)) told.push(id)
    }
    // Nobody shows the others.
    if (told.length < most) this.#untold.clear()
    for (const id of told) this.#untold.delete(id)
    if (told.length === 0) return
    this.#around(() => {
      for (const id of told) for (const listener of this.#listenersOf.get(id) ?? []) listener()
    })
  }

  #around(change: () => void): void {
    const { around } = this.#sources
    if (around) around(change)
    else change()
  }
}

function groupByActivity(
  findings: readonly ShownFinding[],
  before: ReadonlyMap<string, readonly ShownFinding[]>,
): ReadonlyMap<string, readonly ShownFinding[]> {
  const grouped = new Map<string, ShownFinding[]>()
  for (const finding of findings) {
    for (const id of finding.activityIds) grouped.set(id, [...(grouped.get(id) ?? []), finding])
  }
  return new Map(
    [...grouped].map(([id, list]) => {
      const old = before.get(id)
      return [id, old && sameList(list, old) ? old : list]
    }),
  )
}

function sameList(a: readonly ShownFinding[], b: readonly ShownFinding[]): boolean {
  return a.length === b.length && a.every((finding, index) => finding === b[index])
}
