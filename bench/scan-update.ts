/** Reads of a Yjs update (V1) only whose edits it carries, up to where: applying each to a document would cost the bench more than it costs the server. */
import * as Y from 'yjs'
import { readNumber } from './wire.ts'

const GC = 0
const DELETED = 1
const STRING = 4
const TYPE = 7
const SKIP = 10
const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const HAS_PARENT_KEY = 0x20
const NAMED_TYPES: readonly number[] = [3, 5]

/** The clocks from `from` up to, and without, `to` of a client are in the update. */
export type HeardRun = (clientId: number, from: number, to: number) => void

/** Calls `heard` for each unbroken run of clocks of a client. */
export function scanUpdate(update: Uint8Array, heard: HeardRun): void {
  if (new Scan(update, heard).done()) return
  // Content that the bench's own writers never make.
  const { from, to } = Y.parseUpdateMeta(update)
  for (const [clientId, end] of to) heard(clientId, from.get(clientId) ?? 0, end)
}

class Scan {
  readonly #bytes: Uint8Array
  readonly #heard: HeardRun
  #at = 0

  constructor(bytes: Uint8Array, heard: HeardRun) {
    this.#bytes = bytes
    this.#heard = heard
  }

  /** False, with nothing heard, where the update holds something unknown. */
  done(): boolean {
    const runs: [number, number, number][] = []
    for (let clients = this.#number(); clients > 0; clients--) {
      let structs = this.#number()
      const client = this.#number()
      let from = this.#number()
      let clock = from
      for (; structs > 0; structs--) {
        const info = this.#bytes[this.#at++] ?? 0
        if ((info & 31) === SKIP) {
          if (clock > from) runs.push([client, from, clock])
          clock += this.#number()
          from = clock
          continue
        }
        const length = this.#structLength(info)
        if (length === undefined) return false
        clock += length
      }
      if (clock > from) runs.push([client, from, clock])
    }
    for (const [client, from, to] of runs) this.#heard(client, from, to)
    return true
  }

  #structLength(info: number): number | undefined {
    const kind = info & 31
    if (kind === GC) return this.#number()
    if (info & HAS_ORIGIN) this.#id()
    if (info & HAS_RIGHT_ORIGIN) this.#id()
    if (!(info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN))) {
      if (this.#number() === 1) this.#string()
      else this.#id()
      if (info & HAS_PARENT_KEY) this.#string()
    }
    switch (kind) {
      case DELETED:
        return this.#number()
      case STRING:
        return this.#string()
      case TYPE:
        if (NAMED_TYPES.includes(this.#number())) this.#string()
        return 1
      default:
        return undefined
    }
  }

  #number(): number {
    const { value, at } = readNumber(this.#bytes, this.#at)
    this.#at = at
    return value
  }

  #id(): void {
    this.#number()
    this.#number()
  }

  /** Answers its length as JavaScript counts it. */
  #string(): number {
    const bytes = this.#number()
    const end = this.#at + bytes
    let length = 0
    for (; this.#at < end; this.#at++) {
      const byte = this.#bytes[this.#at] ?? 0
      if ((byte & 0xc0) !== 0x80) length++
      if (byte >= 0xf0) length++
    }
    return length
  }
}
