import { otherParty, type Party } from '../plan/plan.ts'
import type { CalledParties } from './called-parties.ts'
import type { JudgedActivity } from './reading.ts'

/** »Klyngen er ikke hørt« tells that it is not. */
const DENIED = /(?<!\p{L})(?:uden|ikke|ingen|hverken|aldrig|endnu|without|not|no|never|nor)(?!\p{L})/iu

/** The other party is among the partners. */
export function hasOtherAsPartner(
  activity: Pick<JudgedActivity, 'partners'>,
  planner: Party,
  { names }: CalledParties,
): boolean {
  return activity.partners.some((partner) => names[otherParty(planner)].test(partner))
}

/** The sentences that say something of the other party, and deny nothing. */
export function sentencesOnOther(
  activity: Pick<JudgedActivity, 'title' | 'description'>,
  planner: Party,
  { called }: CalledParties,
): string[] {
  return `${activity.title}. ${activity.description}`
    .split(/(?<=[.!?;])\s+|\n/u)
    .filter((sentence) => called[otherParty(planner)].test(sentence) && !DENIED.test(sentence))
}
