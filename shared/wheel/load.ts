/** How much goes on when: what a wheel shades, and says in words. */
import type { WheelActivity } from './place-activities.ts'
import { NEARLY, type Stretch } from './year-scale.ts'

export interface Load {
  count: number
  /** 0 where nothing goes on, 4 where most does. */
  level: number
}

const LEVELS = 4

/** For each stretch how many activities have a day in it; what is cancelled takes nobody's time. */
export function loadsOf(
  stretches: readonly Stretch[],
  dated: readonly (Stretch & { activity: Pick<WheelActivity, 'status'> })[],
): Load[] {
  const taking = dated.filter(({ activity }) => activity.status !== 'cancelled')
  const counts = stretches.map(
    ({ from, to }) => taking.filter((one) => one.from < to - NEARLY && one.to > from + NEARLY).length,
  )
  const most = Math.max(0, ...counts)
  return counts.map((count) => ({ count, level: most === 0 ? 0 : Math.ceil((count / most) * LEVELS) }))
}

/** The stretches with most in them, none where no two activities meet anywhere. */
export function busiestOf<Some extends Load>(loads: readonly Some[]): Some[] {
  const most = Math.max(0, ...loads.map(({ count }) => count))
  return most < 2 ? [] : loads.filter(({ count }) => count === most)
}
