import type * as Y from 'yjs'
import { SCHEMA_VERSION } from '#shared/plan/plan-document.ts'
import type { KeptEdits } from './kept-edits.ts'
import { putBack, sortedByFit } from './returned-edits.ts'
import type { FinalReason } from './save-state.ts'
import type { KeptEdit } from './stored-edits.ts'
import type { UnsavedEdits } from './unsaved-edits.ts'

export interface LeftEditsOptions {
  kept: KeptEdits | undefined
  document: Y.Doc
  /** This page's edits, among which what is put back goes to the server. */
  edits: UnsavedEdits
  page: number
  mayEdit: boolean
  /** Hears of edits that can no longer be merged. */
  onUnmergeable: (edits: KeptEdit[], reason: FinalReason) => void
}

/** What other pages of this person's have left in the browser: put back here, and forgotten once the server has it. */
export class LeftEdits {
  readonly #options: LeftEditsOptions
  #left: KeptEdit[] = []
  /** What is put back, with the number of the own edit that carries it to the server. */
  #returned: { edits: KeptEdit[]; carriedBy: number }[] = []

  constructor(options: LeftEditsOptions) {
    this.#options = options
  }

  /** What is put back and not yet on the server's disk. */
  get unsaved(): KeptEdit[] {
    return this.#returned.flatMap(({ edits }) => edits)
  }

  /** Call before the server is asked for its state: what is left must not build on more than the server then tells. */
  async read(): Promise<void> {
    this.#left = (await this.#options.kept?.read()) ?? []
  }

  /** Call once, with the server's state in the document. Answers how many changes have come back. */
  takeOver(epoch: string): number {
    const { mayEdit, onUnmergeable } = this.#options
    const left = this.#left.splice(0)
    const mergeable = left.filter((edit) => mayEdit && !reasonAgainst(edit, epoch))
    const { changes, unfitting } = this.#putBack(mergeable)
    const byReason = Map.groupBy(left, (edit) => {
      if (unfitting.includes(edit)) return 'refused'
      return reasonAgainst(edit, epoch) ?? (mayEdit ? undefined : 'not-allowed')
    })
    for (const [reason, edits] of byReason) if (reason) onUnmergeable(edits, reason)
    return changes
  }

  /**
   * Another page may have been closed meanwhile with edits that nobody has sent. Those that do not fit may be of a page
   * that is still open: it sends them itself.
   */
  async lookAgain(epoch: string, leaving: AbortSignal): Promise<void> {
    const { kept, mayEdit, page } = this.#options
    const edits = (await kept?.read()) ?? []
    // Nothing would carry them to the server any more.
    if (leaving.aborted) return
    this.#putBack(edits.filter((edit) => mayEdit && edit.page !== page && !reasonAgainst(edit, epoch)))
  }

  /** Call when more of this page's edits are on the server's disk. */
  forgetSaved(): void {
    const { saved } = this.#options.edits
    const done = this.#returned.filter(({ carriedBy }) => carriedBy <= saved)
    if (done.length === 0) return
    this.#returned = this.#returned.filter(({ carriedBy }) => carriedBy > saved)
    void this.#options.kept?.forget(done.flatMap(({ edits }) => edits))
  }

  /** Two pages may put back the same: it is known by its client id and clock, and counts once. */
  #putBack(left: readonly KeptEdit[]): { changes: number; unfitting: KeptEdit[] } {
    const { document, edits } = this.#options
    const { fitting, unfitting } = sortedByFit(document, left)
    if (fitting.length === 0) return { changes: 0, unfitting }
    const before = edits.made
    putBack(document, fitting)
    // Nothing is made of what the server had all along, when only its acknowledgement was lost.
    this.#returned.push({ edits: fitting, carriedBy: edits.made })
    this.forgetSaved()
    return { changes: edits.changesSince(before), unfitting }
  }
}

/** Why an edit cannot be merged into these documents, whatever it builds on. */
function reasonAgainst(edit: KeptEdit, epoch: string): FinalReason | undefined {
  if (edit.epoch !== epoch) return 'restored'
  return edit.schema === SCHEMA_VERSION ? undefined : 'too-old'
}
