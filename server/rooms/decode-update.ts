import { createDecoder } from 'lib0/decoding'
import * as Y from 'yjs'

export type Struct = Y.Item | Y.GC

/** An update's structs by client, each client's in a row without a gap, and what it deletes. */
export interface DecodedUpdate {
  byClient: ReadonlyMap<number, readonly Struct[]>
  deletions: Y.DeleteSet['clients']
}

/** No struct is longer than this: one that claims more would close a client id to its owner. */
const STRUCT_LENGTH_LIMIT = 1_000_000
/** As many as the shortest that an editor makes need of the largest update. */
const STRUCTS_LIMIT = 250_000

const KIND_BITS = 0b11111
/** Yjs' numbers: collected, deleted, a string, a format, a type, values. No documents, bytes or embedded objects. */
const STRUCT_KINDS: readonly number[] = [0, 1, 4, 6, 7, 8]
/** Yjs' numbers: map, text, element, fragment, text in an element. */
const TYPE_KINDS: readonly number[] = [1, 2, 3, 4, 6]

/** Stops at the first thing that no plan holds, for some of it costs far more to make than its bytes. */
class PlanDecoder extends Y.UpdateDecoderV1 {
  structs = 0
  clients = 0

  override readClient(): number {
    this.clients++
    return super.readClient()
  }

  override readInfo(): number {
    const info = super.readInfo()
    if (++this.structs > STRUCTS_LIMIT) throw new UpdateMalformed('too many structs')
    if (!STRUCT_KINDS.includes(info & KIND_BITS)) throw new UpdateMalformed('content that is not allowed')
    return info
  }

  override readTypeRef(): number {
    const kind = super.readTypeRef()
    if (!TYPE_KINDS.includes(kind)) throw new UpdateMalformed('a type that is not allowed')
    return kind
  }

  override readLen(): number {
    const length = super.readLen()
    if (length < 1 || length > STRUCT_LENGTH_LIMIT) throw new UpdateMalformed('a struct of impossible length')
    return length
  }
}

/** The bytes are no update that a client of ours would make. */
export class UpdateMalformed extends Error {
  override name = 'UpdateMalformed'
}

/**
 * Reads a V1 update, without changing any document. Throws UpdateMalformed on what no plan holds, a client listed twice
 * or without structs and a deletion of nothing, and whatever the decoder throws on bytes that are no update.
 */
export function decodeUpdate(update: Uint8Array): DecodedUpdate {
  let clients = 0
  class Decoder extends PlanDecoder {}
  return undefined as never
}
