/** What versions keep of a plan once something in it has become confidential. */
import type * as Y from 'yjs'
import { type Moved, movedActivities } from '../confidential/moved.ts'
import { aboutTest } from '../confidential/part-ledger.ts'
import { quotingTest } from '../confidential/quoting.ts'
import { paragraphsFrom, plainText } from '../plan/rich-text.ts'
import type { PlanPart } from './written-plan.ts'

export interface WithoutMoved {
  /**
   * What to keep in the place of a part: nothing of what has moved, however it read before; of the rest only what tells nothing
   * of it, or stands in the plan to this day. A part that stays is answered itself.
   */
  replace(part: PlanPart): PlanPart | undefined
  /** Whether a text tells of what has moved, as it is or as it read before. */
  tells(text: string): boolean
}

/** `kept` is all that any version has of the plan, `standing` what it reads now, `plan`, with what is moved in it. */
export function withoutMoved(
  plan: Y.Doc,
  moved: Moved,
  kept: readonly PlanPart[],
  standing: readonly PlanPart[],
): WithoutMoved {
  const ids = movedActivities(plan, moved)
  const isMoved = (part: PlanPart) =>
    part.kind === 'activity'
      ? ids.has(part.activity.id)
      : part.kind === 'section' && moved.kind === 'section' && part.category === moved.category
  const isAbout = aboutTest(plan, moved)
  const quotesEarlier = quotingTest(kept.filter(isMoved).map(linesIn))
  const stands = new Set(standing.filter((part) => !isMoved(part)).map(wordsIn))
  const title = standing.find((part) => part.kind === 'plan')?.title ?? ''
  const tells = (text: string) => isAbout(text) || quotesEarlier(text)
  const replace = (part: PlanPart) => {
    if (!isMoved(part)) {
      const words = wordsIn(part)
      if (stands.has(words)) return part
      const lines = linesIn(part)
      if (!isAbout([words, ...lines]) && !quotesEarlier(lines.join('\n'))) return part
    }
    switch (part.kind) {
      case 'activity':
        return undefined
      case 'section':
        return { ...part, text: paragraphsFrom(''), writers: [{ length: 1 }] }
      case 'plan':
        return { ...part, title }
      default:
        part satisfies never
        return part
    }
  }
  return { replace, tells }
}

/** What it reads, and where, whoever wrote it. */
function wordsIn(part: PlanPart): string {
  switch (part.kind) {
    case 'activity':
      return JSON.stringify(part.activity)
    case 'section':
      return JSON.stringify([part.category, part.text])
    case 'plan':
      return part.title
    default:
      part satisfies never
      return ''
  }
}

/** The title first, as `quotingTest` takes it. */
function linesIn(part: PlanPart): string[] {
  switch (part.kind) {
    case 'activity': {
      const { title, description, goal, place, counterpart, responsible, audience, partners } = part.activity
      return [
        title,
        ...description.split('\n'),
        ...goal.split('\n'),
        place,
        counterpart,
        responsible,
        ...audience,
        ...partners,
      ]
    }
    case 'section':
      return plainText(part.text).split('\n')
    case 'plan':
      return [part.title]
    default:
      part satisfies never
      return []
  }
}
