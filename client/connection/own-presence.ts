import * as decoding from 'lib0/decoding'
import { FRAMES } from '#shared/protocol/frames.ts'

/**
 * Whether a frame says something of others' presence and nothing of this page's own. The stock provider sends everything
 * it hears of others back to the server, which knows it better: with fifty people here, fifty times as much as is said.
 */
export function isEchoOfPresence(frame: unknown, ownId: number): boolean {
  if (!(frame instanceof Uint8Array) || frame[0] !== FRAMES.awareness.type) return false
  const decoder = decoding.createDecoder(frame)
  decoding.readVarUint(decoder)
  const update = decoding.createDecoder(decoding.readVarUint8Array(decoder))
  for (let left = decoding.readVarUint(update); left > 0; left--) {
    if (decoding.readVarUint(update) === ownId) return false
    decoding.readVarUint(update)
    decoding.readVarString(update)
  }
  return true
}
