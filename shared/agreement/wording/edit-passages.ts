/** How a person corrects where a text is split: boundaries are taken away, put in and moved, from one sentence to another. */
import { linesWithPlaces, placesInRaw, readNormalised } from './read-layers.ts'
import { sentencesOf } from './sentences.ts'
import type { Passage, WordingLayers } from './signed-wording.ts'

export interface SentencePlace {
  /** Where it begins in the raw text. */
  from: number
  text: string
}

/** The sentences and titles of a passage, by where they stand: between any two of them it can be split. */
export function sentencesIn({ raw, changes, passages }: WordingLayers, index: number): SentencePlace[] {
  const from = passages[index]?.from ?? 0
  const to = passages[index + 1]?.from ?? raw.length
  const places = placesInRaw(raw, changes, from, to)
  return linesWithPlaces(readNormalised(raw, changes, from, to))
    .flatMap((line) => sentencesOf(line.text).map(({ from, text }) => ({ from: line.from + from, text })))
    .map(({ from: at, text }, place) => ({ from: place === 0 ? from : (places[at] ?? to), text }))
}

/** Takes the boundary before a passage away: the one before it then says what both say. */
export function joinWithPrevious(passages: readonly Passage[], index: number): Passage[] {
  const [before, passage] = [passages[index - 1], passages[index]]
  if (!before || !passage) return [...passages]
  const clauses = [...new Set([...before.clauses, ...passage.clauses])]
  return passages.toSpliced(index - 1, 2, { ...before, clauses })
}

/** Puts a boundary into a passage; both parts are the wording of its clauses until somebody says otherwise. */
export function splitPassage(passages: readonly Passage[], index: number, at: number): Passage[] {
  const passage = passages[index]
  const end = passages[index + 1]?.from ?? Number.POSITIVE_INFINITY
  if (!passage || at <= passage.from || at >= end) return [...passages]
  return passages.toSpliced(index + 1, 0, { from: at, clauses: [...passage.clauses] })
}

/** Moves the boundary before a passage; it stays behind the one before it and before the one after it. */
export function movePassage(passages: readonly Passage[], index: number, from: number): Passage[] {
  const passage = passages[index]
  const least = passages[index - 1]?.from
  const end = passages[index + 1]?.from ?? Number.POSITIVE_INFINITY
  if (!passage || least === undefined || from <= least || from >= end) return [...passages]
  return passages.with(index, { ...passage, from })
}

/** Says of which clauses a passage is the wording. */
export function setClauses(
  passages: readonly Passage[],
  index: number,
  clauses: readonly string[],
): Passage[] {
  const passage = passages[index]
  return passage ? passages.with(index, { ...passage, clauses: [...clauses] }) : [...passages]
}
