/** What the writer of a workspace says of itself, and what must therefore be found on its disk. */

/** Small, so that a short trace has many checkpoints in it. */
export const TRIAL_LOG_LIMIT_BYTES = 32 * 1024

export interface Written {
  kind: 'append' | 'replace'
  document: string
  /** Base64. */
  bytes: string
  owners: [client: number, person: string][]
}

export type Mark =
  | { kind: 'opened'; epoch: string }
  | { kind: 'writing'; written: Written[] }
  | { kind: 'adding-person' }
  | { kind: 'backing-up' }
  /** What was last begun is from now on not to be lost. */
  | { kind: 'held' }

/** A workspace as it must read. */
export interface Expected {
  epoch: string | undefined
  documents: ReadonlyMap<string, readonly Buffer[]>
  owners: ReadonlyMap<string, ReadonlyMap<number, string>>
  people: number
  backups: number
}

export const NOTHING: Expected = {
  epoch: undefined,
  documents: new Map(),
  owners: new Map(),
  people: 0,
  backups: 0,
}

/** What is expected once that which the mark begins is done. */
export function whenDone(expected: Expected, mark: Mark): Expected {
  switch (mark.kind) {
    case 'opened':
      return { ...expected, epoch: mark.epoch }
    case 'writing':
      return mark.written.reduce(withRecord, expected)
    case 'adding-person':
      return { ...expected, people: expected.people + 1 }
    case 'backing-up':
      return { ...expected, backups: expected.backups + 1 }
    case 'held':
      return expected
    default:
      mark satisfies never
      throw new Error(`Unknown mark: ${JSON.stringify(mark)}`)
  }
}

function withRecord(expected: Expected, { kind, document, bytes, owners }: Written): Expected {
  const before = kind === 'replace' ? [] : (expected.documents.get(document) ?? [])
  const known = new Map(expected.owners.get(document))
  for (const [client, person] of owners) if (!known.has(client)) known.set(client, person)
  return {
    ...expected,
    documents: new Map(expected.documents).set(document, [...before, Buffer.from(bytes, 'base64')]),
    owners: new Map(expected.owners).set(document, known),
  }
}
