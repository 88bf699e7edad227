/** The words that were signed, once something of them becomes confidential. */
import type * as Y from 'yjs'
import { mergedInto } from '../findings/merging.ts'
import type { SectionWording } from '../sign-off/section-wording.ts'
import type { Moved } from './moved.ts'
import { aboutTest } from './part-ledger.ts'

/** Whether words hold what is moved, as it is or as it once was. */
export function holdingTest(plan: Y.Doc, moved: Moved): (wording: SectionWording) => boolean {
  const isAbout = aboutTest(plan, moved)
  if (moved.kind === 'section') return (wording) => wording.category === moved.category || isAbout(wording)
  const ids = new Set([moved.activityId, ...mergedInto(plan, moved.activityId)])
  return (wording) => wording.activities.some(({ id }) => ids.has(id)) || isAbout(wording)
}
