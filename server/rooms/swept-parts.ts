import * as Y from 'yjs'
import { sweptTest } from '#shared/versions/swept.ts'
import type { Arriving } from './arrival-order.ts'

/** Whether what comes in for places that are gone would be words in lines that a restore has taken out, which nobody would see. */
export class SweptParts {
  readonly #isSwept: (id: Y.ID) => boolean
  #isInSwept = false
  #bringsWords = false

  /** Undefined where no restore has taken anything out. */
  static of(document: Y.Doc): SweptParts | undefined {
    const isSwept = sweptTest(document)
    return isSwept && new SweptParts(isSwept)
  }

  private constructor(isSwept: (id: Y.ID) => boolean) {
    this.#isSwept = isSwept
  }

  arrives({ item, known }: Arriving): void {
    if (known === item.length) return
    // Declared as a type, but a decoded item has the id of what it is in.
    const parent: unknown = item.parent
    const neighbours = [item.origin, item.rightOrigin, parent instanceof Y.ID ? parent : null]
    this.#isInSwept ||= neighbours.some((id) => id !== null && this.#isSwept(id))
    this.#bringsWords ||= item.content instanceof Y.ContentString
  }

  get hasWords(): boolean {
    return this.#isInSwept && this.#bringsWords
  }
}
