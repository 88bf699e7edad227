import * as Y from 'yjs'
import { type Step, takeBack } from './take-back.ts'

/** Yjs' undo manager, which remembers the steps, with its own way of taking them back replaced by `takeBack`. */
export class UndoManager extends Y.UndoManager {
  constructor(...[scope, options]: ConstructorParameters<typeof Y.UndoManager>) {
    super(scope, options)
    this.doc.on('afterTransaction', this.#keepValues)
  }

  override destroy(): void {
    this.doc.off('afterTransaction', this.#keepValues)
    super.destroy()
  }

  override undo(): Step | null {
    this.undoing = true
    try {
      return this.#pop(this.undoStack, 'undo')
    } finally {
      this.undoing = false
    }
  }

  override redo(): Step | null {
    this.redoing = true
    try {
      return this.#pop(this.redoStack, 'redo')
    } finally {
      this.redoing = false
    }
  }

  #pop(stack: Step[], type: 'undo' | 'redo'): Step | null {
    const [stackItem, { changedParentTypes }] = this.doc.transact(
      (transaction) => [this.#takeBackNewest(transaction, stack), transaction] as const,
      this,
    )
    // After the transaction: only then are the changed types known, and the step back is on the other stack.
    if (stackItem)
      this.emit('stack-item-popped', [{ stackItem, type, changedParentTypes, origin: this }, this])
    return stackItem
  }

  /** Steps of which nothing is left to take back are passed over. */
  #takeBackNewest(transaction: Y.Transaction, stack: Step[]): Step | null {
    for (let step = stack.pop(); step; step = stack.pop()) {
      if (takeBack(transaction, step, (item) => this.#isInScope(item))) return step
    }
    return null
  }

  /** What a step writes under a key is remembered after another has written there, too: it may come to stand again. */
  readonly #keepValues = ({ changed, origin }: Y.Transaction) => {
    if (origin !== this && !this.trackedOrigins.has(origin)) return
    for (const [type, keys] of changed) {
      for (const key of keys) {
        const item = key === null ? undefined : type._map.get(key)
        if (item) item.keep = true
      }
    }
  }

  #isInScope(item: Y.Item): boolean {
    return this.scope.some((type) => type instanceof Y.AbstractType && Y.isParentOf(type, item))
  }
}
