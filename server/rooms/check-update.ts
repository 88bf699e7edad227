/**
 * Decides whether a document may take an update, before anything of it is applied: Yjs applies what it can of a bad
 * update and keeps the rest for later, so a bad one is refused whole. Pure: it reads the document and changes nothing.
 */
import { createDecoder, readVarUint } from 'lib0/decoding'
import * as Y from 'yjs'
import { UPDATE_LIMIT_BYTES } from '#shared/protocol/frames.ts'
import { type Holder, holderOfRoot, holderWithin, isAllowedContent } from './allowed-content.ts'

/** Whoever an update's client ids must belong to; see client-owners.ts. */
export interface Ownership {
  mayWriteAs(clientId: number): boolean
}

/** `writers` are the client ids that something new is written under; what is known already says nothing of who sends it. */
export type UpdateCheck = { ok: true; writers: number[] } | Refusal

/** `builtOnMissing`: it may be sound, but builds on what has not arrived; the sender's whole difference would do. */
export interface Refusal {
  ok: false
  reason: string
  builtOnMissing: boolean
}

/** No struct is longer than this: one that claims more would close a client id to its owner. */
const STRUCT_LENGTH_LIMIT = 1_000_000
const DEPTH_LIMIT = 32

/**
 * Refuses: bytes that are no update; structs beyond what the document and the update know (clocks, origins, parents);
 * deletions of what nobody has written yet; client ids of others; roots, nodes, marks, links and keys that do not belong
 * in a plan; nesting deeper than an editor makes.
 */
export function checkUpdate(document: Y.Doc, update: Uint8Array, ownership: Ownership): UpdateCheck {
  if (update.byteLength > UPDATE_LIMIT_BYTES) return refuse('too large')
  try {
    return check(document, update, ownership)
  } catch {
    // Whatever the bytes made the decoder or a deep recursion throw: nothing has been applied.
    return refuse('not a Yjs update')
  }
}

function check(document: Y.Doc, update: Uint8Array, ownership: Ownership): UpdateCheck {
  const decoded = Y.decodeUpdate(update)
  const byClient = structsByClient(decoded.structs)
  // A client listed twice, or without structs, would make Yjs drop what it listed before.
  if (!byClient || byClient.size !== readVarUint(createDecoder(update))) {
    return refuse('clients listed twice or empty')
  }
  const known = knownAfter(document, byClient, ownership)
  if ('ok' in known) return known
  for (const [client, deletions] of decoded.ds.clients) {
    const end = known.get(client) ?? Y.getState(document.store, client)
    if (deletions.some(({ clock, len }) => clock + len > end))
      return refuse('deletes what is not written yet', true)
  }
  const places = new Places(document, byClient)
  for (const structs of byClient.values()) {
    for (const struct of structs) {
      const problem = struct instanceof Y.Item ? problemOfItem(struct, places) : undefined
      if (problem) return refuse(problem)
    }
  }
  return { ok: true, writers: [...known.keys()] }
}

function refuse(reason: string, builtOnMissing = false): Refusal {
  return { ok: false, reason, builtOnMissing }
}

type Struct = Y.Item | Y.GC
type StructsByClient = Map<number, Struct[]>

function structsByClient(structs: readonly (Struct | Y.Skip)[]): StructsByClient | undefined {
  const byClient: StructsByClient = new Map()
  let current: number | undefined
  for (const struct of structs) {
    if (struct instanceof Y.Skip) return undefined
    const { client } = struct.id
    const list = byClient.get(client)
    if (list && client !== current) return undefined
    if (list) list.push(struct)
    else byClient.set(client, [struct])
    current = client
  }
  return byClient
}

/**
 * Goes through the structs in an order in which each finds what it needs, as Yjs will. Answers each client's state
 * afterwards, or the refusal where there is no such order.
 */
function knownAfter(
  document: Y.Doc,
  byClient: StructsByClient,
  ownership: Ownership,
): Map<number, number> | Refusal {
  const known = new Map<number, number>()
  const stateOf = (client: number) => known.get(client) ?? Y.getState(document.store, client)
  const has = (id: Y.ID | null) => id === null || id.clock < stateOf(id.client)
  const next = new Map<number, number>()

  let moved = true
  while (moved) {
    moved = false
    for (const [client, structs] of byClient) {
      let index = next.get(client) ?? 0
      for (; index < structs.length; index++) {
        const struct = structs[index]
        if (!struct) break
        const { clock } = struct.id
        if (struct.length > STRUCT_LENGTH_LIMIT || struct.length < 1)
          return refuse('a struct of impossible length')
        if (clock > stateOf(client)) return refuse('a gap in the clock', true)
        if (
          struct instanceof Y.Item &&
          !(has(struct.origin) && has(struct.rightOrigin) && has(parentId(struct)))
        )
          break
        const end = clock + struct.length
        if (end > stateOf(client)) {
          if (!ownership.mayWriteAs(client)) return refuse('somebody else’s client id')
          known.set(client, end)
        }
        moved = true
      }
      next.set(client, index)
    }
  }
  for (const [client, structs] of byClient) {
    if ((next.get(client) ?? 0) < structs.length) return refuse('an unknown origin or parent', true)
  }
  return known
}

/** A decoded item names its parent by root name or id, or leaves it to its origins. */
function parentId(item: Y.Item): Y.ID | null {
  return item.parent instanceof Y.ID ? item.parent : null
}

function problemOfItem(item: Y.Item, places: Places): string | undefined {
  const place = places.of(item)
  if (place.kind === 'gone') return undefined
  if (place.kind === 'wrong') return place.reason
  if (place.depth > DEPTH_LIMIT) return 'nested too deep'
  return isAllowedContent(item.content, place.holder, place.key) ? undefined : 'content that is not allowed'
}

/** What an item stands in, how deep, under which key. `gone` is a place already deleted. */
type Place =
  | { kind: 'in'; holder: Holder; depth: number; key: string | undefined }
  | { kind: 'gone' }
  | { kind: 'wrong'; reason: string }

/** Finds items' places in the update first and in the document after; remembers, for siblings share theirs. */
class Places {
  readonly #document: Y.Doc
  readonly #byClient: StructsByClient
  readonly #places = new Map<Y.Item, Place>()

  constructor(document: Y.Doc, byClient: StructsByClient) {
    this.#document = document
    this.#byClient = byClient
  }

  of(item: Y.Item): Place {
    // Origins form chains as long as a text: walk them, do not recurse.
    const chain: Y.Item[] = []
    let current = item
    let place = this.#places.get(current)
    while (!place) {
      chain.push(current)
      const step = this.#stepFrom(current)
      if (step instanceof Y.Item) {
        current = step
        place = this.#places.get(current)
      } else {
        place = step
      }
    }
    for (const visited of chain) this.#places.set(visited, place)
    return place
  }

  /** The place itself, or the neighbour that shares it. */
  #stepFrom(item: Y.Item): Place | Y.Item {
    // Declared as a type or an id, but a decoded item of a root holds the root's name.
    const parent: unknown = item.parent
    const key = item.parentSub ?? undefined
    if (typeof parent === 'string') return placeInRoot(parent, key)
    if (parent instanceof Y.ID) return this.#placeIn(this.#find(parent), key)
    if (parent instanceof Y.AbstractType) {
      return parent._item ? this.#placeIn(parent._item, key) : placeInRoot(Y.findRootTypeKey(parent), key)
    }
    const neighbour = item.origin ?? item.rightOrigin
    const found = neighbour ? this.#find(neighbour) : undefined
    return found instanceof Y.Item ? found : { kind: 'gone' }
  }

  #placeIn(owner: Struct | undefined, key: string | undefined): Place {
    if (!(owner instanceof Y.Item) || owner.content instanceof Y.ContentDeleted) return { kind: 'gone' }
    if (!(owner.content instanceof Y.ContentType))
      return { kind: 'wrong', reason: 'a parent that holds nothing' }
    const outer = this.of(owner)
    if (outer.kind !== 'in') return outer
    if (outer.depth > DEPTH_LIMIT) return { kind: 'wrong', reason: 'nested too deep' }
    const holder = holderWithin(outer.holder, outer.key, owner.content.type)
    if (!holder) return { kind: 'wrong', reason: 'a parent that may not be there' }
    return { kind: 'in', holder, depth: outer.depth + 1, key }
  }

  /** What the document already has is read there, where it knows its parent. */
  #find(id: Y.ID): Struct | undefined {
    if (id.clock < Y.getState(this.#document.store, id.client)) return Y.getItem(this.#document.store, id)
    const structs = this.#byClient.get(id.client)
    return structs?.[Y.findIndexSS(structs, id.clock)]
  }
}

function placeInRoot(name: string, key: string | undefined): Place {
  const holder = holderOfRoot(name)
  return holder
    ? { kind: 'in', holder, depth: 1, key }
    : { kind: 'wrong', reason: 'a root that is no part of a plan' }
}
