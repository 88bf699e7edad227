import { otherParty, type Party } from '../plan/plan.ts'
import type { JudgedActivity } from './reading.ts'

/** How each party is named. */
const NAMES: Record<Party, RegExp> = {
  censec: /\bcensecs?\b/iu,
  difos: /\bdi ?fos\b|\bdi forsvar\b/iu,
}
/** How each party may be called in a sentence about it. */
const CALLED: Record<Party, RegExp> = {
  censec: /\bcensecs?\b|\bklyngens?\b|\bthe cluster\b/iu,
  difos: /\bdi ?fos\b|\bdi forsvar\b|\bbrancheforeningen\b|\bthe trade association\b/iu,
}
/** "CenSec er ikke hørt" tells that it is not. */
const DENIED = /(?<!\p{L})(?:uden|ikke|ingen|hverken|aldrig|endnu|without|not|no|never|nor)(?!\p{L})/iu

/** The other party is among the partners. */
export function hasOtherAsPartner(activity: Pick<JudgedActivity, 'partners'>, planner: Party): boolean {
  return activity.partners.some((partner) => NAMES[otherParty(planner)].test(partner))
}

/** The sentences that say something of the other party, and deny nothing. */
export function sentencesOnOther(
  activity: Pick<JudgedActivity, 'title' | 'description'>,
  planner: Party,
): string[] {
  return `${activity.title}. ${activity.description}`
    .split(/(?<=[.!?;])\s+|\n/u)
    .filter((sentence) => CALLED[otherParty(planner)].test(sentence) && !DENIED.test(sentence))
}
