import * as Y from 'yjs'
import type { Draft, Passage } from '../../connection/draft.ts'
import type { KeptEdits } from '../../connection/kept-edits.ts'
import { copyOf } from '../../connection/returned-edits.ts'
import type { FinalReason } from '../../connection/save-state.ts'
import type { KeptEdit } from '../../connection/stored-edits.ts'
import type { Store } from '../../ui/store.ts'
import { passagesOf, withoutPresent } from './passages.ts'

/** What the person has written that did not get into the plan, to copy from until they discard it. */
export class Drafts implements Store<readonly Draft[]> {
  readonly #kept: KeptEdits
  readonly #document: Y.Doc
  readonly #listeners = new Set<() => void>()
  #unmergeable: { edits: KeptEdit[]; reason: FinalReason }[] = []
  #drafts: readonly Draft[] = []

  constructor(kept: KeptEdits, document: Y.Doc) {
    this.#kept = kept
    this.#document = document
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  readonly read = () => this.#drafts

  /** Edits of earlier pages that cannot be merged; `open` makes drafts of them. */
  readonly addUnmergeable = (edits: KeptEdit[], reason: FinalReason) => {
    this.#unmergeable.push({ edits, reason })
  }

  /** Call once the plan is whole: only what it does not hold is offered. */
  async open(): Promise<void> {
    const earlier = new Map((await this.#kept.drafts()).map((draft) => [draft.page, draft]))
    for (const { edits, reason } of this.#unmergeable.splice(0)) {
      for (const [page, left] of Map.groupBy(edits, (edit) => edit.page)) {
        const draft = this.#draftFrom(page, left, reason, earlier.get(page))
        earlier.set(page, draft)
        void this.#kept.setAside(left, draft)
      }
    }
    const drafts = [...earlier.values()].map((draft) => ({
      ...draft,
      passages: withoutPresent(this.#document, draft.passages),
    }))
    for (const { page, passages } of drafts) if (passages.length === 0) void this.#kept.discardDraft(page)
    this.#set([...this.#drafts, ...drafts])
  }

  /** What this very page has not got saved: it still knows the plan that it was written in. */
  offer(draft: Draft): void {
    this.#set([...this.#drafts, draft])
  }

  discard(page: number): void {
    void this.#kept.discardDraft(page)
    this.#set(this.#drafts.filter((draft) => draft.page !== page))
  }

  #draftFrom(
    page: number,
    edits: readonly KeptEdit[],
    reason: FinalReason,
    earlier: Draft | undefined,
  ): Draft {
    const passages: Passage[] = withoutPresent(this.#document, wordsOf(this.#document, edits))
    const at = edits.at(-1)?.at ?? ''
    return { page, reason, at, passages: [...(earlier?.passages ?? []), ...passages] }
  }

  #set(drafts: readonly Draft[]): void {
    this.#drafts = drafts.filter(({ passages }) => passages.length > 0)
    for (const listener of this.#listeners) listener()
  }
}

/** Reads the edits in a copy of the plan, which takes what it can of them. */
function wordsOf(document: Y.Doc, edits: readonly KeptEdit[]): Passage[] {
  const copy = copyOf(document)
  const updates = edits.map(({ update }) => update)
  for (const update of updates) applyAsFarAsItGoes(copy, update)
  const passages = passagesOf(copy, updates)
  copy.destroy()
  return passages
}

function applyAsFarAsItGoes(document: Y.Doc, update: Uint8Array): void {
  try {
    Y.applyUpdate(document, update)
  } catch {
    // Of what it could not take, the words alone are read.
  }
}
