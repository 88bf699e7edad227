/** What a traced server sent over its WebSockets, in frames, with when it began to send each. */
import type { Syscall } from './syscalls.ts'

export interface SentFrame {
  /** WebSockets in the order in which they were opened. */
  socket: number
  begun: number
  payload: Buffer
}

/** The rest are pings and goodbyes. */
const BINARY = 2
const HEADERS_END = '\r\n\r\n'

/** Takes calls in order; `http` hears the head of every other answer. */
export class SentFrames {
  readonly frames: SentFrame[] = []
  readonly answers: { begun: number; head: string }[] = []
  readonly #sockets = new Map<string, { number: number; unread: Buffer }>()

  take({ name, target, strings, result, begun }: Syscall): void {
    if ((name !== 'write' && name !== 'writev') || !target.startsWith('socket:') || result <= 0) return
    const bytes = Buffer.concat(strings).subarray(0, result)
    const socket = this.#sockets.get(target)
    if (socket) {
      socket.unread = Buffer.concat([socket.unread, bytes])
    } else {
      const head = bytes.toString('latin1').split(HEADERS_END)[0] ?? ''
      this.answers.push({ begun, head })
      if (!head.startsWith('HTTP/1.1 101')) return
      const unread = bytes.subarray(head.length + HEADERS_END.length)
      this.#sockets.set(target, { number: this.#sockets.size, unread })
    }
    this.#readFrames(target, begun)
  }

  #readFrames(target: string, begun: number): void {
    const socket = this.#sockets.get(target)
    if (!socket) return
    for (let frame = frameAt(socket.unread); frame; frame = frameAt(socket.unread)) {
      if (frame.kind === BINARY) this.frames.push({ socket: socket.number, begun, payload: frame.payload })
      socket.unread = socket.unread.subarray(frame.length)
    }
  }
}

/** The frame that the bytes begin with, if all of it is there. What a server sends is never masked. */
function frameAt(bytes: Buffer): { kind: number; payload: Buffer; length: number } | undefined {
  if (bytes.length < 2) return undefined
  const short = bytes.readUInt8(1)
  const headLength = short === 127 ? 10 : short === 126 ? 4 : 2
  if (bytes.length < headLength) return undefined
  const size =
    short === 127 ? Number(bytes.readBigUInt64BE(2)) : short === 126 ? bytes.readUInt16BE(2) : short
  if (bytes.length < headLength + size) return undefined
  const length = headLength + size
  return { kind: bytes.readUInt8(0) & 0x0f, payload: bytes.subarray(headLength, length), length }
}
