import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_AGREEMENT, BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { changeActivity, createActivity, type NewActivity, removeActivity } from '../plan/edit-plan.ts'
import type { Activity } from '../plan/plan.ts'
import { activityRecords, bodyOf, LOCAL_EDIT } from '../plan/plan-document.ts'
import { readActivities } from '../plan/read-plan.ts'
import { planUndoManager } from '../undo/undo-managers.ts'
import { mergeActivities } from './merge-activities.ts'
import { mergedPairs } from './merging.ts'
import { separateActivities } from './separate-activities.ts'

const COURSE: NewActivity = {
  party: 'censec',
  category: 4,
  rank: 'a0',
  title: 'Kursus i tilbudsskrivning',
  description: 'To dage for SMV’er.',
  audience: ["SMV'er"],
  partners: ['FMI'],
  responsible: 'Mette Holm',
  status: 'confirmed',
}
const WORKSHOP: NewActivity = {
  party: 'difos',
  category: 4,
  rank: 'a1',
  title: 'Bid writing workshop',
  description: 'En dag i Odense.\nMed øvelser.',
  start: '2027-10-11',
  end: '2027-10-17',
  precision: 'week',
  audience: ['underleverandører'],
  partners: ['FMI'],
  place: 'Odense',
  responsible: 'Jonas Berg',
  budget: 40_000,
}

function person(document: Y.Doc) {
  const undo = planUndoManager(document, { trackedOrigins: [LOCAL_EDIT], captureTimeout: 0 })
  return { document, undo }
}

/** Two people before the same plan, in which the first has merged the two activities. */
function merged() {
  const document = new Y.Doc()
  createActivity(document, 'course', COURSE, 'x')
  createActivity(document, 'workshop', WORKSHOP, 'x')
  const before = readActivities(document, BUILT_IN_CATEGORIES)
  const anna = person(document)
  const bo = person(new Y.Doc())
  const exchange = () => {
    Y.applyUpdate(bo.document, Y.encodeStateAsUpdate(anna.document))
    Y.applyUpdate(anna.document, Y.encodeStateAsUpdate(bo.document))
  }
  exchange()
  mergeActivities(anna.document, ['course', 'workshop'], LOCAL_EDIT, BUILT_IN_AGREEMENT)
  exchange()
  return { anna, bo, before, exchange }
}

function course(activities: Activity[]): Activity | undefined {
  return activities.find(({ id }) => id === 'course')
}

describe('[FIND-8] two that were merged', () => {
  test('stand again as they were, also for who did not merge them', () => {
    const { anna, bo, before, exchange } = merged()
    expect(mergedPairs(bo.document)).toEqual(new Set(['overlap:course:workshop']))
    expect(separateActivities(bo.document, 'workshop', LOCAL_EDIT)).toEqual({ textStandsInBoth: false })
    exchange()
    expect(readActivities(anna.document, BUILT_IN_CATEGORIES)).toEqual(before)
    expect(mergedPairs(bo.document)).toEqual(new Set())
  })

  test('keep what has been written in the joint one since', () => {
    const { bo } = merged()
    changeActivity(bo.document, 'course', { place: 'Aarhus', audience: ["SMV'er", 'studerende'] }, LOCAL_EDIT)
    const joint = activityRecords(bo.document).get('course')
    joint && bodyOf(joint)?.insert(1, [new Y.XmlElement('paragraph')])
    separateActivities(bo.document, 'workshop', LOCAL_EDIT)
    expect(course(readActivities(bo.document, BUILT_IN_CATEGORIES))).toMatchObject({
      party: 'censec',
      place: 'Aarhus',
      audience: ["SMV'er", 'studerende'],
      partners: ['FMI'],
      responsible: 'Mette Holm',
      description: 'To dage for SMV’er.',
    })
  })

  test('both have a text that has been changed since it was taken over', () => {
    const { bo } = merged()
    const description = course(readActivities(bo.document, BUILT_IN_CATEGORIES))?.description.replace(
      'øvelser',
      'prøver',
    )
    changeActivity(bo.document, 'course', { description }, LOCAL_EDIT)
    expect(separateActivities(bo.document, 'workshop', LOCAL_EDIT)).toEqual({ textStandsInBoth: true })
    expect(course(readActivities(bo.document, BUILT_IN_CATEGORIES))?.description).toContain('prøver')
  })

  test('stand both when who merged them undoes it after another had separated them and thought better of it', () => {
    const { anna, bo, before, exchange } = merged()
    separateActivities(bo.document, 'workshop', LOCAL_EDIT)
    exchange()
    bo.undo.undo()
    exchange()
    expect(readActivities(anna.document, BUILT_IN_CATEGORIES).map(({ id }) => id)).toEqual(['course'])
    anna.undo.undo()
    exchange()
    const titles = readActivities(bo.document, BUILT_IN_CATEGORIES).map(({ title, party }) => [party, title])
    expect(titles).toEqual(before.map(({ title, party }) => [party, title]))
    expect(readActivities(bo.document, BUILT_IN_CATEGORIES)).toEqual(
      readActivities(anna.document, BUILT_IN_CATEGORIES),
    )
  })

  test('one that was only deleted, or whose note is nonsense, was not merged', () => {
    const { anna } = merged()
    removeActivity(anna.document, 'course', LOCAL_EDIT)
    activityRecords(anna.document).get('workshop')?.set('merged', '{"into":')
    for (const id of ['course', 'workshop', 'nobody'])
      expect(separateActivities(anna.document, id, LOCAL_EDIT)).toBeUndefined()
    expect(readActivities(anna.document, BUILT_IN_CATEGORIES)).toEqual([])
    expect(mergedPairs(anna.document)).toEqual(new Set())
  })
})
