import type { Party } from '#shared/plan/plan.ts'
import { moverIn } from '#shared/protocol/new-generation.ts'

/** Why a document is loaded anew: it shows something else than on the server, or it goes on there as another one. */
export type WhyAnew =
  | { kind: 'differs' }
  | { kind: 'new-life' }
  /** Something was written here in what both parties had just agreed. */
  | { kind: 'agreed' }
  /** Something was written here in lines that a restore had taken out. */
  | { kind: 'taken-out' }
  /** A party has moved something out of it. `isAllSaved`: not while something written here was on its way. */
  | { kind: 'moved'; by: Party; isAllSaved: boolean }

/** What the words that a closed socket gives with `epochEnded` mean. */
export function whyEnded(reason: string, isAllSaved: boolean): WhyAnew {
  const by = moverIn(reason)
  return by ? { kind: 'moved', by, isAllSaved } : { kind: 'new-life' }
}
