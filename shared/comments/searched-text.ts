import type { TextPlace } from './thread.ts'
import { type Word, wordsOf } from './words.ts'

/** One text of the plan as it is searched for quotes. What costs reading it is done once, and only when asked for. */
export class SearchedText {
  readonly key: string
  readonly place: TextPlace
  readonly text: string
  #letters: { letters: string; offsets: Uint32Array } | undefined
  #words: readonly Word[] | undefined
  #said: readonly string[] | undefined

  constructor(place: TextPlace, text: string) {
    this.key = placeKey(place)
    this.place = place
    this.text = text
  }

  /** The text without spaces and line breaks, so that splitting and joining paragraphs does not matter; and where each letter stands. */
  get withoutSpace(): { letters: string; offsets: Uint32Array } {
    this.#letters ??= withoutSpace(this.text)
    return this.#letters
  }

  get words(): readonly Word[] {
    this.#words ??= wordsOf(this.text)
    return this.#words
  }

  /** The same words without their places. */
  get said(): readonly string[] {
    this.#said ??= this.words.map(({ said }) => said)
    return this.#said
  }
}

/** `body/<activity id>` or `section/<category>`. */
export function placeKey(place: TextPlace): string {
  return place.kind === 'body' ? `body/${place.activityId}` : `section/${place.category}`
}

export function withoutSpace(text: string): { letters: string; offsets: Uint32Array } {
  const offsets = new Uint32Array(text.length)
  let letters = ''
  for (const { 0: run, index } of text.matchAll(/\S+/g)) {
    for (let at = 0; at < run.length; at++) offsets[letters.length + at] = index + at
    letters += run
  }
  return { letters, offsets }
}
