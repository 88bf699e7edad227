import type * as Y from 'yjs'
import type { Agreement } from '#shared/agreement/agreement.ts'
import { dateInDenmark, formatInstant } from '#shared/basics/format-date.ts'
import type { Locale } from '#shared/basics/locale.ts'
import { Attachments } from '#shared/comments/attach.ts'
import type { TextAnchor, Thread } from '#shared/comments/thread.ts'
import { dutiesOf } from '#shared/duties/duty.ts'
import type { ExportContent, ExportContext } from '#shared/export/export-content.ts'
import { openThreads, type PlacedThread } from '#shared/export/placed-thread.ts'
import { areAllApproved, sectionApprovals } from '#shared/export/section-approvals.ts'
import { mergedPairs } from '#shared/findings/merging.ts'
import { readFollowUps } from '#shared/follow-up/follow-up-document.ts'
import { readDecisions, readDutyActs, readSignOffs, readThreads } from '#shared/ledger/read-ledger.ts'
import type { Person } from '#shared/permissions/person.ts'
import { activitiesOf, type Plan, type Section } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read-plan.ts'
import { plainText } from '#shared/plan/rich-text.ts'
import { keptWording } from '#shared/sign-off/kept-wordings.ts'
import type { SectionWording } from '#shared/sign-off/section-wording.ts'
import { type SignOff, sectionState } from '#shared/sign-off/sign-off.ts'
import type { Version } from '#shared/versions/version.ts'
import type { PlanFindings } from '../findings/plan-findings.ts'
import { Problem } from '../http/problem.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Versions } from '../versions/versions.ts'

export interface PlanContentsOptions {
  agreement: Agreement
  plans: Plans
  findings: PlanFindings
  versions: Pick<Versions, 'read'>
  clock: Clock
}

/** Reads what an export is written from. */
export class PlanContents {
  readonly #options: PlanContentsOptions

  constructor(options: PlanContentsOptions) {
    this.#options = options
  }

  /** The plan as it stands, with all that is known of it; throws as `Plans.inPlan`. */
  async present(
    planId: string,
    { locale, withComments, withDuties }: { locale: Locale; withComments: boolean; withDuties: boolean },
  ): Promise<ExportContent> {
    const { agreement, plans, findings } = this.#options
    const { signOffs, threads, decisions, dutyActs: acts } = await this.#ledger(planId)
    const { plan, ...content } = await plans.inPlan(planId, async (room, { year, status }) => ({
      status,
      ...(await room.read((document) => ({
        plan: readPlan(document, year, plans.categories),
        merged: mergedPairs(document),
        followUps: readFollowUps(document),
        openThreads: withComments ? placedIn(document, threads) : [],
      }))),
      findings: await findings.of(room),
    }))
    const approvals = sectionApprovals(plan.sections, signOffs)
    const { roleFindings } = content.findings
    const duties = withDuties
      ? dutiesOf({ year: plan.year, activities: activitiesOf(plan), roleFindings, decisions, acts })
      : undefined
    return {
      plan,
      agreement,
      context: { ...this.#plainContext(locale), ...content, decisions, approvals, ...(duties && { duties }) },
    }
  }

  /** As it stood in a version that the reader may see; throws as `Versions.read`. */
  async version(
    planId: string,
    versionId: string,
    { locale, reader }: { locale: Locale; reader: Person },
  ): Promise<ExportContent> {
    const { version, plan } = await this.#options.versions.read(planId, versionId, reader)
    const { signOffs } = await this.#ledger(planId)
    return this.#signedContent(plan, signOffs, locale, version)
  }

  /** The sections that are in force, as they were agreed; throws `nothing-agreed` where none is. */
  async agreed(planId: string, { locale }: { locale: Locale }): Promise<ExportContent> {
    const { plans } = this.#options
    const { signOffs } = await this.#ledger(planId)
    const { title, year } = await plans.inPlan(planId, (room, summary) =>
      room.read((document) => readPlan(document, summary.year, plans.categories)),
    )
    const sections = await plans.inWordings(planId, (room) =>
      room.read((kept) =>
        plans.categories.flatMap((category) => {
          const { agreedHash } = sectionState(signOffs, { category, contentHash: '' })
          const wording = agreedHash === undefined ? undefined : keptWording(kept, agreedHash)
          return wording ? [sectionFrom(wording)] : []
        }),
      ),
    )
    if (sections.length === 0) throw new Problem('nothing-agreed')
    const content = this.#signedContent({ title, year, sections }, signOffs, locale)
    return { ...content, context: { ...content.context, variant: 'agreed' } }
  }

  /** What was read at another time than now: nothing of what has been said of the plan since belongs to it. */
  #signedContent(plan: Plan, signOffs: readonly SignOff[], locale: Locale, version?: Version): ExportContent {
    const { agreement, plans } = this.#options
    const approvals = sectionApprovals(plan.sections, signOffs)
    const isAgreed = approvals.length === plans.categories.length && areAllApproved(approvals)
    const context: ExportContext = {
      ...this.#plainContext(locale),
      approvals,
      status: isAgreed ? 'agreed' : 'draft',
    }
    if (!version) return { plan, agreement, context }
    return {
      plan,
      agreement,
      context: { ...context, version: labelOf(version, locale), versionAt: version.at },
    }
  }

  #plainContext(locale: Locale): Omit<ExportContext, 'status' | 'approvals'> {
    const generatedAt = instantOf(this.#options.clock)
    return {
      locale,
      generatedOn: dateInDenmark(generatedAt),
      generatedAt,
      variant: 'internal',
      findings: { overlaps: [], roleFindings: [] },
      followUps: new Map(),
      decisions: [],
      merged: new Set(),
      openThreads: [],
    }
  }

  #ledger(planId: string) {
    return this.#options.plans.readLedger({ kind: 'plan', planId }, (ledger) => ({
      decisions: readDecisions(ledger),
      threads: readThreads(ledger),
      signOffs: readSignOffs(ledger),
      dutyActs: readDutyActs(ledger),
    }))
  }
}

function labelOf({ name, at }: Version, locale: Locale): string {
  const when = formatInstant(at, locale)
  return name === undefined ? when : `${name} (${when})`
}

/** What a wording leaves out says nothing that it does not. */
function sectionFrom({ category, text, activities }: SectionWording): Section {
  return {
    category,
    text,
    activities: activities.map((activity) => ({
      ...activity,
      category,
      rank: '',
      description: plainText(activity.body),
    })),
  }
}

/** The open threads, each where its words are in the plan as it stands. */
function placedIn(document: Y.Doc, threads: readonly Thread[]): PlacedThread[] {
  const anchors = threads.flatMap(({ id, anchor }): [string, TextAnchor][] =>
    anchor.kind === 'text' ? [[id, anchor]] : [],
  )
  const attachments = new Attachments(document)
  try {
    return openThreads(threads, attachments.attach(new Map(anchors)))
  } finally {
    attachments.stop()
  }
}
