import { equalityDeep } from 'lib0/function'
import * as Y from 'yjs'
import { endWithin, presentCopies, type SharedType } from './copies.ts'
import { stayingOf } from './staying.ts'

export type Step = Y.UndoManager['undoStack'][number]

/**
 * Takes back one step: deletes what it wrote and brings back what it deleted, as edits that a person could have made at this
 * moment. So they merge as every other edit does. Answers false when nothing was left of the step to take back.
 */
export function takeBack(
  transaction: Y.Transaction,
  step: Step,
  isInScope: (item: Y.Item) => boolean,
): boolean {
  const restoring = new Restoring(transaction, step)
  Y.iterateDeletedStructs(transaction, step.deletions, (struct) => {
    if (struct instanceof Y.Item && isInScope(struct)) restoring.restore(struct)
  })
  const isAnyDeleted = deleteAll(transaction, standing(transaction, step).filter(isInScope))
  forgetPlaces(transaction)
  return restoring.isAnyRestored || isAnyDeleted
}

/** What the step wrote and still stands, or what that was brought back as, also by another. */
function standing(transaction: Y.Transaction, { insertions, deletions }: Step): Y.Item[] {
  const items = new Set<Y.Item>()
  Y.iterateDeletedStructs(transaction, insertions, (struct) => {
    if (!(struct instanceof Y.Item)) return
    for (const copy of presentCopies(transaction, struct)) {
      items.add(copy)
      const again = Y.isDeleted(deletions, struct.id) ? undefined : sameValueByAnother(transaction, copy)
      if (again) items.add(again)
    }
  })
  return [...items].filter((item) => !item.deleted)
}

/**
 * The value that stands where this one was written, where it is the same: another who takes back what they had put in its
 * place writes it anew, and does not say that it is a copy. Of the own copies it is known.
 */
function sameValueByAnother(
  { doc }: Y.Transaction,
  { content, deleted, parent, parentSub }: Y.Item,
): Y.Item | undefined {
  if (!deleted || parentSub === null || !(parent instanceof Y.AbstractType)) return undefined
  const now = parent._map.get(parentSub)
  if (now?.id.client === doc.clientID) return undefined
  if (!(content instanceof Y.ContentAny) || !(now?.content instanceof Y.ContentAny)) return undefined
  return equalityDeep(content.arr, now.content.arr) ? now : undefined
}

/** Brings back the items that a step deleted. */
class Restoring {
  isAnyRestored = false
  readonly #transaction: Y.Transaction
  readonly #step: Step
  readonly #written: ReadonlySet<Y.Item>

  constructor(transaction: Y.Transaction, step: Step) {
    this.#transaction = transaction
    this.#step = step
    this.#written = new Set(standing(transaction, step))
  }

  /** What cannot come back, since its place is gone or taken, stays away. */
  restore(item: Y.Item): void {
    if (item.redone || !this.#isToReturn(item)) return
    const parent = this.#parentOf(item)
    if (!parent) return
    if (item.parentSub === null) this.#insert(item, parent, this.#placeIn(parent, item))
    else if (this.#isKeyFree(parent, item.parentSub, item)) {
      const left = parent._map.get(item.parentSub) ?? null
      this.#insert(item, parent, { left, right: null })
    }
  }

  /** What was both written and deleted within the step is not missed. */
  #isToReturn({ id }: Y.Item): boolean {
    return Y.isDeleted(this.#step.deletions, id) && !Y.isDeleted(this.#step.insertions, id)
  }

  /** Where the item belongs now: its own parent, or what that was brought back as; undefined when there is neither. */
  #parentOf(item: Y.Item): SharedType | undefined {
    if (!(item.parent instanceof Y.AbstractType)) return undefined
    let parent = item.parent
    while (parent._item?.deleted) {
      this.restore(parent._item)
      if (!parent._item.redone) return undefined
      const [copy] = presentCopies(this.#transaction, parent._item)
      if (!(copy?.content instanceof Y.ContentType)) return undefined
      parent = copy.content.type
    }
    return parent
  }

  /**
   * Two neighbours, always: Yjs places an item by what stood left and right of it when it was written, and replicas agree
   * only as long as nothing had stood between the two.
   */
  #placeIn(parent: SharedType, item: Y.Item): { left: Y.Item | null; right: Y.Item | null } {
    if (parent === item.parent) return { left: item.left, right: item }
    for (let before = item.left; before !== null; before = before.left) {
      const left = endWithin(this.#transaction, parent, before)
      if (left) return { left, right: left.right }
    }
    return { left: null, right: parent._start }
  }

  /** A value comes back only where what the step left behind, a value of its own or none, is what still stands. */
  #isKeyFree(parent: SharedType, key: string, item: Y.Item): boolean {
    const { insertions, deletions } = this.#step
    let left: Y.Item | undefined
    for (let later = item.right; later !== null; later = later.right) {
      if (Y.isDeleted(insertions, later.id)) left = later
      // A newer value that the step deleted, too, is the one to come back.
      else if (this.#isToReturn(later)) return false
    }
    const current = parent._map.get(key)
    if (left && !Y.isDeleted(deletions, left.id)) return current !== undefined && this.#written.has(current)
    return current === undefined || current.deleted
  }

  #insert(
    item: Y.Item,
    parent: SharedType,
    { left, right }: { left: Y.Item | null; right: Y.Item | null },
  ): void {
    const { doc } = this.#transaction
    const id = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID))
    const copy = new Y.Item(
      id,
      left,
      left?.lastId ?? null,
      right,
      right?.id ?? null,
      parent,
      item.parentSub,
      item.content.copy(),
    )
    copy.integrate(this.#transaction, 0)
    item.redone = id
    this.isAnyRestored = true
  }
}

function deleteAll(transaction: Y.Transaction, items: readonly Y.Item[]): boolean {
  const staying = stayingOf(new Set(items))
  const leaving = items.filter((item) => !staying.has(item))
  for (const item of leaving) item.delete(transaction)
  return leaving.length > 0
}

/** Yjs remembers where in a list it last was, and must not after items were put in behind its back. */
function forgetPlaces({ changed }: Y.Transaction): void {
  for (const [type, keys] of changed) if (keys.has(null) && type._searchMarker) type._searchMarker.length = 0
}
