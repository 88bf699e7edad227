import type { IndicatorState, Level } from '#shared/label/label.ts'

/** What the secretariat says of an indicator, as it stands in the form; `none` is nobody, or nothing said. */
export interface Said {
  level: `${Level}` | 'none'
  state: IndicatorState
  responsibleId: string
  text: string
}

interface Unsaved {
  said: Said
  /** What it was written on. */
  before: Said
  basis: string
}

/**
 * What somebody has written of an indicator and not saved: they find it where they wrote it when they come back from another
 * page. In memory alone, and one person's at a time.
 */
class UnsavedAssessments {
  #writer = ''
  readonly #byIndicator = new Map<string, Unsaved>()

  of(personId: string, indicatorId: string): Unsaved | undefined {
    return this.#whose(personId).get(indicatorId)
  }

  /** Undefined once there is nothing that is not saved. */
  keep(personId: string, indicatorId: string, unsaved: Unsaved | undefined): void {
    const own = this.#whose(personId)
    if (unsaved) own.set(indicatorId, unsaved)
    else own.delete(indicatorId)
  }

  #whose(personId: string): Map<string, Unsaved> {
    if (this.#writer !== personId) this.#byIndicator.clear()
    this.#writer = personId
    return this.#byIndicator
  }
}

export const unsavedAssessments = new UnsavedAssessments()
