/** The Y.Doc of the label's file, which only the server writes: what was done, in order. */
import type * as Y from 'yjs'
import { type LabelAct, labelActSchema } from '../protocol/schemas/label.ts'

/** Names on the wire: change them only with SCHEMA_VERSION. */
const ACTS_ROOT = 'label-acts'

/** Everything that was done to the file, in order; what cannot be read is passed over. */
export function readLabelActs(document: Y.Doc): LabelAct[] {
  return document
    .getArray(ACTS_ROOT)
    .toArray()
    .flatMap((value) => {
      const parsed = labelActSchema.safeParse(value)
      return parsed.success ? [parsed.data] : []
    })
}

/** Nothing that was done is ever altered: it is added to. */
export function addLabelActs(document: Y.Doc, acts: readonly LabelAct[]): void {
  document.getArray(ACTS_ROOT).push([...acts])
}
