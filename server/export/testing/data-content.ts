import { DEMO_PLAN } from '#server/demo/demo-plan.ts'
import type { ExportContent, ExportContext } from '#shared/export/export-content.ts'
import { type Activity, activitiesOf, CATEGORIES, type Plan } from '#shared/plan/plan.ts'
import { paragraphsFrom } from '#shared/plan/rich-text.ts'

const demoPlan: Plan = {
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

const context: ExportContext = {
  locale: 'da',
  generatedOn: '2027-03-05',
  variant: 'internal',
  status: 'draft',
  findings: { overlaps: [], roleFindings: [] },
  decisions: [],
  merged: new Set(),
  threads: [],
}

/** The demo plan as it is begun. */
export function demoContent(changes: Partial<ExportContext> = {}): ExportContent {
  return { plan: demoPlan, context: { ...context, ...changes } }
}

/** A plan of these activities alone, the first fields of the demo's first activity where they name no others. */
export function contentOf(
  activities: Partial<Activity>[],
  changes: Partial<ExportContext> = {},
): ExportContent {
  const [model] = activitiesOf(demoPlan)
  if (!model) throw new Error('The demo plan has no activities.')
  const whole = activities.map((activity, at): Activity => {
    const description = activity.description ?? model.description
    return {
      ...model,
      id: `a${at}`,
      category: 1,
      description,
      body: paragraphsFrom(description),
      ...activity,
    }
  })
  return {
    plan: {
      title: 'Prøve',
      year: 2027,
      sections: CATEGORIES.map((category) => ({
        category,
        text: [],
        activities: whole.filter((activity) => activity.category === category),
      })),
    },
    context: { ...context, ...changes },
  }
}
