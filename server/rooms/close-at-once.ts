import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'

/**
 * Closes the socket of somebody who may hear no more. A goodbye would wait behind what has piled up for who reads slowly,
 * and that is no longer theirs to have: then the connection is cut, and they are told why when they come back.
 */
export function closeAtOnce(webSocket: WebSocket, stream: Duplex, code: number, reason: string): void {
  if (stream.writableLength > 0) webSocket.terminate()
  else webSocket.close(code, reason)
}
