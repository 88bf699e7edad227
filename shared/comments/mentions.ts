/** People called by name in what is written: `@` and their name as it is listed. */

interface Named {
  id: string
  name: string
}

/** A piece of what is written; `personId` where it calls somebody. */
export interface Piece {
  text: string
  personId?: string
}

/**
 * What is written in pieces, calls apart from the words between them. Of two names one of which begins the other, the
 * longer is meant; of several people of one name, whoever comes first in the list.
 */
export function piecesOf(text: string, people: readonly Named[]): Piece[] {
  const longestFirst = people.toSorted((a, b) => b.name.length - a.name.length)
  const pieces: Piece[] = []
  let written = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at < written || isLetter(text.charAt(at - 1))) continue
    const called = longestFirst.find(({ name }) => callsAt(text, at, name))
    if (!called) continue
    if (at > written) pieces.push({ text: text.slice(written, at) })
    written = at + 1 + called.name.length
    pieces.push({ text: text.slice(at, written), personId: called.id })
  }
  if (written < text.length) pieces.push({ text: text.slice(written) })
  return pieces
}

/** The ids of those who are called, each once. */
export function calledIn(text: string, people: readonly Named[]): string[] {
  return [...new Set(piecesOf(text, people).flatMap(({ personId }) => personId ?? []))]
}

/** The beginning of a name being written right before the caret, and where its `@` stands; undefined where none is. */
export function nameBeingWritten(text: string, caret: number): { at: number; begun: string } | undefined {
  const found = /(?:^|[\s(])@([^@\n]{0,40})$/u.exec(text.slice(0, caret))
  return found ? { at: caret - (found[1] ?? '').length - 1, begun: found[1] ?? '' } : undefined
}

/** Those one of whose names begins so; nobody once a name is written out. */
export function peopleBeginning<Person extends Named>(begun: string, people: readonly Person[]): Person[] {
  const wanted = begun.toLowerCase()
  return people.filter(({ name }) => {
    const known = name.toLowerCase()
    return known !== wanted.trimEnd() && ` ${known}`.includes(` ${wanted}`)
  })
}

/** A text with the caret in it. */
export interface Written {
  text: string
  caret: number
}

/** The name in the place of what was begun of it, with one space behind it, where the caret goes. */
export function withChosenName({ text, caret }: Written, at: number, name: string): Written {
  const before = `${text.slice(0, at)}@${name} `
  return { text: before + text.slice(caret).trimStart(), caret: before.length }
}

/**
 * What is to stand once a character was typed right behind a chosen name, which has its space already: no second space,
 * and no space before what ends a sentence. Undefined where anything else was done.
 */
export function afterChosenName({ text, caret }: Written, typed: string): Written | undefined {
  const character = typed.charAt(caret)
  if (typed !== text.slice(0, caret) + character + text.slice(caret)) return undefined
  if (character === ' ') return { text, caret }
  if (!/^[.,;:!?)]$/.test(character)) return undefined
  return { text: text.slice(0, caret - 1) + character + text.slice(caret), caret }
}

function callsAt(text: string, at: number, name: string): boolean {
  const end = at + 1 + name.length
  return name !== '' && text.slice(at + 1, end) === name && !isLetter(text.charAt(end))
}

function isLetter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character)
}
