/**
 * Keeps a comment with the words it is about, without a mark in the plan: by position while the words are still there, else
 * by looking for them. Offsets are those of shared/plan/text-offsets.ts.
 */
import * as Y from 'yjs'
import { CATEGORIES } from '../plan/plan.ts'
import { activityRecords, bodyOf, sectionText } from '../plan/plan-document.ts'
import { flatText, offsetOf, relativePositionAt } from '../plan/text-offsets.ts'
import { findQuote } from './find-quote.ts'
import type { TextAnchor, TextPlace } from './thread.ts'

const QUOTE_LIMIT = 2_000
const SURROUNDINGS_LIMIT = 60
/** The share of the quoted words that must be left for a position to be believed. */
const ENOUGH_WORDS_LEFT = 0.5

export interface AnchoredRange {
  place: TextPlace
  from: number
  to: number
}

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
 * Where the anchored words are now: by position; else where the quote is found in the same text, then anywhere else in the
 * plan; undefined when they are gone and the thread is detached (løsrevet).
 */
export function resolveAnchor(document: Y.Doc, anchor: TextAnchor): AnchoredRange | undefined {
  const { place, quote } = anchor
  const fragment = fragmentOf(document, place)
  if (fragment) {
    const text = flatText(fragment)
    const position = positionedRange(document, fragment, anchor)
    if (position && text.slice(position.from, position.to) === quote) return { place, ...position }
    const found = findQuote(text, anchor, position?.from)
    if (found) return { place, ...found }
    if (position && wordsLeft(text.slice(position.from, position.to), quote) >= ENOUGH_WORDS_LEFT) {
      return { place, ...position }
    }
  }
  return findElsewhere(document, anchor)
}

function positionedRange(
  document: Y.Doc,
  fragment: Y.XmlFragment,
  { start, end }: TextAnchor,
): { from: number; to: number } | undefined {
  const from = offsetIn(document, fragment, start)
  const to = offsetIn(document, fragment, end)
  return from !== undefined && to !== undefined && from < to ? { from, to } : undefined
}

/** Anchors come from others' browsers: one that cannot be read is no position. */
function offsetIn(document: Y.Doc, fragment: Y.XmlFragment, position: string): number | undefined {
  try {
    return offsetOf(document, fragment, Y.createRelativePositionFromJSON(JSON.parse(position)))
  } catch {
    return undefined
  }
}

function findElsewhere(document: Y.Doc, anchor: TextAnchor): AnchoredRange | undefined {
  for (const place of textPlaces(document)) {
    const fragment = samePlace(place, anchor.place) ? undefined : fragmentOf(document, place)
    const found = fragment && findQuote(flatText(fragment), anchor, undefined)
    if (found) return { place, ...found }
  }
  return undefined
}

function textPlaces(document: Y.Doc): TextPlace[] {
  return [
    ...[...activityRecords(document).keys()].map((activityId): TextPlace => ({ kind: 'body', activityId })),
    ...CATEGORIES.map((category): TextPlace => ({ kind: 'section', category })),
  ]
}

function samePlace(a: TextPlace, b: TextPlace): boolean {
  if (a.kind === 'body') return b.kind === 'body' && a.activityId === b.activityId
  return b.kind === 'section' && a.category === b.category
}

/** The text of a place; undefined when its activity is gone or removed. */
function fragmentOf(document: Y.Doc, place: TextPlace): Y.XmlFragment | undefined {
  if (place.kind === 'section') return sectionText(document, place.category)
  const record = activityRecords(document).get(place.activityId)
  return record && !record.get('removed') ? bodyOf(record) : undefined
}

function wordsLeft(text: string, quote: string): number {
  const present = new Set(wordsOf(text))
  const quoted = wordsOf(quote)
  return quoted.length === 0 ? 0 : quoted.filter((word) => present.has(word)).length / quoted.length
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function leadingSpace(text: string): number {
  return text.length - text.trimStart().length
}

function trailingSpace(text: string): number {
  return text.length - text.trimEnd().length
}
