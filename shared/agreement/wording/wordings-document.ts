/** The document in which the published versions of the signed wording are kept, each under its id. */
import type * as Y from 'yjs'
import type { SignedWording } from './signed-wording.ts'

const WORDINGS_ROOT = 'agreement-wordings'

/** Adds a version; one that is there already stays as it is. */
export function addWording(document: Y.Doc, wording: SignedWording): void {
  const wordings = document.getMap(WORDINGS_ROOT)
  if (!wordings.has(wording.id)) wordings.set(wording.id, JSON.stringify(wording))
}

/** All versions, the one in force first: that of the latest date, of several the one that was published last. */
export function readWordings(document: Y.Doc): SignedWording[] {
  return [...document.getMap(WORDINGS_ROOT).values()]
    .flatMap((json) => (typeof json === 'string' ? [JSON.parse(json) as SignedWording] : []))
    .sort((a, b) => b.date.localeCompare(a.date) || b.publishedAt.localeCompare(a.publishedAt))
}
