/** All bytes that reach one person, and the search for words among them. */

import { unzipSync } from 'fflate'
import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { asPage } from '#server/testing/as-page.ts'
import { send } from '#server/testing/start-test-server.ts'
import { contentOf } from '#shared/plan/content-hash.ts'
import { FRAMES } from '#shared/protocol/frames.ts'

const ZIP_SIGNATURE = 'PK\u0003\u0004'
const STEP_1 = 0

export class Recorder {
  responses = 0
  frames = 0
  #pieces: Buffer[] = []
  #documents: Y.Doc[] = []
  readonly #sockets: WebSocket[] = []

  /** Sends the request and keeps all of the answer: the line, the headers, the body, and what is packed in it. */
  async request(
    url: string,
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<number> {
    const response = await send(url, method, path, body, headers)
    this.responses++
    this.#keep(Buffer.from(`${response.status} ${JSON.stringify([...response.headers])}`))
    const bytes = Buffer.from(await response.arrayBuffer())
    this.#keep(bytes)
    if (bytes.toString('latin1', 0, ZIP_SIGNATURE.length) === ZIP_SIGNATURE)
      for (const file of Object.values(unzipSync(bytes))) this.#keep(Buffer.from(file))
    return response.status
  }

  /** Opens a room, sends the frames, and keeps what comes until it is closed by either side. */
  async open(url: string, cookie: string, sent: readonly Uint8Array[]): Promise<WebSocket> {
    const socket = new WebSocket(url, { headers: asPage(url, cookie) })
    socket.binaryType = 'nodebuffer'
    this.#sockets.push(socket)
    const document = new Y.Doc()
    this.#documents.push(document)
    socket.on('message', (data: Buffer) => {
      this.frames++
      this.#keep(Buffer.from(data))
      applyWords(document, data)
    })
    socket.on('close', (code, reason) => this.#keep(Buffer.concat([Buffer.from(`${code} `), reason])))
    socket.on('error', () => undefined)
    await new Promise<void>((resolve) => {
      socket.once('open', () => resolve())
      socket.once('close', () => resolve())
    })
    for (const frame of sent) if (socket.readyState === WebSocket.OPEN) socket.send(frame)
    return socket
  }

  /** Resolves once the server has answered all that was sent, or has hung up. */
  async settled(): Promise<void> {
    await Promise.all(
      this.#sockets.map(
        (socket) =>
          new Promise<void>((resolve) => {
            if (socket.readyState !== WebSocket.OPEN) return resolve()
            socket.once('pong', () => resolve())
            socket.once('close', () => resolve())
            socket.ping()
          }),
      ),
    )
  }

  /** Forgets what came while it might; the counts stay. */
  forget(): void {
    this.#pieces = []
    this.#documents = []
  }

  leave(): void {
    for (const socket of this.#sockets) socket.terminate()
  }

  /** Everything that came, in order, and what the documents made of it: a word may have come letter by letter. */
  all(): Buffer {
    return Buffer.concat([
      ...this.#pieces,
      ...this.#documents.map((document) => Buffer.from(contentOf(document))),
    ])
  }

  #keep(bytes: Buffer): void {
    this.#pieces.push(bytes)
  }
}

function applyWords(document: Y.Doc, frame: Buffer): void {
  const decoder = decoding.createDecoder(frame)
  if (decoding.readVarUint(decoder) !== FRAMES.sync.type) return
  if (decoding.readVarUint(decoder) === STEP_1) return
  Y.applyUpdate(document, decoding.readVarUint8Array(decoder))
}

/** In which forms the word is among the bytes. */
export function formsFound(bytes: Buffer, word: string): string[] {
  return formsOf(word)
    .filter(({ form }) => bytes.includes(form))
    .map(({ name }) => name)
}

/** A word as it may be written down: base64 looks otherwise wherever in a longer text the word begins. */
export function formsOf(word: string): { name: string; form: Buffer }[] {
  const utf8 = Buffer.from(word)
  const utf16 = Buffer.from(word, 'utf16le')
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), utf8]).toString('base64')
    // What the neighbours have a share in is not known.
    return text.slice(shift === 0 ? 0 : shift + 1, -4)
  })
  return [
    { name: 'utf-8', form: utf8 },
    { name: 'utf-16le', form: utf16 },
    { name: 'utf-16be', form: Buffer.from(utf16).swap16() },
    { name: 'hex', form: Buffer.from(utf8.toString('hex')) },
    { name: 'HEX', form: Buffer.from(utf8.toString('hex').toUpperCase()) },
    ...base64.map((text, shift) => ({ name: `base64+${shift}`, form: Buffer.from(text) })),
  ]
}
