import type { SharedJournal, Standing } from '../ports/shared-journal.ts'

export interface WrittenDocument {
  document: string
  /** It is another document now, of which nothing of before may be shown. */
  isRenewed: boolean
}

/** Notices what has been written on whichever server, also in documents that no room of this one has. */
export class WrittenElsewhere {
  readonly #shared: Pick<SharedJournal, 'standingsOf'> | undefined
  readonly #known = new Map<string, Standing>()

  /** Absent where there are no other servers: then nothing ever is. */
  constructor(shared: Pick<SharedJournal, 'standingsOf'> | undefined) {
    this.#shared = shared
  }

  /** Those of the documents that have been written in since they were last asked about. */
  async among(documents: readonly string[]): Promise<WrittenDocument[]> {
    if (!this.#shared) return []
    const standings = await this.#shared.standingsOf(documents)
    return [...standings].flatMap(([document, standing]): WrittenDocument[] => {
      const before = this.#known.get(document)
      this.#known.set(document, standing)
      if (!before || (before.epoch === standing.epoch && before.seen === standing.seen)) return []
      return [{ document, isRenewed: before.epoch !== standing.epoch }]
    })
  }
}
