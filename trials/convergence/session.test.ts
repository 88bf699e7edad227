import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { reasonOf } from '#shared/basics/reason-of.ts'
import { activityRecords, LOCAL_EDIT, sectionText } from '#shared/plan/plan-document.ts'
import { planUndoManager } from '#shared/undo/undo-managers.ts'
import { Chance } from './chance.ts'
import { Session, type Undo } from './session.ts'

/** Sessions that end with different texts under Yjs' own undo. */
const SEEDS = [48, 132, 546, 1404]

const options = { trackedOrigins: [LOCAL_EDIT], captureTimeout: Number.POSITIVE_INFINITY }

function outcomeOf(seed: number, undoOf: (document: Y.Doc) => Undo): string {
  const chance = new Chance(seed)
  const session = new Session(chance, undoOf)
  try {
    session.run()
    return 'all alike'
  } catch (error) {
    return reasonOf(error)
  } finally {
    session.close()
  }
}

function yjsUndo(document: Y.Doc): Y.UndoManager {
  const texts = BUILT_IN_CATEGORIES.map((category) => sectionText(document, category))
  return new Y.UndoManager([activityRecords(document), ...texts], {
    ...options,
    trackedOrigins: new Set(options.trackedOrigins),
  })
}

test("a session tells when pages differ, as they do with Yjs' own undo", () => {
  const outcomes = SEEDS.map((seed) => outcomeOf(seed, yjsUndo))
  expect(outcomes.filter((outcome) => outcome.includes('reads otherwise'))).not.toEqual([])
})

/** Read record by record, each tidied on arrival, its journal lacked the bold of two letters. */
const RELOADED_SEED = 1140278594

test('[PLAN-12] the journal of a session reads as its server does', () => {
  expect(outcomeOf(RELOADED_SEED, (document) => planUndoManager(document, options))).toBe('all alike')
})

test("[PLAN-12] sessions that differ with Yjs' own undo end alike with the plan's", () => {
  const outcomes = SEEDS.map((seed) => outcomeOf(seed, (document) => planUndoManager(document, options)))
  expect(outcomes).toEqual(SEEDS.map(() => 'all alike'))
})
