import * as Y from 'yjs'
import { type Holder, type HolderOfRoot, holderOfPlanRoot, holderWithin } from './allowed-content.ts'
import type { Struct, StructsByClient } from './decode-update.ts'

/** What an item stands in, how deep, under which key. `gone` is a place already deleted. */
export type Place =
  | { kind: 'in'; owner: Owner; holder: Holder; depth: number; key: string | undefined }
  | { kind: 'gone' }
  | { kind: 'wrong'; reason: string }

/** The item that holds the type, or the name of the root that the type is. */
export type Owner = Y.Item | string

/** Finds items' places in the document first and in the update after; remembers, for siblings share theirs. */
export class Places {
  readonly #document: Y.Doc
  readonly #byClient: StructsByClient
  readonly #holderOfRoot: HolderOfRoot
  readonly #places = new Map<Y.Item, Place>()

  constructor(document: Y.Doc, byClient: StructsByClient, holderOfRoot: HolderOfRoot = holderOfPlanRoot) {
    this.#document = document
    this.#byClient = byClient
    this.#holderOfRoot = holderOfRoot
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

  /** What the document already has is read there, where it knows its parent. */
  find(id: Y.ID): Struct | undefined {
    if (id.clock < Y.getState(this.#document.store, id.client)) return Y.getItem(this.#document.store, id)
    const structs = this.#byClient.get(id.client)
    return structs?.[Y.findIndexSS(structs, id.clock)]
  }

  /** The place itself, or the neighbour that shares it. */
  #stepFrom(item: Y.Item): Place | Y.Item {
    // Declared as a type or an id, but a decoded item of a root holds the root's name.
    const parent: unknown = item.parent
    const key = item.parentSub ?? undefined
    if (typeof parent === 'string') return this.#placeInRoot(parent, key)
    if (parent instanceof Y.ID) return this.#placeIn(this.find(parent), key)
    if (parent instanceof Y.AbstractType) {
      return parent._item
        ? this.#placeIn(parent._item, key)
        : this.#placeInRoot(Y.findRootTypeKey(parent), key)
    }
    const neighbour = item.origin ?? item.rightOrigin
    const found = neighbour ? this.find(neighbour) : undefined
    return found instanceof Y.Item ? found : { kind: 'gone' }
  }

  #placeIn(owner: Struct | undefined, key: string | undefined): Place {
    if (!(owner instanceof Y.Item) || owner.content instanceof Y.ContentDeleted) return { kind: 'gone' }
    if (!(owner.content instanceof Y.ContentType))
      return { kind: 'wrong', reason: 'a parent that holds nothing' }
    const outer = this.of(owner)
    if (outer.kind !== 'in') return outer
    const holder = holderWithin(outer.holder, outer.key, owner.content.type)
    if (!holder) return { kind: 'wrong', reason: 'a parent that may not be there' }
    return { kind: 'in', owner, holder, depth: outer.depth + 1, key }
  }

  #placeInRoot(name: string, key: string | undefined): Place {
    const holder = this.#holderOfRoot(name)
    return holder
      ? { kind: 'in', owner: name, holder, depth: 1, key }
      : { kind: 'wrong', reason: 'a root that is no part of such a document' }
  }
}
