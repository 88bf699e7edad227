import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

const GC = 0
const DELETED = 1
const STRING = 4
const FORMAT = 6
const TYPE = 7
const VALUES = 8
const KIND_BITS = 0b11111
const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const HAS_PARENT_KEY = 0x20
/** Yjs' numbers for types whose name is written behind them. */
const NAMED_TYPES: readonly number[] = [3, 5]

/** All that one client has written: its bytes, with their head, and the clock behind the last of it. */
interface Run {
  client: number
  start: number
  end: number
  reach: number
}

/**
 * Where in a snapshot (V1) each client's structs stand, read in one go without making anything of them. Who asks for what
 * they lack is then answered with those clients' bytes as they are, which costs next to nothing.
 */
export class SnapshotIndex {
  readonly #snapshot: Uint8Array
  readonly #runs: readonly Run[]
  readonly #deletions: Uint8Array
  readonly stateVector: Uint8Array

  /** Undefined for a snapshot that is not whole, or holds what no plan does. Throws on bytes that are no update. */
  static of(snapshot: Uint8Array): SnapshotIndex | undefined {
    const decoder = decoding.createDecoder(snapshot)
    const runs: Run[] = []
    for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
      const run = readRun(decoder)
      if (!run) return undefined
      runs.push(run)
    }
    return new SnapshotIndex(snapshot, runs, snapshot.subarray(decoder.pos))
  }

  private constructor(snapshot: Uint8Array, runs: readonly Run[], deletions: Uint8Array) {
    this.#snapshot = snapshot
    this.#runs = runs
    this.#deletions = deletions
    this.stateVector = Y.encodeStateVector(new Map(runs.map(({ client, reach }) => [client, reach])))
  }

  /**
   * What the snapshot has beyond the state vector, as one update; undefined where a client is known in part. Throws on a
   * malformed vector.
   */
  beyond(stateVector: Uint8Array): Uint8Array | undefined {
    const known = Y.decodeStateVector(stateVector)
    const lacking = this.#runs.filter(({ client, reach }) => (known.get(client) ?? 0) < reach)
    if (lacking.some(({ client }) => (known.get(client) ?? 0) > 0)) return undefined
    const head = encoding.encode((encoder) => encoding.writeVarUint(encoder, lacking.length))
    const bytes = lacking.map(({ start, end }) => this.#snapshot.subarray(start, end))
    return Buffer.concat([head, ...bytes, this.#deletions])
  }
}

function readRun(decoder: decoding.Decoder): Run | undefined {
  const start = decoder.pos
  let structs = decoding.readVarUint(decoder)
  const client = decoding.readVarUint(decoder)
  let reach = decoding.readVarUint(decoder)
  if (reach > 0) return undefined
  for (; structs > 0; structs--) {
    const length = readLength(decoder)
    if (length === undefined) return undefined
    reach += length
  }
  return { client, start, end: decoder.pos, reach }
}

/** Passes over a struct and answers its length; undefined where it is one that no plan has. */
function readLength(decoder: decoding.Decoder): number | undefined {
  const info = decoding.readUint8(decoder)
  const kind = info & KIND_BITS
  if (kind === GC) return decoding.readVarUint(decoder)
  if (info & HAS_ORIGIN) passId(decoder)
  if (info & HAS_RIGHT_ORIGIN) passId(decoder)
  // Only what stands alone names its parent.
  if (!(info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN))) {
    if (decoding.readVarUint(decoder) === 1) passString(decoder)
    else passId(decoder)
    if (info & HAS_PARENT_KEY) passString(decoder)
  }
  switch (kind) {
    case DELETED:
      return decoding.readVarUint(decoder)
    case STRING:
      return passString(decoder)
    case FORMAT:
      passString(decoder)
      passString(decoder)
      return 1
    case TYPE:
      if (NAMED_TYPES.includes(decoding.readVarUint(decoder))) passString(decoder)
      return 1
    case VALUES: {
      const count = decoding.readVarUint(decoder)
      for (let left = count; left > 0; left--) decoding.readAny(decoder)
      return count
    }
    default:
      return undefined
  }
}

function passId(decoder: decoding.Decoder): void {
  decoding.readVarUint(decoder)
  decoding.readVarUint(decoder)
}

/** Answers how many UTF-16 code units it has, as JavaScript and so Yjs counts. */
function passString(decoder: decoding.Decoder): number {
  const bytes = decoding.readVarUint(decoder)
  const end = decoder.pos + bytes
  if (end > decoder.arr.length) throw new Error('a string goes on past the end')
  let length = 0
  for (; decoder.pos < end; decoder.pos++) {
    const byte = decoder.arr[decoder.pos] ?? 0
    const isFirstOfCharacter = (byte & 0xc0) !== 0x80
    if (isFirstOfCharacter) length++
    const isOutsideBasicPlane = byte >= 0xf0
    if (isOutsideBasicPlane) length++
  }
  return length
}
