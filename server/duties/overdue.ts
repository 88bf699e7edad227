import type { Duty } from '#shared/duties/duty.ts'
import type { OverdueDuty } from '#shared/meetings/agenda-proposals.ts'

/** Overdue duties as a meeting takes them up: by the activity that each is about. */
export function overdueForAgenda(overdue: readonly { planId: string; duty: Duty }[]): OverdueDuty[] {
  return overdue.map(({ planId, duty: { id, title, clause, due, category, activityId } }) => ({
    id: `${planId}/${id}`,
    title,
    clause,
    dueDate: due.on,
    category,
    planId,
    activityId,
  }))
}
