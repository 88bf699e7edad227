/** The annexes of the label's file: what is evidence, each once, numbered by the first indicator that it is evidence for. */
import type { EvidenceAbout, EvidenceSource } from '../protocol/schemas/label.ts'
import { sourceKey } from './evidence.ts'
import type { WholeFile } from './whole-file.ts'

export interface Annex {
  /** `2.9-1`: the first annex of indicator 2.9; those of the case stand before all others, as `0-1`. */
  number: string
  source: EvidenceSource
  about: EvidenceAbout
  /** The numbers of the indicators that it is evidence for. */
  usedBy: string[]
}

/** Where the rest of the document leads to it. */
export function annexAnchor({ number }: Pick<Annex, 'number'>): string {
  return `annex-${number}`
}

export class AnnexList {
  readonly #bySource = new Map<string, Annex>()

  /** Of everything that is there; what is gone has no annex. */
  constructor({ chapters, caseDocuments }: Pick<WholeFile, 'chapters' | 'caseDocuments'>) {
    let ofCase = 0
    for (const { source, about, state } of caseDocuments)
      if (state === 'there' && about && !this.of(source))
        this.#add({ number: `0-${++ofCase}`, source, about, usedBy: [] })
    for (const { indicator, evidence } of chapters) {
      let ofChapter = 0
      for (const { source, about, state } of evidence) {
        if (state !== 'there' || !about) continue
        const known = this.of(source)
        if (known) known.usedBy.push(indicator.number)
        else
          this.#add({
            number: `${indicator.number}-${++ofChapter}`,
            source,
            about,
            usedBy: [indicator.number],
          })
      }
    }
  }

  /** In the order of the chapters. */
  get all(): Annex[] {
    return [...this.#bySource.values()]
  }

  /** Undefined where it is not there. */
  of(source: EvidenceSource): Annex | undefined {
    return this.#bySource.get(sourceKey(source))
  }

  #add(annex: Annex): void {
    this.#bySource.set(sourceKey(annex.source), annex)
  }
}
