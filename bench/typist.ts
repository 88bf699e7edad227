import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { beginParagraph } from './paragraph.ts'

/** Of a paragraph with nothing in it: the element and its text. */
const CLOCKS_OF_PARAGRAPH = 2
const STRING_WITH_ORIGIN = 0x84

/**
 * Somebody who types a paragraph of their own, letter by letter, at the foot of a plan's first section: a document that
 * Samplan's checks let pass and that any other server takes just as well.
 */
export class Typist {
  readonly clientId: number
  #letters = 0

  /** `clientId` must not be used by anyone else in the room. */
  constructor(clientId: number) {
    this.clientId = clientId
  }

  /** Letters typed so far. */
  get letters(): number {
    return this.#letters
  }

  /** The clock that the given letter has, the first being 0. */
  static clockOf(letter: number): number {
    return CLOCKS_OF_PARAGRAPH + letter
  }

  /** How many letters a reader has who has everything before this clock. */
  static lettersBefore(clock: number): number {
    return Math.max(0, clock - CLOCKS_OF_PARAGRAPH)
  }

  /** The update that begins the paragraph, with its first letter in it. */
  begin(): Uint8Array {
    const { document, text } = beginParagraph(this.clientId)
    text.insert(0, letterAt(0))
    this.#letters = 1
    return Y.encodeStateAsUpdate(document)
  }

  /** The update that the next letter makes, byte for byte as Yjs encodes it; without a document to grow. */
  next(): Uint8Array {
    const letter = this.#letters++
    const clock = Typist.clockOf(letter)
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, this.clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeUint8(encoder, STRING_WITH_ORIGIN)
    encoding.writeVarUint(encoder, this.clientId)
    encoding.writeVarUint(encoder, clock - 1)
    encoding.writeVarString(encoder, letterAt(letter))
    encoding.writeVarUint(encoder, 0)
    return encoding.toUint8Array(encoder)
  }
}

function letterAt(index: number): string {
  return String.fromCharCode(97 + (index % 26))
}
