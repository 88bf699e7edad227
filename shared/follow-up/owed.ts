/** Which follow-ups are to be written, from when, and by whom. */
import { addDays, type IsoDate } from '../basics/iso-date.ts'
import { can } from '../permissions/can.ts'
import type { Person } from '../permissions/person.ts'
import type { Activity } from '../plan/plan.ts'
import type { FollowUp } from './follow-up.ts'
import { FOLLOW_UP_DAYS, followUpState } from './follow-up-state.ts'

/** A follow-up that is not done; `due` is the last day on which it is not late. */
export interface Owed extends Pick<Activity, 'id' | 'title' | 'party' | 'category' | 'responsible'> {
  due: IsoDate
}

/** Before every day there is: nothing is over yet. */
const NEVER: IsoDate = '0000-01-01'

/** All that are not done and will be asked for one day, in the order of the activities. */
export function owedFollowUps(
  activities: readonly Activity[],
  followUps: ReadonlyMap<string, FollowUp>,
  year: number,
): Owed[] {
  return activities.flatMap((activity): Owed[] => {
    const state = followUpState(activity, followUps.get(activity.id), { year, today: NEVER })
    if (state.name !== 'not-yet') return []
    const { id, title, party, category, responsible } = activity
    return [{ id, title, party, category, responsible, due: state.due }]
  })
}

/** Whether the activity is over, so that its follow-up can be written. */
export function isAskedFor({ due }: Pick<Owed, 'due'>, today: IsoDate): boolean {
  return today > addDays(due, -FOLLOW_UP_DAYS)
}

/** Whether its last day has passed. */
export function isLate({ due }: Pick<Owed, 'due'>, today: IsoDate): boolean {
  return today > due
}

/**
 * Who is to write it: whoever of those that may is named as responsible, by their whole name or by a first name that no other
 * of them has; where nobody is, the directors and planners of the activity's party, of both where it is joint.
 */
export function writersOf(
  { party, responsible }: Pick<Owed, 'party' | 'responsible'>,
  people: readonly Person[],
): Person[] {
  const writers = people.filter((person) => can(person, 'edit', { kind: 'plan' }))
  const words = wordsOf(responsible)
  const named = writers.filter(({ name }) => holds(words, wordsOf(name)))
  if (named.length > 0) return named
  const byFirstName = writers.filter(({ name }) => {
    const [first] = wordsOf(name)
    const alike = writers.filter((other) => wordsOf(other.name)[0] === first)
    return first !== undefined && alike.length === 1 && words.includes(first)
  })
  if (byFirstName.length > 0) return byFirstName
  return writers.filter((person) => party === 'joint' || person.party === party)
}

function wordsOf(text: string): string[] {
  return text.toLocaleLowerCase('da').match(/[\p{L}\p{N}-]+/gu) ?? []
}

/** Whether the words stand there one after another. */
function holds(all: readonly string[], some: readonly string[]): boolean {
  return some.length > 0 && all.some((_, at) => some.every((word, index) => all[at + index] === word))
}
