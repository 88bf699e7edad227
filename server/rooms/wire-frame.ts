/** What a frame is on the wire: one unmasked binary WebSocket message in one piece (RFC 6455, 5.2). */
const BINARY_IN_ONE_PIECE = 0x82
const LENGTH_IN_TWO_BYTES = 126
const LENGTH_IN_EIGHT_BYTES = 127

/** A frame, or the pieces it consists of: pieces that many frames have in common need not be copied into each. */
export type Frame = Uint8Array | readonly Uint8Array[]

/** One frame goes to many sockets: it is put on the wire's form once. */
const known = new WeakMap<Uint8Array, Uint8Array>()

/** What is to be written one after the other. */
export function wirePiecesOf(frame: Frame): readonly Uint8Array[] {
  if (!(frame instanceof Uint8Array)) {
    const length = frame.reduce((bytes, piece) => bytes + piece.byteLength, 0)
    return [headOf(length), ...frame]
  }
  const before = known.get(frame)
  if (before) return [before]
  const wire = Buffer.concat([headOf(frame.byteLength), frame])
  known.set(frame, wire)
  return [wire]
}

function headOf(length: number): Uint8Array {
  if (length < LENGTH_IN_TWO_BYTES) return Uint8Array.of(BINARY_IN_ONE_PIECE, length)
  const isShort = length < 2 ** 16
  const head = Buffer.allocUnsafe(isShort ? 4 : 10)
  head[0] = BINARY_IN_ONE_PIECE
  head[1] = isShort ? LENGTH_IN_TWO_BYTES : LENGTH_IN_EIGHT_BYTES
  if (isShort) head.writeUInt16BE(length, 2)
  else head.writeBigUInt64BE(BigInt(length), 2)
  return head
}
