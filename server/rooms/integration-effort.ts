import * as Y from 'yjs'
import type { Arriving } from './arrival-order.ts'
import { type DecodedUpdate, NoPlanUpdate } from './decode-update.ts'
import type { Owner, Place, Places } from './places.ts'

/** Steps from item to item that Yjs may take to find where everything stands: some 0.5 µs each. */
const STEPS_LIMIT = 3_000_000
/** Structs that Yjs may move along in its lists to cut items in two: some 0.3 ns each. */
const MOVES_LIMIT = 2_000_000_000
/** Steps that Yjs may take to look for formatting left behind around deleted items: some 10 ns each. */
const TIDYING_LIMIT = 100_000_000
/** So few deletions in a text are never too many, however long it is. */
const FEW_DELETIONS = 100

/** What stands right behind an item or at the head of a row, as far as this update leaves it certain. */
interface Gap {
  right: Y.ID | null | undefined
  /** Something of this update was put in right here. */
  isTaken: boolean
  /** The last of the document's own that is surely before; null where nothing is. */
  after: Y.ID | null
}

/** What is deleted and what is new in one text. */
interface Tally {
  deleted: number
  added: number
}

/**
 * Adds up the work that Yjs will have with an update beyond reading it, which can grow with the square of what is in it: a
 * few thousand items made to stand anywhere in a long text keep it busy for minutes. What editors make, also after a
 * long time offline, stays far below the limits. Throws NoPlanUpdate past them, or where a
 * character would be cut in two without anybody hearing of it.
 */
export class IntegrationEffort {
  readonly #document: Y.Doc
  readonly #update: DecodedUpdate
  readonly #places: Places
  readonly #cuts = new Map<number, Set<number>>()
  readonly #gaps = new Map<number, Map<number, Gap>>()
  readonly #heads = new Map<Owner, Map<string | undefined, Gap>>()
  readonly #ordered = new Set<string>()
  readonly #tallies = new Map<Owner, Tally>()
  #moves = 0
  #steps = 0
  #placed = 0

  constructor(document: Y.Doc, update: DecodedUpdate, places: Places) {
    this.#document = document
    this.#update = update
    this.#places = places
  }

  /** Counts an item that is to be put between its origins: all of them, in the order of their arrival. */
  arrives({ item, known }: Arriving, place: Place): void {
    const left = item.origin ? this.#places.find(item.origin) : undefined
    const right = item.rightOrigin ? this.#places.find(item.rightOrigin) : undefined
    // Beside what was collected Yjs forgets where an item was to stand, and so does everybody who is told of it.
    const isBesideCollected = left instanceof Y.GC || right instanceof Y.GC
    const isTakenIn = known < item.length && place.kind === 'in' && !isBesideCollected
    if (item.origin && left && item.origin.clock < left.id.clock + left.length - 1)
      this.#cut(left, item.origin.clock + 1, isTakenIn)
    if (item.rightOrigin && right) this.#cut(right, item.rightOrigin.clock, isTakenIn)
    if (!isTakenIn) return
    this.#placed++
    if (place.holder === 'text') this.#tally(place.owner).added++
    const { client, clock } = item.id
    const origin = known > 0 ? Y.createID(client, clock + known - 1) : item.origin
    const gap = origin ? this.#gapBehind(origin) : this.#gapAtHead(place.owner, place.key)
    const isCertain = gap.right !== undefined && isSame(gap.right, item.rightOrigin)
    if (!isCertain) this.#search(item, origin, place, gap)
    this.#setGap(client, clock + item.length - 1, isCertain ? item.rightOrigin : undefined, gap.after)
    gap.right = isCertain ? Y.createID(client, clock + known) : undefined
    gap.isTaken = true
  }

  /** Counts the deletions, once everything has arrived. */
  deletes(): void {
    let isOfNews = false
    for (const [client, deletions] of this.#update.deletions) {
      const structs = this.#document.store.clients.get(client) ?? []
      const state = Y.getState(this.#document.store, client)
      for (const { clock, len } of deletions) {
        this.#cutUndeleted(client, clock)
        if (clock + len > state) isOfNews = true
        if (clock >= state) continue
        for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
          const struct = structs[index]
          if (!struct || struct.id.clock >= clock + len) break
          if (struct instanceof Y.Item && !struct.deleted) this.#deleted(struct)
        }
        if (clock + len < state) this.#cutUndeleted(client, clock + len)
      }
    }
    let tidying = 0
    for (const [owner, { deleted, added }] of this.#tallies) {
      const gone = isOfNews ? deleted + added : deleted
      if (gone > FEW_DELETIONS) tidying += gone * (lengthOf(this.#typeOf(owner)) + added)
    }
    if (tidying > TIDYING_LIMIT) throw new NoPlanUpdate('too much work to tidy up after')
  }

  #deleted(item: Y.Item): void {
    const { parent, content } = item
    if (parent instanceof Y.Text) this.#tally(parent._item ?? Y.findRootTypeKey(parent)).deleted++
    if (!(content instanceof Y.ContentType)) return
    for (let child = content.type._start; child; child = child.right) if (!child.deleted) this.#deleted(child)
    for (const value of content.type._map.values()) if (!value.deleted) this.#deleted(value)
  }

  #tally(owner: Owner): Tally {
    const known = this.#tallies.get(owner)
    if (known) return known
    const tally = { deleted: 0, added: 0 }
    this.#tallies.set(owner, tally)
    return tally
  }

  /** Goes where Yjs will go in the document to find the item's place among what others have put there as well. */
  #search(item: Y.Item, origin: Y.ID | null, place: PlaceIn, gap: Gap): void {
    // Past its own, an update finds what it has put in itself: all of it, at worst.
    if (gap.isTaken) this.#step(this.#placed)
    const endId = this.#knownFrom(item.rightOrigin)
    if (endId) this.#demandOrder(gap.after, endId, place)
    if (origin && !this.#isKnown(origin)) return
    const end = endId ? Y.getItem(this.#document.store, endId) : undefined
    const passed = new Set<Y.Item>()
    let next = origin ? Y.getItem(this.#document.store, origin) : this.#first(place)
    for (; next && next !== end; next = next.right ?? undefined) {
      this.#step(1)
      passed.add(next)
      if (origin && passed.size === 1) continue
      if (isSame(next.origin, origin)) {
        if (next.id.client >= item.id.client && isSame(next.rightOrigin, item.rightOrigin)) return
      } else if (!next.origin || !passed.has(Y.getItem(this.#document.store, next.origin))) return
    }
  }

  /** No editor puts an item before one that it stands behind: where it then stands would depend on who looks. */
  #demandOrder(after: Y.ID | null, before: Y.ID, place: PlaceIn): void {
    const pair = `${after?.client}:${after?.clock} ${before.client}:${before.clock}`
    if (this.#ordered.has(pair)) return
    this.#ordered.add(pair)
    const end = Y.getItem(this.#document.store, before)
    let next = after ? Y.getItem(this.#document.store, after) : this.#first(place)
    if (next === end && after && before.clock <= after.clock) throw new NoPlanUpdate('an impossible order')
    for (; next !== end; next = next.right ?? undefined) {
      if (!next) throw new NoPlanUpdate('an impossible order')
      this.#step(1)
    }
  }

  #first({ owner, key }: PlaceIn): Y.Item | undefined {
    const type = this.#typeOf(owner)
    if (key === undefined) return type?._start ?? undefined
    let first = type?._map.get(key)
    for (; first?.left; first = first.left) this.#step(1)
    return first
  }

  /** What the document has of its own that the item with this id is, or stands before. */
  #knownFrom(id: Y.ID | null): Y.ID | null {
    let current = id
    while (current && !this.#isKnown(current)) {
      this.#step(1)
      const struct = this.#places.find(current)
      current = struct instanceof Y.Item ? struct.rightOrigin : null
    }
    return current
  }

  #gapBehind(id: Y.ID): Gap {
    const found = this.#gaps.get(id.client)?.get(id.clock)
    if (found) return found
    const struct = this.#places.find(id)
    const end = struct ? struct.id.clock + struct.length - 1 : id.clock
    const isKnown = this.#isKnown(id)
    const after = isKnown ? id : (this.#gaps.get(id.client)?.get(end)?.after ?? null)
    if (id.clock < end) return this.#setGap(id.client, id.clock, Y.createID(id.client, id.clock + 1), after)
    const right = isKnown && struct instanceof Y.Item ? (struct.right?.id ?? null) : undefined
    return this.#setGap(id.client, id.clock, right, after)
  }

  #gapAtHead(owner: Owner, key: string | undefined): Gap {
    const heads = this.#heads.get(owner) ?? new Map<string | undefined, Gap>()
    this.#heads.set(owner, heads)
    const known = heads.get(key)
    if (known) return known
    const type = this.#typeOf(owner)
    const first = key === undefined ? type?._start : type?._map.get(key)
    // Of those under a key only the last is at hand: where there is one, the first has to be looked for.
    const right = first ? (key === undefined ? first.id : undefined) : null
    const gap = { right, isTaken: false, after: null }
    heads.set(key, gap)
    return gap
  }

  #setGap(client: number, clock: number, right: Y.ID | null | undefined, after: Y.ID | null): Gap {
    const gaps = this.#gaps.get(client) ?? new Map<number, Gap>()
    this.#gaps.set(client, gaps)
    const gap = { right, isTaken: false, after }
    gaps.set(clock, gap)
    return gap
  }

  #cutUndeleted(client: number, clock: number): void {
    const struct = this.#places.find(Y.createID(client, clock))
    if (struct && !struct.deleted) this.#cut(struct, clock, true)
  }

  /** Of a character cut in two Yjs makes two question marks: for everybody, or, where nobody hears of the cut, here only. */
  #cut(struct: Y.Item | Y.GC, clock: number, isHeardOf: boolean): void {
    const { client } = struct.id
    if (!(struct instanceof Y.Item) || clock <= struct.id.clock) return
    const { content } = struct
    if (
      !isHeardOf &&
      content instanceof Y.ContentString &&
      isWithinCharacter(content.str, clock - struct.id.clock)
    )
      throw new NoPlanUpdate('half a character')
    const cuts = this.#cuts.get(client) ?? new Set<number>()
    this.#cuts.set(client, cuts)
    if (cuts.has(clock)) return
    cuts.add(clock)
    const known = this.#document.store.clients.get(client)?.length ?? 0
    this.#moves += known + (this.#update.byClient.get(client)?.length ?? 0) + cuts.size
    if (this.#moves > MOVES_LIMIT) throw new NoPlanUpdate('too much to cut in two')
  }

  #step(steps: number): void {
    this.#steps += steps
    if (this.#steps > STEPS_LIMIT) throw new NoPlanUpdate('too many places to look for')
  }

  #isKnown(id: Y.ID): boolean {
    return id.clock < Y.getState(this.#document.store, id.client)
  }

  #typeOf(owner: Owner): Type | undefined {
    if (typeof owner === 'string') return this.#document.share.get(owner)
    return owner.content instanceof Y.ContentType ? owner.content.type : undefined
  }
}

type PlaceIn = Place & { kind: 'in' }
type Type = NonNullable<ReturnType<Y.Doc['share']['get']>>

function lengthOf(type: Type | undefined): number {
  let length = 0
  for (let item = type?._start; item; item = item.right) length++
  return length
}

function isSame(one: Y.ID | null, other: Y.ID | null): boolean {
  return one === other || (one !== null && other !== null && Y.compareIDs(one, other))
}

/** Characters outside the basic plane are two code units. */
function isWithinCharacter(text: string, index: number): boolean {
  const codePoint = text.codePointAt(index - 1) ?? 0
  return codePoint > 0xffff
}
