import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { planUndoManager } from '../undo/plan-undo-manager.ts'
import { createActivity, type NewActivity, removeActivity } from './edit-plan.ts'
import { mergeActivities } from './merge-activities.ts'
import { LOCAL_EDIT } from './plan-document.ts'
import { readActivities } from './read-plan.ts'

const COURSE: NewActivity = {
  party: 'censec',
  category: 4,
  rank: 'a0',
  title: 'Kursus i tilbudsskrivning',
  description: 'To dage for SMV’er.',
  audience: ["SMV'er"],
  place: 'Odense',
}
const WORKSHOP: NewActivity = {
  party: 'difos',
  category: 3,
  rank: 'a1',
  title: 'Bid writing workshop',
  body: [
    {
      kind: 'list',
      ordered: false,
      start: 1,
      items: [[{ kind: 'paragraph', runs: [{ text: 'Pris', bold: true }] }]],
    },
  ],
  start: '2027-10-11',
  end: '2027-10-17',
  precision: 'week',
  audience: ["SMV'er", 'underleverandører'],
  partners: ['FMI'],
  place: 'København',
  budget: 40_000,
}

function planWith(course = COURSE, workshop = WORKSHOP): Y.Doc {
  const document = new Y.Doc()
  createActivity(document, 'course', course, LOCAL_EDIT)
  createActivity(document, 'workshop', workshop, LOCAL_EDIT)
  return document
}

test('[FIND-8] two activities become one joint one with both texts and what only one of them had', () => {
  const document = planWith()
  expect(mergeActivities(document, 'course', 'workshop', 'Fra DI FOS:', LOCAL_EDIT)).toBe(true)
  const [joint, ...others] = readActivities(document)
  expect(others).toEqual([])
  expect(joint).toMatchObject({
    id: 'course',
    party: 'joint',
    category: 4,
    title: 'Kursus i tilbudsskrivning',
    description: 'To dage for SMV’er.\nFra DI FOS:\nPris',
    start: '2027-10-11',
    end: '2027-10-17',
    precision: 'week',
    audience: ["SMV'er", 'underleverandører'],
    partners: ['FMI'],
    place: 'Odense',
    budget: 40_000,
  })
  expect(joint?.body.at(1)).toEqual({ kind: 'paragraph', runs: [{ text: 'Fra DI FOS:', bold: true }] })
  expect(joint?.body.at(2)).toEqual(WORKSHOP.body?.[0])
})

test('[FIND-8] one step of undo brings both back as they were', () => {
  const document = planWith()
  const before = readActivities(document)
  const undo = planUndoManager(document, { trackedOrigins: [LOCAL_EDIT] })
  mergeActivities(document, 'course', 'workshop', 'Fra DI FOS:', LOCAL_EDIT)
  undo.undo()
  expect(readActivities(document)).toEqual(before)
})

test('[FIND-8] what somebody writes in the removed one meanwhile comes back with it', () => {
  const [mine, theirs] = [planWith(), new Y.Doc()]
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
  const undo = planUndoManager(mine, { trackedOrigins: [LOCAL_EDIT] })
  mergeActivities(mine, 'course', 'workshop', 'Fra DI FOS:', LOCAL_EDIT)
  createActivity(theirs, 'later', { ...COURSE, rank: 'a2' }, LOCAL_EDIT)
  theirs.getMap<Y.Map<unknown>>('activities').get('workshop')?.set('place', 'Aarhus')
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
  undo.undo()
  expect(readActivities(mine).find(({ id }) => id === 'workshop')?.place).toBe('Aarhus')
})

test('[FIND-8] with an activity that is gone nothing happens', () => {
  const document = planWith()
  removeActivity(document, 'workshop', LOCAL_EDIT)
  const before = readActivities(document)
  expect(mergeActivities(document, 'course', 'workshop', 'Fra DI FOS:', LOCAL_EDIT)).toBe(false)
  expect(mergeActivities(document, 'course', 'course', 'Fra DI FOS:', LOCAL_EDIT)).toBe(false)
  expect(readActivities(document)).toEqual(before)
})
