import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { changeActivity, createActivity } from '#shared/plan/edit-plan.ts'
import { activityRecords, LOCAL_EDIT, sectionText, titleOf } from '#shared/plan/plan-document.ts'
import { appendRichText } from '#shared/plan/rich-text-document.ts'
import { changedPlaces, countChanges } from './changed-places.ts'

function plan() {
  const document = new Y.Doc()
  createActivity(document, 'a', { party: 'censec', category: 1, rank: 'a0', title: 'Kursus' }, LOCAL_EDIT)
  appendRichText(sectionText(document, 1), [{ kind: 'heading', level: 3, runs: [{ text: 'Indledning' }] }])
  const places: string[] = []
  document.on('afterTransaction', (transaction) => places.push(...changedPlaces(transaction)))
  return { document, places }
}

describe('the changes a person is told of', () => {
  it('are texts and fields, not letters', () => {
    const { document, places } = plan()
    const record = activityRecords(document).get('a')
    for (const letter of 'i Aalborg') record && titleOf(record)?.insert(0, letter)
    changeActivity(document, 'a', { place: 'Aalborg' }, LOCAL_EDIT)
    changeActivity(document, 'a', { partners: ['Terma'] }, LOCAL_EDIT)
    expect(new Set(places)).toEqual(
      new Set(['activities/a/title', 'activities/a/place', 'activities/a/partners']),
    )
    expect(countChanges(places)).toBe(3)
  })

  it('are one for a section’s text, whatever is done in it', () => {
    const { document, places } = plan()
    const [heading] = sectionText(document, 1).toArray()
    if (heading instanceof Y.XmlElement) heading.setAttribute('level', '2')
    appendRichText(sectionText(document, 1), [{ kind: 'paragraph', runs: [{ text: 'Mere' }] }])
    expect(countChanges(places)).toBe(1)
  })

  it('are one for a new activity with all that is filled in', () => {
    const { document, places } = plan()
    createActivity(document, 'b', { party: 'difos', category: 2, rank: 'a0', title: 'Messe' }, LOCAL_EDIT)
    changeActivity(document, 'b', { place: 'Paris', goal: 'Ti møder' }, LOCAL_EDIT)
    expect(countChanges(places)).toBe(1)
  })
})
