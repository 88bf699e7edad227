import type { Frame } from '../rooms/wire-frame.ts'

/** A frame in one piece, as a socket's other end gets it. */
export function frameBytes(frame: Frame): Uint8Array {
  return frame instanceof Uint8Array ? frame : Buffer.concat(frame)
}
