import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { CLOSE_CODES } from '#shared/protocol/frames.ts'
import { closeAtOnce } from './close-at-once.ts'
import { presenceFrame } from './encode-frame.ts'
import type { Pausable } from './pacer.ts'
import type { Socket } from './socket.ts'
import { type Frame, wirePiecesOf } from './wire-frame.ts'

/** What a client may send before its room is loaded. */
const EARLY_FRAMES_LIMIT = 100
const COPIED_BYTES = 2 * 1024
const NO_NEWS = presenceFrame([])
const NOTHING_EARLY: readonly Uint8Array[] = []

/** Who has a line, and is told what becomes of it. */
export interface LineHolder {
  received(frame: Uint8Array): void
  /** The other end is there: it has answered a ping. */
  answered(): void
  readsTooSlowly(): void
  /** Once, and nothing after. */
  closed(): void
}

/**
 * A WebSocket and the stream beneath it. It listens once for each thing that can happen and tells its holder, since sockets
 * stand open by the hundred for hours: what each keeps in memory is most of what a small room costs.
 */
export class Line implements Socket, Pausable {
  readonly #webSocket: WebSocket
  readonly #stream: Duplex
  readonly #unsentBytes: number
  readonly #among: Set<Line>
  #early: Uint8Array[] | undefined
  #holder: LineHolder | undefined
  #takes: 'early' | 'all' | 'nothing' = 'early'
  #isAlive = true

  /** `unsentBytes` may pile up for who reads too slowly; `among` are the lines that are open, and this one until it is closed. */
  constructor(
    webSocket: WebSocket,
    stream: Duplex,
    { unsentBytes, among }: { unsentBytes: number; among: Set<Line> },
  ) {
    this.#webSocket = webSocket
    this.#stream = stream
    this.#unsentBytes = unsentBytes
    this.#among = among.add(this)
    webSocket.on('message', (data: unknown, isBinary: boolean) => this.#receive(data, isBinary))
    webSocket.on('pong', () => this.#answered())
    webSocket.on('close', () => this.#closed())
    // ws closes the socket itself: too large a frame with 1009, a broken one with 1002.
    webSocket.on('error', ignore)
  }

  get isOpen(): boolean {
    return this.#webSocket.readyState === this.#webSocket.OPEN
  }

  /** Nothing more is told of it. */
  get isClosed(): boolean {
    return this.#webSocket.readyState === this.#webSocket.CLOSED
  }

  /** Tells somebody from now on, but of no frames yet: they are held. */
  heldBy(holder: LineHolder): void {
    this.#holder = holder
  }

  /** Hands on all frames that have been held, and those to come. */
  takeAll(): void {
    for (const frame of this.#early ?? NOTHING_EARLY)
      if (this.#takes !== 'nothing') this.#holder?.received(frame)
    this.#early = undefined
    if (this.#takes === 'early') this.#takes = 'all'
  }

  /**
   * Frames go to the stream beneath the WebSocket, one buffer for all who get the same. It stays in step with what ws itself
   * writes there, since nothing is compressed: ws hands on at once whatever it is given.
   */
  send(...frames: Frame[]): void {
    if (!this.isOpen) return
    if (this.#stream.writableLength > this.#unsentBytes) {
      this.#holder?.readsTooSlowly()
      return
    }
    writeTogether(this.#stream, frames.flatMap(wirePiecesOf))
  }

  close(code: number, reason: string): void {
    this.#webSocket.close(code, reason)
  }

  /** At once: nothing more is taken from it, and nothing more reaches it. */
  cut(code: number, reason: string): void {
    this.#takes = 'nothing'
    closeAtOnce(this.#webSocket, this.#stream, code, reason)
  }

  /** Ends it without a goodbye. */
  terminate(): void {
    this.#webSocket.terminate()
  }

  /** Resolves once it is closed and its holder has been told. */
  gone(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    if (this.isClosed) resolve()
    // Not `once` of node:events, which rejects where a broken frame comes first.
    else this.#webSocket.once('close', () => resolve())
    return promise
  }

  pause(): void {
    this.#webSocket.pause()
  }

  resume(): void {
    this.#webSocket.resume()
  }

  /** Asks whether the other end is still there, and ends the line where it has not answered the time before. */
  ping(): void {
    if (!this.#isAlive) {
      this.terminate()
      return
    }
    this.#isAlive = false
    this.#webSocket.ping()
    // A ping is no word to a page: after 30 seconds without one a client takes the connection for broken.
    this.#webSocket.send(NO_NEWS)
  }

  #answered(): void {
    this.#isAlive = true
    this.#holder?.answered()
  }

  #closed(): void {
    this.#among.delete(this)
    this.#holder?.closed()
  }

  /** Text frames are no frames of ours. */
  #receive(data: unknown, isBinary: boolean): void {
    // Who has been sent away may go on sending until they hear of it.
    if (!this.isOpen || this.#takes === 'nothing') return
    if (!isBinary || !(data instanceof Uint8Array)) this.close(CLOSE_CODES.badFrame, 'not binary')
    else if (this.#takes === 'all') this.#holder?.received(data)
    else this.#hold(data)
  }

  #hold(frame: Uint8Array): void {
    this.#early ??= []
    if (this.#early.length < EARLY_FRAMES_LIMIT) this.#early.push(frame)
    else this.close(CLOSE_CODES.overloaded, 'too much before the room was open')
  }
}

function ignore(): void {}

/** In one call of the system: a few bytes copied cost less than a list of pieces. */
function writeTogether(stream: Duplex, pieces: readonly Uint8Array[]): void {
  const [first] = pieces
  if (first && pieces.length === 1) {
    stream.write(first)
    return
  }
  if (pieces.reduce((bytes, piece) => bytes + piece.byteLength, 0) <= COPIED_BYTES) {
    stream.write(Buffer.concat(pieces))
    return
  }
  stream.cork()
  for (const piece of pieces) stream.write(piece)
  stream.uncork()
}
