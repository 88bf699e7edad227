/** The words that were signed, once something of them becomes confidential. */
import type * as Y from 'yjs'
import type { SectionWording } from '../sign-off/section-wording.ts'
import { type Moved, movedActivities } from './moved.ts'
import { aboutTest } from './part-ledger.ts'

/** Whether words hold what is moved, as it is or as it once was. */
export function holdingTest(plan: Y.Doc, moved: Moved): (wording: SectionWording) => boolean {
  const isAbout = aboutTest(plan, moved)
  if (moved.kind === 'section') return (wording) => wording.category === moved.category || isAbout(wording)
  const ids = movedActivities(plan, moved)
  return (wording) => wording.activities.some(({ id }) => ids.has(id)) || isAbout(wording)
}
