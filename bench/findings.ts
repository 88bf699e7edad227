/**
 * `npm run bench:findings`: what it costs to find a plan's warnings anew after one edit, beside finding all of them. Both are
 * measured in one run with the reader that the pages and the server use; the ratio is what counts.
 */
import { createFindingsReader } from '#shared/findings/find-findings.ts'
import type { JudgedActivity } from '#shared/overlap/reading.ts'
import { type Dice, dice } from '#shared/overlap/testing/dice.ts'
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
  const reader = createFindingsReader()
  const whole = timed(() => reader.find(plan))
  const edits = Array.from({ length: EDITS }, () => {
    const at = roll(size)
    const [activity, other] = [plan[at], plan[roll(size)]]
    if (!activity || !other) throw new Error('There is no such activity.')
    plan[at] = edited(activity, other, roll)
    return timed(() => reader.find(plan)).milliseconds
  })
  return { size, whole, edits }
}

function timed<T>(work: () => T): { milliseconds: number; result: T } {
  const start = performance.now()
  const result = work()
  return { milliseconds: performance.now() - start, result }
}

// Once for the compiler: nobody waits for a reader that has just been started.
measure(300)
console.log(
  '| activities | warnings | all ms | one edit ms, median | worst | all ÷ one edit, median | worst |',
)
console.log('| -: | -: | -: | -: | -: | -: | -: |')
for (const size of SIZES) {
  const { whole, edits } = measure(size)
  const [usual, worst] = [median(edits), Math.max(...edits)]
  const cells = [
    size,
    whole.result.overlaps.length,
    whole.milliseconds.toFixed(0),
    usual.toFixed(2),
    worst.toFixed(1),
    (whole.milliseconds / usual).toFixed(0),
    (whole.milliseconds / worst).toFixed(0),
  ]
  console.log(`| ${cells.join(' | ')} |`)
}
