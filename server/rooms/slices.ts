import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { arrivalOrder } from './arrival-order.ts'
import type { Struct } from './decode-update.ts'

/**
 * A snapshot of a whole document as updates of at most so many structs, each of which builds on those before it only:
 * applied one by one they make the same document, and none of them takes long. Throws on a snapshot that is not whole.
 */
export function slicesOf(snapshot: Uint8Array, structsASlice: number): Uint8Array[] {
  const byClient = new Map<number, Struct[]>()
  for (const struct of Y.decodeUpdate(snapshot).structs) {
    if (struct instanceof Y.Skip) throw new Error('something is left out of it')
    const list = byClient.get(struct.id.client)
    if (list) list.push(struct)
    else byClient.set(struct.id.client, [struct])
  }
  const slices: Uint8Array[] = []
  let slice: Struct[] = []
  const arrival = arrivalOrder(new Y.Doc(), byClient, (struct) => {
    slice.push(struct)
    if (slice.length < structsASlice) return
    slices.push(updateOf(slice))
    slice = []
  })
  if (!arrival.ok) throw new Error(arrival.reason)
  if (slice.length > 0) slices.push(updateOf(slice))
  // Deletions are few and come last, when all they delete is there.
  slices.push(Y.diffUpdate(snapshot, Y.encodeStateVectorFromUpdate(snapshot)))
  return slices
}

/** The structs of each client in a slice follow one another, as they did in its order of arrival. */
function updateOf(structs: readonly Struct[]): Uint8Array {
  const byClient = Map.groupBy(structs, ({ id }) => id.client)
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, byClient.size)
  for (const [client, list] of [...byClient].sort(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder.restEncoder, list.length)
    encoder.writeClient(client)
    encoding.writeVarUint(encoder.restEncoder, list[0]?.id.clock ?? 0)
    for (const struct of list) struct.write(encoder, 0)
  }
  // No deletions.
  encoding.writeVarUint(encoder.restEncoder, 0)
  return encoder.toUint8Array()
}
