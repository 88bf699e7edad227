import type { Period } from './plan.ts'

/** A period that has both its days. */
export type WholePeriod = Required<Period>

/** The period with both its days: where only one is known it is that day alone, and without any there is none. */
export function wholePeriod({ start, end, precision }: Period): WholePeriod | undefined {
  const first = start ?? end
  const last = end ?? start
  return first && last ? { start: first, end: last, precision } : undefined
}

/** Whether two periods have the same days, known as exactly. */
export function isSamePeriod(one: Period, other: Period): boolean {
  return one.start === other.start && one.end === other.end && one.precision === other.precision
}
