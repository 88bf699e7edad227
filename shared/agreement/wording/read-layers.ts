import type { Passage, PieceStart, WordingChange, WordingLayers } from './signed-wording.ts'

/** What the raw text reads between two places once the changes that are made are made. */
export function readNormalised(
  raw: string,
  changes: readonly WordingChange[],
  from = 0,
  to = raw.length,
): string {
  let at = firstLeft(changes, from)
  let text = ''
  for (const change of changes) {
    if (!change.isMade || change.at < from || change.at >= to) continue
    text += raw.slice(at, change.at) + change.reads
    at = change.at + change.was.length
  }
  return text + raw.slice(at, Math.max(at, to))
}

/** For every place of the normalised text between two places, and for its end, the place in the raw text that it comes from. */
export function placesInRaw(
  raw: string,
  changes: readonly WordingChange[],
  from = 0,
  to = raw.length,
): number[] {
  const places: number[] = []
  let at = firstLeft(changes, from)
  for (const change of changes) {
    if (!change.isMade || change.at < from || change.at >= to) continue
    for (; at < change.at; at++) places.push(at)
    for (let index = 0; index < change.reads.length; index++) places.push(change.at)
    at = change.at + change.was.length
  }
  for (; at <= to; at++) places.push(at)
  return places
}

/** `from`, or where the change ends in whose letters it stands: what that reads was read before `from`. */
function firstLeft(changes: readonly WordingChange[], from: number): number {
  const around = changes.find(({ at, was, isMade }) => isMade && at < from && at + was.length > from)
  return around ? around.at + around.was.length : from
}

export interface ReadPassage extends Passage {
  to: number
  /** Its paragraphs as they read. */
  paragraphs: string[]
  /** Whether the next passage begins a line. */
  endsParagraph: boolean
  /** As it stood in the file. */
  original: string
}

/** The passages with where they end and what they say. */
export function readPassages({ raw, changes, passages }: WordingLayers): ReadPassage[] {
  return passages.map((passage, index) => {
    const to = passages[index + 1]?.from ?? raw.length
    const text = readNormalised(raw, changes, passage.from, to)
    return {
      ...passage,
      to,
      paragraphs: linesWithPlaces(text).map((line) => line.text),
      endsParagraph: /\n\s*$/u.test(text),
      original: raw.slice(passage.from, to),
    }
  })
}

export interface Piece extends PieceStart {
  passages: ReadPassage[]
}

/** The numbered parts, each with its passages up to the next; what stands before the first is in none. */
export function piecesOf(layers: WordingLayers): Piece[] {
  const pieces: Piece[] = []
  for (const passage of readPassages(layers)) {
    if (passage.begins) pieces.push({ ...passage.begins, passages: [passage] })
    else pieces.at(-1)?.passages.push(passage)
  }
  return pieces
}

/** The passages that are the wording of a clause, or of any of a group of them: `tillaeg.3.d`, `tillaeg.3`. */
export function passagesOf(layers: WordingLayers, clauseId: string): ReadPassage[] {
  return readPassages(layers).filter(
    ({ clauses, begins }) =>
      begins?.id === clauseId || clauses.some((id) => id === clauseId || id.startsWith(`${clauseId}.`)),
  )
}

/** The lines of a normalised text in which something stands, without the spaces around it, and where they begin. */
export function linesWithPlaces(text: string): { from: number; text: string }[] {
  let at = 0
  return text.split('\n').flatMap((line) => {
    const from = at + line.search(/\S|$/u)
    at += line.length + 1
    return line.trim() === '' ? [] : [{ from, text: line.trim() }]
  })
}
