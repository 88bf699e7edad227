import { wordsOf } from '#shared/overlap/words.ts'
import type { Agreement } from '../agreement.ts'
import type { PieceStart } from './signed-wording.ts'

export interface NumberedLine {
  start: PieceStart
  /** The line is nothing but number and title. */
  isHeading: boolean
}

const LONGEST_TITLE = 110
const CLAUSE = /^(\d{1,2})\.\s+(\S.*)$/u
const ITEM = /^(\d{1,2})[.)]\s+(\S.*)$/u
const APPENDIX = /^(?:tillæg|bilag|appendiks)\s+(?:til\b|\d)/iu

/**
 * Which of the lines begin a numbered part, by its place in the text: clauses are counted, within a clause its rules or the
 * categories it lists, and below the line that begins the appendix its sections. Numbers that do not count on begin nothing.
 */
export function numberedParts(lines: readonly string[], agreement: Agreement): (NumberedLine | undefined)[] {
  const counter = new Counter(agreement)
  return lines.map((line, index) => counter.read(line, lines[index + 1] ?? ''))
}

class Counter {
  readonly #agreement: Agreement
  #clause: PieceStart | undefined
  #item = 0
  #isList = false
  #section: number | undefined
  readonly #used = new Set<string>()

  constructor(agreement: Agreement) {
    this.#agreement = agreement
  }

  read(line: string, below: string): NumberedLine | undefined {
    if (this.#clause && this.#section === undefined && APPENDIX.test(line) && isTitle(line)) {
      this.#section = 0
      const [section] = this.#agreement.groups.filter(({ category }) => category !== undefined)
      const id = section?.id.slice(0, section.id.lastIndexOf('.')) || 'tillaeg'
      const number = Number(/\d+/u.exec(line)?.[0] ?? 1)
      return { start: { id, kind: 'appendix', number, title: line }, isHeading: true }
    }
    return this.#section === undefined
      ? (this.#clauseIn(line) ?? this.#itemIn(line, below))
      : this.#sectionIn(line, this.#section)
  }

  #clauseIn(line: string): NumberedLine | undefined {
    const [, digits, numbered] = CLAUSE.exec(line) ?? []
    const title = numbered ?? line
    const number = (this.#clause?.number ?? 0) + 1
    if (!isTitle(title) || (digits !== undefined && Number(digits) !== number)) return undefined
    const id = this.#groupOf(title, number, digits !== undefined)
    if (id === undefined) return undefined
    this.#used.add(id)
    this.#item = 0
    this.#clause = { id, kind: 'clause', number, title }
    return { start: this.#clause, isHeading: true }
  }

  #itemIn(line: string, below: string): NumberedLine | undefined {
    const [, digits, text = ''] = ITEM.exec(line) ?? []
    const number = this.#item + 1
    if (!this.#clause || Number(digits) !== number) return undefined
    // A list of titles names categories; a rule says something.
    if (number === 1) this.#isList = isTitle(text) && ITEM.exec(below)?.[1] === '2' && isTitle(below)
    if (this.#isList && !isTitle(text)) return undefined
    this.#item = number
    const start = { id: `${this.#clause.id}.${number}`, number }
    return this.#isList
      ? { start: { ...start, kind: 'category', title: text }, isHeading: false }
      : { start: { ...start, kind: 'item', title: '' }, isHeading: false }
  }

  #sectionIn(line: string, last: number): NumberedLine | undefined {
    const [, digits, numbered] = ITEM.exec(line) ?? []
    const title = numbered ?? line
    const number = last + 1
    const group = this.#agreement.groups.find(({ category }) => category === number)
    const named = this.#agreement.categories.find((category) => category.number === number)
    const isCounted = digits !== undefined && Number(digits) === number
    const isNamed = digits === undefined && named !== undefined && isSameTitle(title, named.title.da)
    if (!group || !isTitle(title) || !(isCounted || isNamed)) return undefined
    this.#section = number
    return { start: { id: group.id, kind: 'appendix-item', number, title }, isHeading: true }
  }

  /** By its title, which says more than a number; a numbered clause that no group is named after is called by its number. */
  #groupOf(title: string, number: number, isNumbered: boolean): string | undefined {
    const free = this.#agreement.groups.filter(
      ({ id, category }) => category === undefined && !this.#used.has(id),
    )
    const named = free.find(({ heading }) => isSameTitle(title, nameIn(heading.da)))
    if (named || !isNumbered) return named?.id
    const counted = free.find(({ heading }) => heading.da.startsWith(`Punkt ${number},`))
    return counted?.id ?? `punkt.${number}`
  }
}

/** Short, and no sentence. */
function isTitle(text: string): boolean {
  return text.length <= LONGEST_TITLE && !/[.:;,]$/u.test(text.replace(/ (?:o\.a|m\.m|mv|osv)\.$/u, ''))
}

/** »Punkt 5, Organisering af samarbejdet« is named »Organisering af samarbejdet«. */
function nameIn(heading: string): string {
  return heading.replace(/^\p{L}+ \d+,\s*/u, '')
}

/** They begin with the same word, in whatever inflection. */
function isSameTitle(one: string, other: string): boolean {
  const [a] = wordsOf(one)
  const [b] = wordsOf(other)
  return a !== undefined && b !== undefined && a.keys.some((key) => b.keys.includes(key))
}
