/** What versions keep of a plan once something in it has become confidential. */
import type { Moved } from '../confidential/moved.ts'
import { quotingTest } from '../confidential/quoting.ts'
import { paragraphsFrom, plainText } from '../plan/rich-text.ts'
import type { PlanPart } from './written-plan.ts'

/**
 * Answers what to keep in the place of a part: nothing of what has moved, however it read before; of the rest only what tells nothing
 * of it, by `isAbout` or by quoting how it read before, or stands in the plan to this day. A part that stays is answered itself.
 */
export function withoutMoved(
  moved: Moved,
  kept: readonly PlanPart[],
  standing: readonly PlanPart[],
  isAbout: (value: unknown) => boolean,
): (part: PlanPart) => PlanPart | undefined {
  const quotesEarlier = kept.filter((part) => isMoved(part, moved)).map((part) => quotingTest(linesIn(part)))
  const stands = new Set(standing.filter((part) => !isMoved(part, moved)).map(wordsIn))
  const title = standing.find((part) => part.kind === 'plan')?.title ?? ''
  return (part) => {
    if (!isMoved(part, moved)) {
      const words = wordsIn(part)
      if (stands.has(words)) return part
      const lines = linesIn(part)
      const tells =
        isAbout([words, ...lines]) ||
        quotesEarlier.some((quotes) => lines.some(quotes) || quotes(lines.join('\n')))
      if (!tells) return part
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
}

function isMoved(part: PlanPart, moved: Moved): boolean {
  return moved.kind === 'activity'
    ? part.kind === 'activity' && part.activity.id === moved.activityId
    : part.kind === 'section' && part.category === moved.category
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
