import type { Duty } from '#shared/duties/duty.ts'

/** A duty wherever it is shown: in the plan beside its warning, or in the list. */
export interface ShownDuty extends Duty {
  planId: string
  isConfidential: boolean
  isOverdue: boolean
}
