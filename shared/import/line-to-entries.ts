import { parseBudget } from '#shared/plan/parse-budget.ts'
import { parsePeriod } from '#shared/plan/parse-period.ts'
import type { Circumstances, Entry } from './activity-of.ts'
import { fieldOfLabel } from './field-of-label.ts'
import { partyOf } from './party-of.ts'
import { readPeriod } from './read-period.ts'
import { statusOf } from './status-of.ts'

const LABELLED = /^([^:\n]{2,60}):\s*(\S[\s\S]*)$/u
const PARTED = /\s+[–—|·-]\s+|;\s+|\t+/u
const IN_BRACKETS = /^(\S[\s\S]*?)\s*\(([^()]+)\)$/u
/** A longer line is a text, which is not searched for what it may mention. */
const LONGEST_LINE = 400

/** What a line is read by. */
type Around = Pick<Circumstances, 'year' | 'agreement'>

/** `Sted: Odense`, where the label is one that is known; else undefined. */
export function labelledEntry(text: string): Entry | undefined {
  const [, label = '', value = ''] = LABELLED.exec(text.trim()) ?? []
  const field = fieldOfLabel(label)
  return field && { field, label, text: value.trim() }
}

/**
 * What one line says of an activity: `Uge 38: Messe i Paris (CenSec, 50.000 kr.)`. Whatever is no time, party, status, amount
 * or labelled value is the title.
 */
export function lineToEntries(line: string, around: Around): Entry[] {
  const text = line.trim()
  if (text.length > LONGEST_LINE) return [titled(text)]
  const [, outside = text, inside = ''] = IN_BRACKETS.exec(text) ?? []
  const inBrackets =
    inside === '' ? [] : piecesOf(inside, /[,;]\s*/u).map((piece) => classified(piece, around))
  // Brackets around anything else belong to the title.
  const isAside = inBrackets.length > 0 && inBrackets.every((entry) => entry !== undefined)
  const { title, entries } = readPieces(isAside ? outside : text, around)
  const all = [...entries, ...(isAside ? inBrackets.filter((entry) => entry !== undefined) : [])]
  const time = all.some(({ field }) => field === 'period') ? undefined : timeAtEnd(title, around.year)
  return [...(title ? [titled(title)] : []), ...all, ...(time ? [time] : [])]
}

function titled(text: string): Entry {
  return { field: 'title', label: '', text }
}

function readPieces(text: string, around: Around): { title: string; entries: Entry[] } {
  const entries: Entry[] = []
  const titles: string[] = []
  for (const piece of joinedPeriods(beginningOf(text, around), around)) {
    const entry = classified(piece, around)
    if (entry) {
      entries.push(entry)
      continue
    }
    const words: string[] = []
    for (const part of piecesOf(piece, /,\s+/u)) {
      const found = words.length > 0 ? classified(part, around) : undefined
      if (found) entries.push(found)
      else words.push(part)
    }
    titles.push(words.join(', '))
  }
  return { title: titles.join(' – '), entries }
}

/** A time or a party before a colon begins the line. */
function beginningOf(text: string, around: Around): string[] {
  const at = text.search(/:\s/u)
  const [before, after] = at === -1 ? ['', ''] : [text.slice(0, at), text.slice(at + 1).trim()]
  const begins = before !== '' && after !== '' && classified(before, around) !== undefined
  return begins ? [before, ...piecesOf(after, PARTED)] : piecesOf(text, PARTED)
}

/** `uge 38 – 39` is one period, not two pieces. */
function joinedPeriods(pieces: readonly string[], around: Around): string[] {
  const joined: string[] = []
  for (let index = 0; index < pieces.length; index++) {
    const both = `${pieces[index]} - ${pieces[index + 1]}`
    if (index + 1 < pieces.length && timeIn(both, around.year)) {
      joined.push(both)
      index++
    } else joined.push(pieces[index] ?? '')
  }
  return joined
}

function piecesOf(text: string, between: RegExp): string[] {
  return text
    .split(between)
    .map((piece) => piece.trim())
    .filter(Boolean)
}

function classified(piece: string, around: Around): Entry | undefined {
  const labelled = labelledEntry(piece)
  if (labelled) return labelled
  if (timeIn(piece, around.year)) return { field: 'period', label: '', text: piece }
  if (partyOf(piece, around.agreement)?.isAll) return { field: 'party', label: '', text: piece }
  if (statusOf(piece)) return { field: 'status', label: '', text: piece }
  const isAmount = /\d/u.test(piece) && /kr|dkk|mio/iu.test(piece) && parseBudget(piece) !== 'fault'
  return isAmount ? { field: 'budget', label: '', text: piece } : undefined
}

/** A bare year, or words for what is not decided, are no time that a line would give. */
function timeIn(text: string, year: number): boolean {
  const read = readPeriod(text, year)
  if (read.kind === 'fault' || read.isPart) return false
  const parsed = parsePeriod(read.period, year)
  return parsed.kind === 'period' && parsed.period.precision !== 'open' && !/^\d{4}$/u.test(text.trim())
}

const MOST_WORDS_OF_TIME = 6

/** `Messe i Paris i uge 38`: the title stays as it is. */
function timeAtEnd(title: string, year: number): Entry | undefined {
  const words = title.replace(/[.!]$/u, '').split(/\s+/u)
  for (let count = Math.min(MOST_WORDS_OF_TIME, words.length - 1); count > 0; count--) {
    const text = words.slice(-count).join(' ')
    // A month's or a season's name alone may be somebody's, or part of a name.
    if (/\d/u.test(text) && timeIn(text, year))
      return { field: 'period', label: '', text: text.replace(/^(?:i|den|d\.|fra|på|in|on) /iu, '') }
  }
  return undefined
}

/** Answers whether a line says more of an activity than what it is called. */
export function tellsMoreThanTitle(entries: readonly Entry[]): boolean {
  return entries.some(({ field }) => field !== 'title')
}
