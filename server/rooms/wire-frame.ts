/** What a frame is on the wire: one unmasked binary WebSocket message in one piece (RFC 6455, 5.2). */
const BINARY_IN_ONE_PIECE = 0x82
const LENGTH_IN_TWO_BYTES = 126
const LENGTH_IN_EIGHT_BYTES = 127

/** One frame goes to many sockets: it is put on the wire's form once. */
const known = new WeakMap<Uint8Array, Uint8Array>()

export function wireFrameOf(frame: Uint8Array): Uint8Array {
  const before = known.get(frame)
  if (before) return before
  const wire = toWire(frame)
  known.set(frame, wire)
  return wire
}

function toWire(frame: Uint8Array): Uint8Array {
  const length = frame.byteLength
  if (length < LENGTH_IN_TWO_BYTES) {
    const wire = Buffer.allocUnsafe(2 + length)
    wire[0] = BINARY_IN_ONE_PIECE
    wire[1] = length
    wire.set(frame, 2)
    return wire
  }
  const isShort = length < 2 ** 16
  const wire = Buffer.allocUnsafe((isShort ? 4 : 10) + length)
  wire[0] = BINARY_IN_ONE_PIECE
  wire[1] = isShort ? LENGTH_IN_TWO_BYTES : LENGTH_IN_EIGHT_BYTES
  if (isShort) wire.writeUInt16BE(length, 2)
  else wire.writeBigUInt64BE(BigInt(length), 2)
  wire.set(frame, isShort ? 4 : 10)
  return wire
}
