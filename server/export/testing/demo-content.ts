import { DEMO_PLAN } from '#server/demo/demo-plan.ts'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import type { ExportContext } from '#shared/export/export-content.ts'
import type { ExportDocument } from '#shared/export/export-document.ts'
import { planToExportDocument } from '#shared/export/plan-to-export-document.ts'
import { exportContext } from '#shared/export/testing/export-context.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { paragraphsFrom } from '#shared/plan/rich-text.ts'

/** The demo plan as it is begun. */
export const demoPlan: Plan = {
  title: DEMO_PLAN.title,
  year: DEMO_PLAN.year,
  sections: DEMO_PLAN.sections.map((section) => ({
    ...section,
    activities: DEMO_PLAN.activities
      .filter(({ category }) => category === section.category)
      .map((activity) => ({
        ...activity,
        rank: '',
        body: activity.body ?? paragraphsFrom(activity.description),
      })),
  })),
}

const KIEL = 'overlap:demo-kiel-censec:demo-kiel-difos'

/** It with a decision on an overlap. */
export const demoContext: ExportContext = exportContext({
  findings: {
    overlaps: [
      {
        id: KIEL,
        a: 'demo-kiel-censec',
        b: 'demo-kiel-difos',
        label: 'overlap',
        score: 0.9,
        reasons: [],
        evidence: [],
        clauses: ['formaal.b'],
        fingerprint: 'as-judged',
      },
    ],
    roleFindings: [],
  },
  decisions: [
    {
      findingId: KIEL,
      outcome: 'coordinate',
      reason: 'Vi rejser sammen på én båd.',
      fingerprint: 'as-judged',
      by: { personId: 'mette', name: 'Mette', party: 'difos', role: 'director' },
      at: '2027-02-03T13:05:00.000Z',
    },
  ],
})

export function demoDocument(changes: Partial<ExportContext> = {}): ExportDocument {
  return planToExportDocument(demoPlan, BUILT_IN_AGREEMENT, { ...demoContext, ...changes })
}
