import * as Y from 'yjs'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { contentOf } from '#shared/plan/content-hash.ts'
import { beginPlan } from '#shared/plan/edit-plan.ts'
import { activityRecords, LOCAL_EDIT } from '#shared/plan/plan-document.ts'
import { planUndoManager } from '#shared/undo/undo-managers.ts'
import { Chance } from './convergence/chance.ts'
import { addActivity, editPlan } from './convergence/plan-edits.ts'
import { namingSeed, type Trial } from './trial.ts'

/** Who goes all the way back and forth again comes by the same readings of the plan, both ways and however often. */
export const undo: Trial = {
  name: 'undo',
  rules: ['PLAN-13'],
  roundsInCi: 60,
  rounds: 100_000,
  run: async (course) => {
    let steps = 0
    for (let seed = course.next(); seed !== undefined; seed = course.next()) {
      steps += await namingSeed(seed, () => goThereAndBack(new Chance(seed)))
    }
    return `${course.started} histories, ${steps} steps undone and redone: each reading came back.`
  },
}

function goThereAndBack(chance: Chance): number {
  const document = new Y.Doc()
  beginPlan(document, 'Plan', BUILT_IN_CATEGORIES)
  addActivity(document, chance)
  const manager = planUndoManager(document, {
    trackedOrigins: [LOCAL_EDIT],
    captureTimeout: Number.POSITIVE_INFINITY,
  })
  const readings = readingsOf(document, chance, () => manager.stopCapturing())
  let steps = 0
  for (let walk = 0; walk < 2; walk++) {
    steps += follow(document, readings.toReversed(), () => manager.undo())
    steps += follow(document, readings, () => manager.redo())
  }
  document.destroy()
  return steps
}

/** Edits the plan and answers how it read between the steps. */
function readingsOf(document: Y.Doc, chance: Chance, endStep: () => void): string[] {
  const readings = [readingOf(document)]
  for (let count = chance.whole(1, 60); count > 0; count--) {
    editPlan(document, chance)
    if (count > 1 && chance.happens(0.5)) continue
    endStep()
    readings.push(readingOf(document))
  }
  return readings
}

/** Takes steps until there are none, each from one reading to the next; some steps change nothing that can be read. */
function follow(document: Y.Doc, readings: readonly string[], step: () => unknown): number {
  const ahead = readings.filter((reading, index) => reading !== readings[index - 1])
  let steps = 0
  while (step() !== null) {
    steps++
    const reading = readingOf(document)
    if (reading === ahead[0]) continue
    ahead.shift()
    if (reading !== ahead[0]) throw new Error(`step ${steps} did not lead to the reading it should`)
  }
  if (ahead.length > 1) throw new Error(`${ahead.length - 1} readings were not come by`)
  return steps
}

/** Activities that are removed are left out: an undone creation leaves one behind. */
function readingOf(document: Y.Doc): string {
  const shown = new Y.Doc()
  Y.applyUpdate(shown, Y.encodeStateAsUpdate(document))
  const records = activityRecords(shown)
  for (const [id, record] of records) if (record.get('removed')) records.delete(id)
  const reading = contentOf(shown)
  shown.destroy()
  return reading
}
