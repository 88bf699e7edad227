/** Somebody who types words that nobody else types, and remembers which of them the server called saved. */
import { setTimeout as after } from 'node:timers/promises'
import * as Y from 'yjs'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { sectionText } from '#shared/plan/plan-document.ts'
import { appendRichText } from '#shared/plan/rich-text-document.ts'
import { frames, openRawSocket, type RawSocket } from './raw-socket.ts'
import type { SeededRandom } from './seeded-random.ts'
import { PLAN_ROOM } from './start-test-server.ts'

/** What one of them types. */
export const WORD = /\bc\d+-\d{6}\b/g

const COMES_BACK_MS = 50

export class Typist {
  /** Outlives every connection, as a page that stays open does. */
  readonly document = new Y.Doc()
  readonly #name: string
  readonly #random: SeededRandom
  readonly #typed: string[] = []
  readonly #saved = new Set<string>()
  #connection: { socket: RawSocket; wordsByFrame: string[][] } | undefined

  constructor(number: number, random: SeededRandom) {
    this.#name = `c${number}`
    this.#random = random
  }

  get typed(): readonly string[] {
    return this.#typed
  }

  /** Every word the server has said is on disk. */
  get saved(): ReadonlySet<string> {
    this.#listen()
    return this.#saved
  }

  /** Joins the room, takes what is new there and sends what it lacks; resolves once that is saved. */
  async connect(url: string, cookie: string): Promise<void> {
    this.#listen()
    const socket = await openRawSocket(
      `${url.replace('http', 'ws')}/sync/${PLAN_ROOM}`,
      { cookie },
      this.document,
    )
    this.#connection = { socket, wordsByFrame: [] }
    const { stateVector } = await unlessClosed(socket, socket.hears('question'))
    await socket.sync()
    const unsaved = this.#typed.filter((word) => !this.#saved.has(word))
    if (unsaved.length === 0) return
    socket.send(frames.update(Y.encodeStateAsUpdate(this.document, stateVector)))
    this.#connection.wordsByFrame.push(unsaved)
    await this.allSaved()
  }

  /** Types words, some milliseconds apart, until `stopped` says so or the connection is gone. */
  async typeUntil(stopped: () => boolean): Promise<void> {
    while (!stopped() && this.isConnected) {
      this.typeWord()
      // Within what a connection may send: some thirty a second.
      await after(this.#random.below(80))
    }
  }

  /** The same, and comes back, as a page does, whenever it is sent away; resolves once all that was typed is saved. */
  async keepTyping(url: string, cookie: string, stopped: () => boolean): Promise<void> {
    while (!stopped() || this.saved.size < this.#typed.length) {
      try {
        if (!this.isConnected) await this.connect(url, cookie)
        await this.typeUntil(stopped)
        if (stopped()) await this.allSaved()
      } catch {
        await after(COMES_BACK_MS)
      }
    }
  }

  /** Types a word as a paragraph of its own; answers the word. */
  typeWord(): string {
    const connection = this.#connection
    if (!connection) throw new Error('Nobody types before they are connected.')
    const word = `${this.#name}-${String(this.#typed.length).padStart(6, '0')}`
    this.#typed.push(word)
    const category = BUILT_IN_CATEGORIES[this.#random.below(BUILT_IN_CATEGORIES.length)] ?? 1
    connection.socket.edit((document) =>
      appendRichText(sectionText(document, category), [{ kind: 'paragraph', runs: [{ text: word }] }]),
    )
    connection.wordsByFrame.push([word])
    return word
  }

  /** Resolves once everything sent on this connection is saved; rejects when the connection ends before. */
  async allSaved(): Promise<void> {
    const connection = this.#connection
    // Who has sent nothing hears of nothing saved.
    if (!connection || connection.wordsByFrame.length === 0) return
    const { socket, wordsByFrame } = connection
    await unlessClosed(
      socket,
      socket.hears('saved', ({ count }) => count >= wordsByFrame.length),
    )
    this.#listen()
  }

  /** Resolves once the connection is gone. */
  async disconnected(): Promise<void> {
    await this.#connection?.socket.hears('closed')
    this.#listen()
    this.#connection = undefined
  }

  close(): void {
    this.#connection?.socket.close()
  }

  get isConnected(): boolean {
    return this.#connection !== undefined && this.#connection.socket.heard.at(-1)?.kind !== 'closed'
  }

  #listen(): void {
    if (!this.#connection) return
    const { socket, wordsByFrame } = this.#connection
    const refused = socket.heard.find((heard) => heard.kind === 'refused')
    if (refused && refused.code !== 'not-saved')
      throw new Error(`What ${this.#name} typed was refused: ${refused.code}`)
    const count = socket.heard.reduce(
      (most, heard) => (heard.kind === 'saved' ? Math.max(most, heard.count) : most),
      0,
    )
    for (const words of wordsByFrame.slice(0, count)) for (const word of words) this.#saved.add(word)
  }
}

/** What comes of it; rejects where the socket is closed before. */
async function unlessClosed<T>(socket: RawSocket, heard: Promise<T>): Promise<T> {
  const closed = socket
    .hears('closed')
    .then(({ code }) => Promise.reject(new Error(`the socket was closed with ${code}`)))
  return Promise.race([heard, closed])
}

/** How often each word stands in the document. */
export function wordsIn(document: Y.Doc): Map<string, number> {
  const counts = new Map<string, number>()
  for (const category of BUILT_IN_CATEGORIES) {
    for (const [word] of sectionText(document, category).toString().matchAll(WORD))
      counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

/** What a page that has just been opened shows. */
export async function wordsOnNewPage(url: string, cookie: string): Promise<Map<string, number>> {
  const socket = await openRawSocket(`${url.replace('http', 'ws')}/sync/${PLAN_ROOM}`, { cookie })
  await socket.sync()
  const last = socket.heard.at(-1)
  if (last?.kind === 'closed') throw new Error(`a new page was sent away with code ${last.code}`)
  socket.close()
  return wordsIn(socket.document)
}

/** Throws at the first of the words that is not there exactly once, and says what was said of it. */
export function mustBeOnce(counts: ReadonlyMap<string, number>, words: Iterable<string>, what: string): void {
  for (const word of words) {
    const count = counts.get(word) ?? 0
    if (count !== 1) throw new Error(`${word}, ${what}, is there ${count} times`)
  }
}
