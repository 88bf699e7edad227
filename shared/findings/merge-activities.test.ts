import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_AGREEMENT, BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { createActivity, type NewActivity, removeActivity } from '../plan/edit-plan.ts'
import type { Activity } from '../plan/plan.ts'
import { LOCAL_EDIT } from '../plan/plan-document.ts'
import { readActivities } from '../plan/read-plan.ts'
import { planUndoManager } from '../undo/undo-managers.ts'
import { jointTerms, keptAndOther, mergeActivities } from './merge-activities.ts'

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
  category: 5,
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
  status: 'planned',
}

type Judged = Pick<Activity, 'id' | 'party' | 'category'>

function planWith(course = COURSE, workshop = WORKSHOP): Y.Doc {
  const document = new Y.Doc()
  createActivity(document, 'course', course, LOCAL_EDIT)
  createActivity(document, 'workshop', workshop, LOCAL_EDIT)
  return document
}

test('[FIND-8] two activities become one joint one with both texts and what only one of them had', () => {
  const document = planWith()
  expect(mergeActivities(document, ['workshop', 'course'], LOCAL_EDIT, BUILT_IN_AGREEMENT)).toBe('course')
  const [joint, ...others] = readActivities(document, BUILT_IN_CATEGORIES)
  expect(others).toEqual([])
  expect(joint).toMatchObject({
    id: 'course',
    party: 'joint',
    category: 4,
    title: 'Kursus i tilbudsskrivning',
    description:
      'To dage for SMV’er.\nFra DI FOS: »Bid writing workshop« (status: Planlagt – hos CenSec: Idé; sted: København; afsnit: 5)\nPris',
    start: '2027-10-11',
    end: '2027-10-17',
    precision: 'week',
    audience: ["SMV'er", 'underleverandører'],
    partners: ['FMI'],
    place: 'Odense',
    budget: 40_000,
  })
  expect(joint?.body.at(2)).toEqual(WORKSHOP.body?.[0])
})

test('[FIND-8] the joint one is no surer than either was, and what both had of dates and status stands in the text', () => {
  const document = planWith(
    { ...COURSE, start: '2027-03-03', end: '2027-03-03', precision: 'day', status: 'confirmed' },
    WORKSHOP,
  )
  const [course, workshop] = readActivities(document, BUILT_IN_CATEGORIES)
  if (!course || !workshop) throw new Error('Both are there.')
  mergeActivities(document, ['course', 'workshop'], LOCAL_EDIT, BUILT_IN_AGREEMENT)
  const [joint] = readActivities(document, BUILT_IN_CATEGORIES)
  expect(joint).toMatchObject({ start: '2027-03-03', precision: 'day', status: 'planned' })
  expect(joint?.description).toContain(
    'periode: uge 41, 2027 – hos CenSec: 3. marts 2027; status: Planlagt – hos CenSec: Bekræftet',
  )
  expect(jointTerms(course, workshop).differ).toEqual({ period: true, status: true })
  expect(jointTerms(course, course).differ).toEqual({ period: false, status: false })
})

test('[FIND-8] what only one of the two parties could have said of itself is there for both', () => {
  const document = planWith(
    { ...COURSE, responsible: 'Mette Holm', budget: 25_000 },
    { ...WORKSHOP, responsible: 'Jonas Berg' },
  )
  mergeActivities(document, ['workshop', 'course'], LOCAL_EDIT, BUILT_IN_AGREEMENT)
  const [joint] = readActivities(document, BUILT_IN_CATEGORIES)
  expect(joint).toMatchObject({ responsible: 'Mette Holm (CenSec), Jonas Berg (DI FOS)', budget: 65_000 })
  // Each one's share is still to be read; who is responsible need not be said twice.
  expect(joint?.description).toContain('budget: 40.000 kr.')
  expect(joint?.description).not.toContain('ansvarlig')
})

test('[FIND-8] the one whose party has the section’s task stays, whichever is named first', () => {
  const fair: Judged = { id: 'a', party: 'censec', category: 3 }
  const stand: Judged = { id: 'b', party: 'difos', category: 3 }
  expect(keptAndOther(fair, stand, BUILT_IN_AGREEMENT)).toEqual([stand, fair])
  expect(keptAndOther(stand, fair, BUILT_IN_AGREEMENT)).toEqual([stand, fair])
  expect(keptAndOther({ ...fair, category: 2 }, { ...stand, category: 1 }, BUILT_IN_AGREEMENT)[0].id).toBe(
    'a',
  )
  expect(keptAndOther({ ...stand, category: 4 }, { ...fair, category: 4 }, BUILT_IN_AGREEMENT)[0].id).toBe(
    'a',
  )
})

test('[FIND-8] one step of undo brings both back as they were', () => {
  const document = planWith()
  const before = readActivities(document, BUILT_IN_CATEGORIES)
  const undo = planUndoManager(document, { trackedOrigins: [LOCAL_EDIT] })
  mergeActivities(document, ['workshop', 'course'], LOCAL_EDIT, BUILT_IN_AGREEMENT)
  undo.undo()
  expect(readActivities(document, BUILT_IN_CATEGORIES)).toEqual(before)
})

test('[FIND-8] what somebody writes in the removed one meanwhile comes back with it', () => {
  const [mine, theirs] = [planWith(), new Y.Doc()]
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
  const undo = planUndoManager(mine, { trackedOrigins: [LOCAL_EDIT] })
  mergeActivities(mine, ['course', 'workshop'], LOCAL_EDIT, BUILT_IN_AGREEMENT)
  createActivity(theirs, 'later', { ...COURSE, rank: 'a2' }, LOCAL_EDIT)
  theirs.getMap<Y.Map<unknown>>('activities').get('workshop')?.set('place', 'Aarhus')
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
  undo.undo()
  expect(readActivities(mine, BUILT_IN_CATEGORIES).find(({ id }) => id === 'workshop')?.place).toBe('Aarhus')
})

test('[FIND-8] with an activity that is gone nothing happens', () => {
  const document = planWith()
  removeActivity(document, 'workshop', LOCAL_EDIT)
  const before = readActivities(document, BUILT_IN_CATEGORIES)
  expect(mergeActivities(document, ['course', 'workshop'], LOCAL_EDIT, BUILT_IN_AGREEMENT)).toBeUndefined()
  expect(mergeActivities(document, ['course', 'course'], LOCAL_EDIT, BUILT_IN_AGREEMENT)).toBeUndefined()
  expect(readActivities(document, BUILT_IN_CATEGORIES)).toEqual(before)
})

test.each([
  ['the same way round', ['course', 'workshop']],
  ['each from its own', ['workshop', 'course']],
] as const)(
  '[FIND-8] two who merge at once, %s, keep one of the two and lose no word',
  (_name, theirPair) => {
    const [mine, theirs] = [planWith(), new Y.Doc()]
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    mergeActivities(mine, ['course', 'workshop'], LOCAL_EDIT, BUILT_IN_AGREEMENT)
    mergeActivities(theirs, theirPair, LOCAL_EDIT, BUILT_IN_AGREEMENT)
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    expect(readActivities(mine, BUILT_IN_CATEGORIES)).toEqual(readActivities(theirs, BUILT_IN_CATEGORIES))
    const [joint, ...others] = readActivities(mine, BUILT_IN_CATEGORIES)
    expect(others).toEqual([])
    expect(joint?.description).toContain('To dage for SMV’er.')
    expect(joint?.description).toContain('Pris')
  },
)
