/**
 * Undo brings back what was deleted as a copy of it, and notes in `redone` of the deleted item where that copy begins. The
 * note is never sent; Yjs follows it, too, when it resolves a caret or a comment's anchor.
 */
import * as Y from 'yjs'

export type SharedType = Y.ContentType['type']

/** What now stands for the item: its copies, copies of copies included, or the item itself; what is forgotten is left out. */
export function presentCopies(transaction: Y.Transaction, { id, length }: Y.Item): Y.Item[] {
  return copiesOf(transaction, id.client, id.clock, length)
}

/** A copy is as long as its original, but somebody may since have written in the middle of it. */
function copiesOf(transaction: Y.Transaction, client: number, start: number, length: number): Y.Item[] {
  const copies: Y.Item[] = []
  const end = start + length
  let clock = start
  while (clock < end) {
    const found = structAt(transaction, Y.createID(client, clock))
    const next = Math.min(end, found.id.clock + found.length)
    if (found instanceof Y.Item && found.redone) {
      const copy = copyAt(found.redone, clock - found.id.clock)
      copies.push(...copiesOf(transaction, copy.client, copy.clock, next - clock))
    } else if (found instanceof Y.Item) {
      Y.getItemCleanStart(transaction, Y.createID(client, clock))
      copies.push(Y.getItemCleanEnd(transaction, transaction.doc.store, Y.createID(client, next - 1)))
    }
    clock = next
  }
  return copies
}

/** The item in `parent` that ends where the item does, or where its copy there does; undefined when there is none. */
export function endWithin(transaction: Y.Transaction, parent: SharedType, item: Y.Item): Y.Item | undefined {
  let id = item.lastId
  for (;;) {
    const found = structAt(transaction, id)
    if (!(found instanceof Y.Item)) return undefined
    if (found.parent === parent) return Y.getItemCleanEnd(transaction, transaction.doc.store, id)
    if (!found.redone) return undefined
    id = copyAt(found.redone, id.clock - found.id.clock)
  }
}

/** Yjs declares an item only; what has been forgotten is a GC. */
function structAt({ doc }: Y.Transaction, id: Y.ID): Y.Item | Y.GC {
  return Y.getItem(doc.store, id)
}

function copyAt({ client, clock }: Y.ID, offset: number): Y.ID {
  return Y.createID(client, clock + offset)
}
