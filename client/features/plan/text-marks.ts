/** A stretch of a text to show as marked, in the offsets of shared/plan/text-offsets.ts. */
export interface TextMark {
  id: string
  from: number
  to: number
  kind: 'comment' | 'active-comment' | 'evidence'
}

export type MarkSource = 'comments' | 'findings'

const NO_MARKS: readonly TextMark[] = []

/**
 * What comments and findings want marked in each text. The texts draw it as decorations, mounted or not;
 * nothing of it enters the plan's document.
 */
export class TextMarks {
  readonly #bySource = new Map<MarkSource, ReadonlyMap<string, readonly TextMark[]>>()
  readonly #merged = new Map<string, readonly TextMark[]>()
  readonly #listeners = new Map<string, Set<() => void>>()

  /** Replaces all marks of one source; only texts whose marks changed hear of it. */
  set(source: MarkSource, marks: ReadonlyMap<string, readonly TextMark[]>): void {
    const before = this.#bySource.get(source)
    this.#bySource.set(source, marks)
    for (const key of new Set([...(before?.keys() ?? []), ...marks.keys()])) {
      if (sameMarks(before?.get(key) ?? NO_MARKS, marks.get(key) ?? NO_MARKS)) continue
      this.#merged.delete(key)
      for (const listener of this.#listeners.get(key) ?? []) listener()
    }
  }

  read(key: string): readonly TextMark[] {
    let merged = this.#merged.get(key)
    if (!merged) {
      const all = [...this.#bySource.values()].flatMap((marks) => marks.get(key) ?? [])
      merged = all.length > 0 ? all : NO_MARKS
      this.#merged.set(key, merged)
    }
    return merged
  }

  subscribe(key: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(key) ?? new Set()
    listeners.add(listener)
    this.#listeners.set(key, listeners)
    return () => listeners.delete(listener)
  }
}

function sameMarks(a: readonly TextMark[], b: readonly TextMark[]): boolean {
  return (
    a.length === b.length &&
    a.every((mark, index) => {
      const other = b[index]
      return (
        other !== undefined &&
        mark.id === other.id &&
        mark.from === other.from &&
        mark.to === other.to &&
        mark.kind === other.kind
      )
    })
  )
}
