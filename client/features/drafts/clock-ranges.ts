import * as Y from 'yjs'

/** What a client has written from one clock up to another. */
interface Range {
  from: number
  to: number
}

/** What a set of updates wrote and what they deleted, by client id and clock. */
export class ClockRanges {
  readonly #ranges = new Map<number, Range[]>()

  add(client: number, from: number, length: number): void {
    const ranges = this.#ranges.get(client)
    if (ranges) ranges.push({ from, to: from + length })
    else this.#ranges.set(client, [{ from, to: from + length }])
  }

  /** True where any of the `length` clocks from this id on is in it. */
  touches({ client, clock }: Y.ID, length: number): boolean {
    return (this.#ranges.get(client) ?? []).some(({ from, to }) => clock < to && from < clock + length)
  }
}

export interface DecodedEdits {
  items: Y.Item[]
  written: ClockRanges
  deleted: ClockRanges
}

/** Takes the updates apart without a document; bytes that are no update are passed over. */
export function decodeEdits(updates: readonly Uint8Array[]): DecodedEdits {
  const decoded: DecodedEdits = { items: [], written: new ClockRanges(), deleted: new ClockRanges() }
  for (const update of updates) {
    const { structs, ds } = decodeUpdate(update)
    for (const struct of structs) {
      if (!(struct instanceof Y.Item)) continue
      decoded.items.push(struct)
      decoded.written.add(struct.id.client, struct.id.clock, struct.length)
    }
    for (const [client, deletions] of ds.clients) {
      for (const { clock, len } of deletions) decoded.deleted.add(client, clock, len)
    }
  }
  return decoded
}

function decodeUpdate(update: Uint8Array): Pick<ReturnType<typeof Y.decodeUpdate>, 'structs' | 'ds'> {
  try {
    return Y.decodeUpdate(update)
  } catch {
    return { structs: [], ds: Y.createDeleteSet() }
  }
}
