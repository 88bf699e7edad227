/**
 * `npm run bench:export`: what each format costs to write, of the demo plan and of one three times as long, which makes
 * some forty pages. Each is written on a thread of its own, as the server does it, whose start is counted. Seconds differ
 * between machines; the ratio to Markdown, which is little more than the words, says what a format adds.
 */

import { ExportDesk } from '#server/export/export-desk.ts'
import { demoContext, demoPlan } from '#server/export/testing/demo-content.ts'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import type { ExportContent } from '#shared/export/export-content.ts'
import { EXPORT_FORMATS } from '#shared/export/formats.ts'
import { activitiesOf, type Plan } from '#shared/plan/plan.ts'
import { median } from './statistics.ts'

const REPEATS = 3
const TIMES_AS_LONG = 3

function longer({ sections, ...plan }: Plan, times: number): Plan {
  const copies = Array.from({ length: times }, (_, copy) => copy)
  return {
    ...plan,
    sections: sections.map((section) => ({
      ...section,
      activities: copies.flatMap((copy) =>
        section.activities.map((activity) => ({ ...activity, id: `${activity.id}-${copy}` })),
      ),
    })),
  }
}

async function secondsToWrite(content: ExportContent): Promise<Map<string, number>> {
  const desk = new ExportDesk({ atOnce: 1 })
  const runs = new Map(EXPORT_FORMATS.map((format) => [format, [] as number[]]))
  for (let repeat = 0; repeat < REPEATS; repeat++)
    for (const format of EXPORT_FORMATS) {
      const begun = performance.now()
      await desk.write({ format, content }, 'bench', new AbortController().signal)
      runs.get(format)?.push((performance.now() - begun) / 1000)
    }
  return new Map([...runs].map(([format, seconds]) => [format, median(seconds)]))
}

for (const times of [1, TIMES_AS_LONG]) {
  const plan = longer(demoPlan, times)
  const seconds = await secondsToWrite({ plan, agreement: BUILT_IN_AGREEMENT, context: demoContext })
  const words = seconds.get('md') ?? 0
  console.log(`\n${activitiesOf(plan).length} activities, medians of ${REPEATS}\n`)
  console.log('| format | seconds | × Markdown |\n| - | -: | -: |')
  for (const [format, one] of seconds)
    console.log(`| ${format} | ${one.toFixed(2)} | ${(one / words).toFixed(1)} |`)
}
