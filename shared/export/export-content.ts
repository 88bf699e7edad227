import type { Agreement } from '#shared/agreement/agreement.ts'
import type { IsoDate } from '#shared/basics/iso-date.ts'
import type { Locale } from '#shared/basics/locale.ts'
import type { Duty } from '#shared/duties/duty.ts'
import type { Decision } from '#shared/findings/decision.ts'
import type { Findings } from '#shared/findings/findings.ts'
import type { FollowUp } from '#shared/follow-up/follow-up.ts'
import type { Plan, PlanStatus } from '#shared/plan/plan.ts'
import type { PlacedThread } from './placed-thread.ts'
import type { SectionApprovals } from './section-approvals.ts'
import type { ExportVariant } from './variants.ts'

/** What every writer is given: the plan, and what is known of it. All of it may be written; what may not is left out before. */
export interface ExportContent {
  plan: Plan
  /** The one in force. */
  agreement: Agreement
  context: ExportContext
}

export interface ExportContext {
  locale: Locale
  /** The day it is made, in Denmark. */
  generatedOn: IsoDate
  /** The instant of it: only calendars tell it, for programs keep the later of two revisions. */
  generatedAt: string
  variant: ExportVariant
  status: PlanStatus
  /** What the version is called whose words these are; left out of the plan as it stands. */
  version?: string
  /** The instant at which that version was kept. */
  versionAt?: string
  findings: Findings
  /** What became of its activities, by their ids. */
  followUps: ReadonlyMap<string, FollowUp>
  /** Everything decided so far, in order. */
  decisions: readonly Decision[]
  /** The overlaps whose two activities are one now, by id. */
  merged: ReadonlySet<string>
  /** Where its open threads are now, when they are to be written into it. */
  openThreads: readonly PlacedThread[]
  /** What the parties owe each other to say in it; missing where it is not to be told. */
  duties?: readonly Duty[]
  /** Who has approved each section in the words it has here. */
  approvals: readonly SectionApprovals[]
}
