import { createDecoder, readVarUint } from 'lib0/decoding'
import * as Y from 'yjs'

export type Struct = Y.Item | Y.GC
export type StructsByClient = ReadonlyMap<number, Struct[]>

/** An update's structs by client, each client's in a row without a gap, and what it deletes. */
export interface DecodedUpdate {
  byClient: StructsByClient
  deletions: ReadonlyMap<number, readonly { clock: number; len: number }[]>
}

/** The bytes are no update that an editor of plans makes; the message says why. */
export class NoPlanUpdate extends Error {
  override name = 'NoPlanUpdate'
}

/** No struct is longer than this: one that claims more would close a client id to its owner. */
const STRUCT_LENGTH_LIMIT = 1_000_000
/** More than the largest update has that an editor makes: its structs are longer than the two bytes of the shortest. */
const STRUCTS_LIMIT = 250_000

const KIND_BITS = 0b11111
/** Yjs' numbers for what is collected, deleted, a string, a format, a type, values: no documents, bytes or embedded objects. */
const STRUCT_KINDS: readonly number[] = [0, 1, 4, 6, 7, 8]
/** Yjs' numbers for a map, a text, an element, a fragment, a text in an element. */
const TYPE_KINDS: readonly number[] = [1, 2, 3, 4, 6]

/** Stops at the first thing that no plan holds: some of it would cost far more than its bytes. */
class PlanDecoder extends Y.UpdateDecoderV1 {
  #structs = 0

  override readInfo(): number {
    const info = super.readInfo()
    if (++this.#structs > STRUCTS_LIMIT) throw new NoPlanUpdate('too many structs')
    if (!STRUCT_KINDS.includes(info & KIND_BITS)) throw new NoPlanUpdate('a kind of content that no plan has')
    return info
  }

  override readTypeRef(): number {
    const kind = super.readTypeRef()
    if (!TYPE_KINDS.includes(kind)) throw new NoPlanUpdate('a kind of type that no plan has')
    return kind
  }
}

/** Reads a V1 update. Throws NoPlanUpdate, or what the decoder throws on bytes that are no update at all. */
export function decodeUpdate(update: Uint8Array): DecodedUpdate {
  const { structs, ds } = Y.decodeUpdateV2(update, PlanDecoder)
  const byClient = structsByClient(structs)
  // A client listed twice, or without structs, would make Yjs drop what it listed before.
  if (byClient.size !== readVarUint(createDecoder(update)))
    throw new NoPlanUpdate('clients listed twice or empty')
  for (const deletions of ds.clients.values()) {
    // Yjs would put a deletion of nothing aside for later, or cut an item in two for it without telling anybody.
    if (deletions.some(({ len }) => len < 1)) throw new NoPlanUpdate('a deletion of nothing')
  }
  return { byClient, deletions: ds.clients }
}

function structsByClient(structs: readonly (Struct | Y.Skip)[]): Map<number, Struct[]> {
  const byClient = new Map<number, Struct[]>()
  for (const struct of structs) {
    if (struct instanceof Y.Skip || struct.length < 1 || struct.length > STRUCT_LENGTH_LIMIT)
      throw new NoPlanUpdate('a struct of impossible length')
    const list = byClient.get(struct.id.client)
    if (!list) byClient.set(struct.id.client, [struct])
    else list.push(struct)
  }
  return byClient
}
