import { createHash } from 'node:crypto'
import type * as Y from 'yjs'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { Attachments } from '#shared/comments/attach.ts'
import type { TextAnchor, Thread } from '#shared/comments/thread.ts'
import { planChecksum } from '#shared/export/checksum.ts'
import type { ExportContent } from '#shared/export/export-content.ts'
import { openThreads, type PlacedThread } from '#shared/export/placed-thread.ts'
import { forOthersEyes } from '#shared/export/variants.ts'
import { mergedPairs } from '#shared/findings/merging.ts'
import { readDecisions, readThreads } from '#shared/ledger/read-ledger.ts'
import { readPlan } from '#shared/plan/read-plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { PlanFindings } from '../findings/plan-findings.ts'
import { type EndpointsOf, endpoint } from '../http/endpoint.ts'
import { Problem } from '../http/problem.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { ExportDesk } from './export-desk.ts'
import { exportFileName } from './export-file-name.ts'
import { WRITERS } from './writers.ts'

export interface ExportRoutesOptions {
  plans: Plans
  findings: PlanFindings
  desk: ExportDesk
  clock: Clock
}

export function exportRoutes({
  plans,
  findings,
  desk,
  clock,
}: ExportRoutesOptions): EndpointsOf<'exportPlan'> {
  /** All there is to write of the plan as it stands. */
  async function wholeContent(
    planId: string,
    withComments: boolean,
  ): Promise<Omit<ExportContent['context'], 'locale' | 'variant'> & Pick<ExportContent, 'plan'>> {
    const ledger = await plans.readLedger({ kind: 'plan', planId }, (document) => ({
      decisions: readDecisions(document),
      threads: readThreads(document),
    }))
    const content = await plans.inPlan(planId, async (room, { year, status }) => ({
      status,
      ...(await room.read((document) => ({
        plan: readPlan(document, year),
        merged: mergedPairs(document),
        openThreads: withComments ? placedIn(document, ledger.threads) : [],
      }))),
      findings: await findings.of(room),
    }))
    return { ...content, ...ledger, approvals: [], generatedOn: dateInDenmark(instantOf(clock)) }
  }

  return {
    exportPlan: endpoint(routes.exportPlan, async ({ params, query, hungUp, note }) => {
      const { format, variant, lang: locale } = query
      // No section is agreed before there is signing off.
      if (variant === 'agreed') throw new Problem('nothing-agreed')
      const { plan, ...context } = await wholeContent(params.planId, query.comments === '1')
      const whole: ExportContent = { plan, context: { ...context, locale, variant } }
      const content = variant === 'external' ? forOthersEyes(whole) : whole
      const bytes = await desk.write({ format, content }, hungUp)
      // By these anybody can tell later that the file is as it was issued.
      note({ sha256: sha256Of(bytes), contentSha256: planChecksum(content.plan) })
      return {
        contentType: WRITERS[format].contentType,
        bytes,
        fileName: exportFileName(plan, format),
      }
    }),
  }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
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
