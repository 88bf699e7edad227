/** When a duty is due, where nobody has set another day. */
import { addDays, type IsoDate, isoDate } from '../basics/iso-date.ts'
import type { Period } from '../plan/plan.ts'
import type { DutyKind } from './duty-act.ts'

/** Who is informed can still come along or speak up; who is involved can still change what is planned. */
const DAYS_BEFORE: Record<DutyKind, number> = { inform: 14, involve: 56 }

export interface DueDate {
  on: IsoDate
  /** What it rests on: somebody set it, the activity's beginning, or the plan's year, where no period says when it begins. */
  basis: 'set' | 'start' | 'year'
}

/** So long before the activity begins; by the end of the year's first month where that is not known. */
export function usualDueDate(kind: DutyKind, { start, precision }: Period, year: number): DueDate {
  if (start === undefined || precision === 'ongoing' || precision === 'open' || precision === 'year')
    return { on: isoDate(year, 1, 31), basis: 'year' }
  return { on: addDays(start, -DAYS_BEFORE[kind]), basis: 'start' }
}
