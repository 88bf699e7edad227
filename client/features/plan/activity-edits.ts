import type * as Y from 'yjs'
import { separateActivities } from '#shared/findings/separate-activities.ts'
import {
  type ActivityChange,
  changeActivity,
  createActivity,
  removeActivity,
  restoreActivity,
} from '#shared/plan/edit-plan.ts'
import { type Activity, type ActivityParty, type Category, isCategory } from '#shared/plan/plan.ts'
import { activityRecords, LOCAL_EDIT } from '#shared/plan/plan-document.ts'
import { rankAt } from '#shared/plan/rank.ts'
import { agreedSections } from '#shared/sign-off/agreed-sections.ts'
import type { ActivityIndex } from './plan-context.tsx'
import type { PlanUndo } from './plan-undo.ts'
import { randomBit } from './random-bit.ts'

/** What a person does to whole activities and their fields; each is one step of undo. What is agreed stays as it is. */
export class ActivityEdits {
  readonly #document: Y.Doc
  readonly #activities: ActivityIndex
  readonly #undo: PlanUndo

  constructor(document: Y.Doc, activities: ActivityIndex, undo: PlanUndo) {
    this.#document = document
    this.#activities = activities
    this.#undo = undo
  }

  /** Adds an empty activity at a place of the section (at its end without one) and answers its id. */
  add(category: Category, party: ActivityParty, index?: number): string {
    const id = crypto.randomUUID()
    const rank = this.#rank(category, index ?? this.of(category).length)
    this.#undo.asOneStep(() => createActivity(this.#document, id, { party, category, rank }, LOCAL_EDIT))
    return id
  }

  /** Adds a copy right after the activity; the copy is a plan of its own, so it starts as not yet confirmed. */
  duplicate(activity: Activity, title: string): string {
    const id = crypto.randomUUID()
    const { id: _id, description: _description, ...fields } = activity
    const rank = this.#rank(activity.category, this.indexOf(activity) + 1)
    const status = activity.status === 'idea' ? 'idea' : 'planned'
    this.#undo.asOneStep(() =>
      createActivity(this.#document, id, { ...fields, title, rank, status }, LOCAL_EDIT),
    )
    return id
  }

  change(id: string, change: ActivityChange): void {
    if (this.#isAgreed(id) || (change.category && this.#agreed.has(change.category))) return
    this.#undo.asOneStep(() => changeActivity(this.#document, id, change, LOCAL_EDIT))
  }

  /** The same for several in one step of undo; answers how many of them it changed. */
  changeAll(ids: readonly string[], change: ActivityChange): number {
    const open = ids.filter((id) => this.#activities.get(id) && !this.#isAgreed(id))
    this.#undo.asOneStep(() => {
      for (const id of open) changeActivity(this.#document, id, change, LOCAL_EDIT)
    })
    return open.length
  }

  /** Moves the activity before the one that now stands at `index` of the section. One write, so that two movers agree. */
  moveTo(activity: Activity, category: Category, index: number): void {
    const rank = rankAt(this.#activities.read(), category, index, randomBit, activity.id)
    this.change(activity.id, { category, rank })
  }

  moveBy(activity: Activity, step: 1 | -1): void {
    this.moveTo(activity, activity.category, this.indexOf(activity) + step)
  }

  remove(id: string): void {
    if (this.#isAgreed(id)) return
    this.#undo.asOneStep(() => removeActivity(this.#document, id, LOCAL_EDIT))
  }

  /** Brings back one that was deleted, or that was merged into another, which then loses what it took over. */
  restore(id: string): void {
    if (this.#isAgreed(id)) return
    this.#undo.asOneStep(() => {
      if (!separateActivities(this.#document, id, LOCAL_EDIT)) restoreActivity(this.#document, id, LOCAL_EDIT)
    })
  }

  of(category: Category): Activity[] {
    return this.#activities.read().filter((activity) => activity.category === category)
  }

  indexOf(activity: Activity): number {
    return this.of(activity.category).findIndex(({ id }) => id === activity.id)
  }

  get #agreed() {
    return agreedSections(this.#document)
  }

  #isAgreed(id: string): boolean {
    const category = activityRecords(this.#document).get(id)?.get('category')
    return isCategory(category) && this.#agreed.has(category)
  }

  #rank(category: Category, index: number): string {
    return rankAt(this.#activities.read(), category, index, randomBit)
  }
}
