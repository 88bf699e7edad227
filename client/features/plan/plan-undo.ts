import * as Y from 'yjs'
import { followUpValues, namedByKey } from '#shared/follow-up/follow-up-document.ts'
import { pathOf, type SharedType } from '#shared/plan/path-of.ts'
import { ALL_CATEGORIES } from '#shared/plan/plan.ts'
import { activityRecords, LOCAL_EDIT, sectionText } from '#shared/plan/plan-document.ts'
import { planUndoManager } from '#shared/undo/undo-managers.ts'

/** Where an undone or redone step happened, so that the page can show it. */
export type StepPlace =
  | { kind: 'text'; key: string }
  | { kind: 'field'; activityId: string; field: string }
  | { kind: 'activity'; activityId: string }
  | { kind: 'follow-up'; activityId: string }

export interface StackItemEvent {
  stackItem: { meta: Map<unknown, unknown> }
  changedParentTypes: Map<SharedType, Y.YEvent<SharedType>[]>
}

/**
 * One undo for the person across every text and field of the plan; what others did is never undone. Steps in different
 * places stay apart because `stopCapturing` is called on every change of focus and around every field write.
 */
export class PlanUndo {
  readonly manager: Y.UndoManager
  readonly #document: Y.Doc
  readonly #pendingInputs = new Set<() => void>()

  /**
   * `makeManager` says what of the document is undone; that of a plan where nothing else is said. What is written in an
   * editor counts once there is one (`editorUndo`).
   */
  constructor(document: Y.Doc, makeManager: typeof planUndoManager = planUndoManager) {
    this.#document = document
    this.manager = makeManager(document, { trackedOrigins: [LOCAL_EDIT] })
  }

  undo(): void {
    this.writePendingInputs()
    this.manager.undo()
  }

  redo(): void {
    this.writePendingInputs()
    this.manager.redo()
  }

  /** The next edit starts a step of its own. */
  stopCapturing(): void {
    this.manager.stopCapturing()
  }

  /** An edit of fields as one step, apart from the typing before and after it. */
  asOneStep(edit: () => void): void {
    this.manager.stopCapturing()
    edit()
    this.manager.stopCapturing()
  }

  /** A field that still holds typed text gets the chance to write it before anything is undone. */
  registerPendingInput(write: () => void): () => void {
    this.#pendingInputs.add(write)
    return () => {
      this.#pendingInputs.delete(write)
    }
  }

  /** Calls back with the place of every undone or redone step. */
  onStep(listener: (place: StepPlace, stackItem: StackItemEvent['stackItem']) => void): () => void {
    const onPopped = (event: StackItemEvent) => {
      const place = this.#placeOf(event)
      if (place) listener(place, event.stackItem)
    }
    this.manager.on('stack-item-popped', onPopped)
    return () => this.manager.off('stack-item-popped', onPopped)
  }

  /** Calls back once, when the person next edits, undoes or redoes. */
  onNextEdit(listener: () => void): void {
    this.manager.once('stack-item-added', listener)
  }

  destroy(): void {
    this.manager.destroy()
  }

  /** Writes what fields still hold, as before leaving the page. */
  writePendingInputs(): void {
    for (const write of this.#pendingInputs) write()
  }

  /** An activity that comes or goes is what is to be shown, whatever else the step did. */
  #placeOf({ changedParentTypes }: StackItemEvent): StepPlace | undefined {
    const events = [...changedParentTypes.values()].flat()
    const places = events.flatMap((event) => this.#placeOfEvent(event) ?? [])
    return places.find(({ kind }) => kind === 'activity') ?? places[0]
  }

  #placeOfEvent(event: Y.YEvent<SharedType>): StepPlace | undefined {
    const records = activityRecords(this.#document)
    if (event.target === followUpValues(this.#document)) {
      const [key] = event instanceof Y.YMapEvent ? [...event.keysChanged] : []
      const named = namedByKey(String(key))
      return named && { kind: 'follow-up', activityId: named.activityId }
    }
    const { root, keys } = pathOf(event.target)
    const [activityId, field] = keys
    if (root !== records) {
      const category = ALL_CATEGORIES.find((one) => sectionText(this.#document, one) === root)
      return category && { kind: 'text', key: `section/${category}` }
    }
    if (activityId === undefined) return undefined
    if (field === 'title' || field === 'body') return { kind: 'text', key: `${field}/${activityId}` }
    if (field !== undefined) return { kind: 'field', activityId, field }
    const changed = event instanceof Y.YMapEvent ? [...event.keysChanged] : []
    const [first] = changed
    if (typeof first !== 'string' || changed.some((key) => key === 'removed' || key === 'rank')) {
      return { kind: 'activity', activityId }
    }
    return { kind: 'field', activityId, field: first }
  }
}
