import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A bare connection to the server, with nothing said yet. */
export async function openConnection(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  await once(socket, 'connect')
  return socket
}

/** The beginning of a request for a room's WebSocket, up to and without the empty line that ends it. */
export function upgradeRequest(room: string, cookie: string): string {
  return [
    `GET /sync/${room} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Origin: http://127.0.0.1',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    `Cookie: ${cookie}`,
    '',
  ].join('\r\n')
}

/** A WebSocket of which every byte is one's own from here on. */
export async function openUpgraded(url: string, room: string, cookie: string): Promise<Socket> {
  const socket = await openConnection(url)
  socket.write(`${upgradeRequest(room, cookie)}\r\n`)
  const [answer] = (await once(socket, 'data')) as [Buffer]
  if (!answer.toString('latin1').startsWith('HTTP/1.1 101 ')) throw new Error('The upgrade was refused.')
  return socket
}

const BINARY = 2
const CONTINUED = 0
const IS_LAST = 0x80
const IS_MASKED = 0x80
const IN_EIGHT_BYTES = 127

export interface WireFrame {
  /** Whether it goes on with a message begun before. */
  isContinued: boolean
  isLast: boolean
  /** What the header says, whatever follows it. */
  length: number
  payload: Uint8Array
}

/** A WebSocket frame as it goes over the wire, masked with nothing. */
export function wireFrame({ isContinued, isLast, length, payload }: WireFrame): Buffer {
  const header = Buffer.alloc(14)
  header[0] = (isContinued ? CONTINUED : BINARY) | (isLast ? IS_LAST : 0)
  header[1] = IN_EIGHT_BYTES | IS_MASKED
  header.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([header, payload])
}
