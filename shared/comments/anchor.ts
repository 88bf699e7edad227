/**
 * Keeps a comment with the words it is about, without a mark in the plan: two relative positions, and for the day they
 * fail the quoted words with what stood around them. Offsets are those of shared/plan/text-offsets.ts.
 */
import * as Y from 'yjs'
import { flatText, offsetOf, relativePositionAt } from '../plan/text-offsets.ts'
import { fragmentOf } from './plan-texts.ts'
import type { TextAnchor, TextPlace } from './thread.ts'

const QUOTE_LIMIT = 2_000
const SURROUNDINGS_LIMIT = 60

/** An anchor on the words from `from` up to `to`; undefined where there are none to hold on to. */
export function makeTextAnchor(
  document: Y.Doc,
  place: TextPlace,
  from: number,
  to: number,
): TextAnchor | undefined {
  const fragment = fragmentOf(document, place)
  if (!fragment) return undefined
  const text = flatText(fragment)
  const quote = text.slice(from, to)
  const start = relativePositionAt(fragment, from + leadingSpace(quote), 'start')
  const end = relativePositionAt(fragment, to - trailingSpace(quote), 'end')
  if (quote.trim() === '' || !start || !end) return undefined
  return {
    kind: 'text',
    place,
    start: JSON.stringify(Y.relativePositionToJSON(start)),
    end: JSON.stringify(Y.relativePositionToJSON(end)),
    quote: quote.trim().slice(0, QUOTE_LIMIT),
    prefix: text.slice(Math.max(0, from - SURROUNDINGS_LIMIT), from),
    suffix: text.slice(to, to + SURROUNDINGS_LIMIT),
  }
}

/**
 * What its positions have come to in the text it was made in; where its words are deleted both lie where they stood.
 * Undefined where the positions no longer exist.
 */
export function positionsOf(
  document: Y.Doc,
  { place, start, end }: TextAnchor,
): { from: number; to: number } | undefined {
  const fragment = fragmentOf(document, place)
  if (!fragment) return undefined
  const from = offsetIn(document, fragment, start)
  const to = offsetIn(document, fragment, end)
  return from !== undefined && to !== undefined && from <= to ? { from, to } : undefined
}

/** Anchors come from others' browsers: one that cannot be read is no position. */
function offsetIn(document: Y.Doc, fragment: Y.XmlFragment, position: string): number | undefined {
  try {
    return offsetOf(document, fragment, Y.createRelativePositionFromJSON(JSON.parse(position)))
  } catch {
    return undefined
  }
}

function leadingSpace(text: string): number {
  return text.length - text.trimStart().length
}

function trailingSpace(text: string): number {
  return text.length - text.trimEnd().length
}
