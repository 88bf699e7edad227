/** What of a follow-up can't be so. It is kept all the same: whoever types the parts before the whole is not in the wrong yet. */
import type { IsoDate } from '../basics/iso-date.ts'
import { type Count, type FollowUp, QUESTIONS, type Question, sumOf } from './follow-up.ts'
import { REGIONS, type Region, regionsOn } from './regions.ts'

/** Which numbers say more than the one they are part of, or a day that has not come, or a region that is none on the day. */
export type Doubt =
  | { kind: 'more-than'; part: Count | 'regions' | 'answered'; whole: Count }
  | { kind: 'more-answers'; question: Question }
  | { kind: 'not-yet'; on: IsoDate }
  | { kind: 'no-such-region'; region: Region }

/** Each part with what it is part of. */
const PARTS: readonly (readonly [part: Count, whole: Count])[] = [
  ['companies', 'participants'],
  ['under50', 'under250'],
  ['under250', 'companies'],
  ['skills', 'companies'],
  ['ideas', 'companies'],
  ['products', 'companies'],
]

/** Answers what can't be so, as of today, in the order of the form. */
export function doubtsOf(followUp: FollowUp, today: IsoDate): Doubt[] {
  const { counts, regions, answered, answers, outcome, on } = followUp
  const doubts: Doubt[] = []
  if (outcome === 'held' && on !== undefined && on > today) doubts.push({ kind: 'not-yet', on })
  for (const [part, whole] of PARTS) {
    if (isMore(counts[part], counts[whole])) doubts.push({ kind: 'more-than', part, whole })
  }
  if (isMore(sumOf(regions), counts.participants))
    doubts.push({ kind: 'more-than', part: 'regions', whole: 'participants' })
  if (on !== undefined) {
    const known = regionsOn(on)
    for (const region of REGIONS) {
      if (regions[region] !== undefined && !known.includes(region))
        doubts.push({ kind: 'no-such-region', region })
    }
  }
  if (isMore(answered, counts.participants))
    doubts.push({ kind: 'more-than', part: 'answered', whole: 'participants' })
  for (const question of QUESTIONS) {
    if (isMore(sumOf(answers[question] ?? {}), answered)) doubts.push({ kind: 'more-answers', question })
  }
  return doubts
}

function isMore(part: number | undefined, whole: number | undefined): boolean {
  return part !== undefined && whole !== undefined && part > whole
}
