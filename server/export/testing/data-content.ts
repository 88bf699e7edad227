import { BUILT_IN_AGREEMENT, BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import type { ExportContent, ExportContext } from '#shared/export/export-content.ts'
import { exportContext } from '#shared/export/testing/export-context.ts'
import { type Activity, activitiesOf } from '#shared/plan/plan.ts'
import { paragraphsFrom } from '#shared/plan/rich-text.ts'
import { demoPlan } from './demo-content.ts'

/** The demo plan as it is begun. */
export function demoContent(changes: Partial<ExportContext> = {}): ExportContent {
  return { plan: demoPlan, agreement: BUILT_IN_AGREEMENT, context: exportContext(changes) }
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
      sections: BUILT_IN_CATEGORIES.map((category) => ({
        category,
        text: [],
        activities: whole.filter((activity) => activity.category === category),
      })),
    },
    agreement: BUILT_IN_AGREEMENT,
    context: exportContext(changes),
  }
}
