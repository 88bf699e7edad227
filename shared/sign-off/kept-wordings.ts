/** The document in which the words that were signed are kept by their hash, so that one can say what has changed since. */
import * as Y from 'yjs'
import { canonicalJson } from '../basics/canonical-json.ts'
import { type SectionWording, wordingHash } from './section-wording.ts'

const WORDINGS_ROOT = 'wordings'

/** Keeps the words under their hash; the same words are kept once. */
export function keepWording(wordings: Y.Doc, wording: SectionWording): void {
  const kept = wordings.getMap(WORDINGS_ROOT)
  const hash = wordingHash(wording)
  if (!kept.has(hash)) kept.set(hash, canonicalJson(wording))
}

/** The words of that hash; undefined where they are not kept (any more). */
export function keptWording(wordings: Y.Doc, hash: string): SectionWording | undefined {
  const json = wordings.getMap(WORDINGS_ROOT).get(hash)
  return typeof json === 'string' ? (JSON.parse(json) as SectionWording) : undefined
}

/** A document that keeps these words but those of which `isGone` says so, and holds nothing of how it came to be. */
export function wordingsWithout(wordings: Y.Doc, isGone: (wording: SectionWording) => boolean): Y.Doc {
  const next = new Y.Doc()
  next.transact(() => {
    for (const hash of wordings.getMap(WORDINGS_ROOT).keys()) {
      const wording = keptWording(wordings, hash)
      if (wording && !isGone(wording)) keepWording(next, wording)
    }
  })
  return next
}
