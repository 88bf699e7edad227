import { placeKey, type TextPlace } from './thread.ts'
import { saidIn, type Word, wordsOf } from './words.ts'

/** One text of the plan as it is searched for quotes. What costs reading it is done once, and only when asked for. */
export class SearchedText {
  readonly key: string
  readonly place: TextPlace
  readonly text: string
  #letters: string | undefined
  #said: readonly string[] | undefined
  #words: readonly Word[] | undefined

  constructor(place: TextPlace, text: string) {
    this.key = placeKey(place)
    this.place = place
    this.text = text
  }

  /** The text without spaces and line breaks, so that splitting and joining paragraphs does not matter. */
  get letters(): string {
    this.#letters ??= withoutSpace(this.text)
    return this.#letters
  }

  /** Its words, in lower case. */
  get said(): readonly string[] {
    this.#said ??= saidIn(this.text)
    return this.#said
  }

  /** The same words with their places. */
  get words(): readonly Word[] {
    this.#words ??= wordsOf(this.text)
    return this.#words
  }

  /** Where in the text the letters from `first` up to `end` stand. */
  rangeOf(first: number, end: number): { from: number; to: number } {
    let from = 0
    let letter = 0
    for (let offset = 0; offset < this.text.length; offset++) {
      if (isSpace(this.text.charAt(offset))) continue
      if (letter === first) from = offset
      letter += 1
      if (letter === end) return { from, to: offset + 1 }
    }
    return { from, to: this.text.length }
  }
}

export function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '')
}

function isSpace(character: string): boolean {
  return character.trim() === ''
}
