/**
 * `npm run bench:findings`: how long a server stands still for its first reading of a plan, and what it costs to find a plan's
 * warnings anew after one edit, beside finding all of them. Both are
 * measured in one run with the reader that the pages and the server use; the ratio is what counts.
 */

import { shownFindings } from '#client/features/findings/shown-finding.ts'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { createFindingsReader } from '#shared/findings/find-findings.ts'
import type { Findings } from '#shared/findings/findings.ts'
import { planNews } from '#shared/findings/plan-news.ts'
import type { JudgedActivity } from '#shared/overlap/reading.ts'
import { type Dice, dice } from '#shared/overlap/testing/dice.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { NOTHING_TAUGHT } from '#shared/vocabulary/workspace-vocabulary.ts'
import { firstReadingStalls } from './findings-stall.ts'
import { madeUpPlan, sentence } from './made-up-plan.ts'
import { median } from './statistics.ts'

/** A real plan has some 80 activities; the last is far beyond any. */
const SIZES = [80, 300, 2_000, 10_000]
const EDITS = 40
const SEED = 1

/** What somebody does to an activity, as a whole after the pause in their typing. */
function edited(activity: JudgedActivity, other: JudgedActivity, roll: Dice): JudgedActivity {
  switch (roll(4)) {
    case 0:
      return { ...activity, title: other.title }
    case 1:
      return { ...activity, start: other.start, end: other.end }
    case 2:
      return { ...activity, audience: other.audience }
    default:
      return { ...activity, description: `${activity.description} ${sentence(roll)}` }
  }
}

function measure(size: number) {
  const roll = dice(SEED)
  const plan = madeUpPlan(size, roll)
  const reader = createFindingsReader(BUILT_IN_AGREEMENT)
  const whole = timed(() => reader.find(plan))
  const page = pageWith(plan)
  const edits = Array.from({ length: EDITS }, () => {
    const at = roll(size)
    const [activity, other] = [plan[at], plan[roll(size)]]
    if (!activity || !other) throw new Error('There is no such activity.')
    plan[at] = edited(activity, other, roll)
    const { milliseconds, result } = timed(() => reader.find(plan))
    return { reader: milliseconds, page: page(plan, result) }
  })
  return { size, whole, edits }
}

/**
 * What the page's own thread has to do about a reading that runs beside it: tell what changed, take the findings, and put
 * them with the decisions. Drawing comes after.
 */
function pageWith(plan: readonly JudgedActivity[]) {
  const newsOf = planNews(BUILT_IN_AGREEMENT)
  const asActivities = (activities: readonly JudgedActivity[]) => activities as readonly Activity[]
  newsOf(asActivities(plan), NOTHING_TAUGHT)
  return (activities: readonly JudgedActivity[], found: Findings) =>
    timed(() => {
      structuredClone(newsOf(asActivities(activities), NOTHING_TAUGHT))
      return shownFindings(structuredClone(found), [])
    }).milliseconds
}

function timed<T>(work: () => T): { milliseconds: number; result: T } {
  const start = performance.now()
  const result = work()
  return { milliseconds: performance.now() - start, result }
}

const STALL_SIZE = 80
const { onThread, onLoop } = await firstReadingStalls(STALL_SIZE)
console.log(
  `Longest stall of the event loop while ${STALL_SIZE} activities are read for the first time: ` +
    `${onThread.toFixed(0)} ms with a thread of their own, ${onLoop.toFixed(0)} ms on the loop itself, ` +
    `${(onLoop / onThread).toFixed(0)} times less.\n`,
)

// Once for the compiler: nobody waits for a reader that has just been started.
measure(300)
const HEAD = [
  'activities',
  'warnings',
  'all ms',
  'one edit ms',
  'mean',
  'worst',
  'all ÷ one edit',
  '÷ mean',
  'page ms',
]
console.log(`| ${HEAD.join(' | ')} |`)
console.log(`|${' -: |'.repeat(HEAD.length)}`)
for (const size of SIZES) {
  const { whole, edits } = measure(size)
  const inReader = edits.map(({ reader }) => reader)
  const mean = inReader.reduce((sum, milliseconds) => sum + milliseconds, 0) / EDITS
  const cells = [
    size,
    whole.result.overlaps.length,
    whole.milliseconds.toFixed(0),
    median(inReader).toFixed(2),
    mean.toFixed(1),
    Math.max(...inReader).toFixed(0),
    (whole.milliseconds / median(inReader)).toFixed(0),
    (whole.milliseconds / mean).toFixed(0),
    median(edits.map(({ page }) => page)).toFixed(2),
  ]
  console.log(`| ${cells.join(' | ')} |`)
}
