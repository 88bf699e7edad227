/**
 * Remembers in the plan's document which lines a restore has taken out of it: of what somebody who was away meanwhile has
 * written in them nothing could be shown, and it must not pass for saved.
 */
import * as Y from 'yjs'
import { SWEPT_ROOT } from '../plan/plan-document.ts'

/** Which clocks of a client were in the lines, each from and up to, in order. */
type Ranges = [from: number, to: number][]

/** Notes an element, and all that is or was in it. To be called before it is deleted, within the same transaction. */
export function noteSwept(document: Y.Doc, element: Y.XmlElement): void {
  const notes = document.getMap(SWEPT_ROOT)
  const swept = new Map<number, Ranges>()
  for (const { id, length } of itemsIn(element))
    swept.set(id.client, [...(swept.get(id.client) ?? []), [id.clock, id.clock + length]])
  for (const [client, ranges] of swept) {
    const key = String(client)
    notes.set(key, joined([...rangesIn(notes.get(key)), ...ranges]).flat())
  }
}

/** Answers a test of whether an id is of what was in the lines. Undefined where no restore has taken any out. */
export function sweptTest(document: Y.Doc): ((id: Y.ID) => boolean) | undefined {
  const notes = document.getMap(SWEPT_ROOT)
  if (notes.size === 0) return undefined
  const swept = new Map([...notes].map(([client, value]) => [Number(client), rangesIn(value)]))
  return ({ client, clock }) => (swept.get(client) ?? []).some(([from, to]) => from <= clock && clock < to)
}

function itemsIn(element: Y.XmlElement): Y.Item[] {
  const items = element._item ? [element._item] : []
  const rows: (Y.Item | null)[] = [element._start]
  // Grows while it is gone through.
  for (const first of rows) {
    for (let item = first; item; item = item.right) {
      items.push(item)
      if (item.content instanceof Y.ContentType) rows.push(item.content.type._start)
    }
  }
  return items
}

function joined(ranges: Ranges): Ranges {
  const result: Ranges = []
  for (const [from, to] of ranges.toSorted(([one], [other]) => one - other)) {
    const last = result.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else result.push([from, to])
  }
  return result
}

/** A note is the ranges one after the other: a document holds plain values only. */
function rangesIn(note: unknown): Ranges {
  if (!Array.isArray(note)) return []
  const numbers = note.map(Number)
  return numbers.flatMap(
    (from, index): Ranges => (index % 2 === 0 ? [[from, numbers[index + 1] ?? from]] : []),
  )
}
