import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import type { Locale } from '#shared/basics/locale.ts'
import { planToExportDocument } from '#shared/export/plan-to-export-document.ts'
import { mergedPairs } from '#shared/findings/merging.ts'
import { readDecisions, readThreads } from '#shared/ledger/read-ledger.ts'
import { readPlan } from '#shared/plan/read-plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { PlanFindings } from '../findings/plan-findings.ts'
import { type EndpointsOf, endpoint, type FileAnswer } from '../http/endpoint.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import { exportFileName } from './export-file-name.ts'
import { writeJson } from './json-writer.ts'
import { writeDocxInWorker } from './write-docx-in-worker.ts'

const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export interface ExportRoutesOptions {
  plans: Plans
  findings: PlanFindings
  clock: Clock
}

export function exportRoutes({ plans, findings, clock }: ExportRoutesOptions): EndpointsOf<'exportPlan'> {
  async function contentOf(planId: string) {
    const content = await plans.inPlan(planId, async (room, { year, status }) => ({
      status,
      ...(await room.read((document) => ({
        plan: readPlan(document, year),
        merged: mergedPairs(document),
      }))),
      findings: await findings.of(room),
    }))
    const ledger = await plans.readLedger({ kind: 'plan', planId }, (document) => ({
      decisions: readDecisions(document),
      threads: readThreads(document),
    }))
    return { ...content, ...ledger }
  }

  async function docx(planId: string, locale: Locale): Promise<FileAnswer> {
    const { plan, threads: _, ...content } = await contentOf(planId)
    const generatedOn = dateInDenmark(instantOf(clock))
    const context = { locale, generatedOn, ...content }
    const bytes = await writeDocxInWorker(planToExportDocument(plan, BUILT_IN_AGREEMENT, context))
    return { contentType: DOCX_TYPE, bytes, fileName: exportFileName(plan, 'docx') }
  }

  async function json(planId: string): Promise<FileAnswer> {
    const { plan, merged: _, ...around } = await contentOf(planId)
    const bytes = writeJson({ ...plan, ...around })
    return { contentType: 'application/json; charset=utf-8', bytes, fileName: exportFileName(plan, 'json') }
  }

  return {
    exportPlan: endpoint(routes.exportPlan, ({ params, query }) => {
      switch (query.format) {
        case 'docx':
          return docx(params.planId, query.lang)
        case 'json':
          return json(params.planId)
        default:
          query.format satisfies never
          throw new Error(`Unknown format: ${query.format}`)
      }
    }),
  }
}
