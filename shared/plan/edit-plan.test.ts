import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import {
  beginPlan,
  changeActivity,
  createActivity,
  type NewActivity,
  removeActivity,
  restoreActivity,
} from './edit-plan.ts'
import { activityRecords, bodyOf, LOCAL_EDIT, sectionText, titleOf } from './plan-document.ts'
import { readActivities, readPlan } from './read-plan.ts'
import { textBlocksOf } from './text-offsets.ts'

const fair = {
  party: 'censec',
  category: 3,
  rank: 'a0',
  title: 'Fællesstand på DALO Industry Days',
} satisfies NewActivity

function planWith(...activities: [string, NewActivity][]): Y.Doc {
  const document = new Y.Doc()
  for (const [id, activity] of activities) createActivity(document, id, activity, LOCAL_EDIT)
  return document
}

function copyOf(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document))
  return copy
}

function exchange(a: Y.Doc, b: Y.Doc): void {
  const fromA = Y.encodeStateAsUpdate(a, Y.encodeStateVector(b))
  const fromB = Y.encodeStateAsUpdate(b, Y.encodeStateVector(a))
  Y.applyUpdate(a, fromB)
  Y.applyUpdate(b, fromA)
}

function only(document: Y.Doc) {
  const [activity, ...others] = readActivities(document, BUILT_IN_CATEGORIES)
  if (!activity || others.length > 0) throw new Error('The plan should hold one activity.')
  return activity
}

function undoManagerOf(document: Y.Doc): Y.UndoManager {
  return new Y.UndoManager([activityRecords(document)], {
    trackedOrigins: new Set([LOCAL_EDIT]),
    captureTimeout: 0,
  })
}

describe('an activity', () => {
  test('whose record lacks its texts gets them when it is changed', () => {
    const document = planWith(['fair', fair])
    for (const field of ['title', 'body']) activityRecords(document).get('fair')?.delete(field)
    changeActivity(document, 'fair', { title: 'Messe', description: 'Første\nAnden' }, LOCAL_EDIT)
    expect(only(document)).toMatchObject({ title: 'Messe', description: 'Første\nAnden' })
  })

  test('[PLAN-4] whose rank is none is read as first', () => {
    const document = planWith(['fair', fair], ['broken', { ...fair, rank: 'zz!' }])
    expect(readActivities(document, BUILT_IN_CATEGORIES).map(({ id, rank }) => [id, rank])).toEqual([
      ['broken', ''],
      ['fair', 'a0'],
    ])
  })

  test('[PLAN-1] an empty document reads as five empty sections', () => {
    const plan = readPlan(new Y.Doc(), 2027, BUILT_IN_CATEGORIES)
    expect(plan.sections.map((section) => section.category)).toEqual([1, 2, 3, 4, 5])
    expect(plan.sections.flatMap((section) => section.activities)).toEqual([])
  })

  test('[PLAN-3] a field of the wrong shape reads as empty and stays as it is', () => {
    const document = planWith(['a', fair])
    const record = activityRecords(document).get('a')
    record?.set('budget', 'mange penge')
    record?.set('start', '2027-02-30')
    record?.set('party', 'nato')
    const before = Y.encodeStateVector(document)
    const activity = only(document)
    expect(activity).toMatchObject({ party: 'joint', title: fair.title })
    expect(activity).not.toHaveProperty('budget')
    expect(activity).not.toHaveProperty('start')
    expect(Y.encodeStateVector(document)).toEqual(before)
  })

  test('[PLAN-5] two people changing different fields and adding partners at once keep everything', () => {
    const censec = planWith(['a', fair])
    const difos = copyOf(censec)
    changeActivity(censec, 'a', { place: 'Ballerup', partners: ['FMI'] }, LOCAL_EDIT)
    changeActivity(difos, 'a', { budget: 250_000, partners: ['Terma'] }, LOCAL_EDIT)
    exchange(censec, difos)
    for (const side of [censec, difos]) {
      expect(only(side)).toMatchObject({ place: 'Ballerup', budget: 250_000, partners: ['FMI', 'Terma'] })
    }
  })

  test('[PLAN-6] what a peer wrote while it was removed is there when it is restored', () => {
    const censec = planWith(['a', fair])
    const difos = copyOf(censec)
    removeActivity(censec, 'a', LOCAL_EDIT)
    changeActivity(difos, 'a', { description: 'Ti virksomheder deler en stand.' }, LOCAL_EDIT)
    exchange(censec, difos)
    expect(readActivities(difos, BUILT_IN_CATEGORIES)).toEqual([])
    restoreActivity(censec, 'a', LOCAL_EDIT)
    expect(only(censec).description).toBe('Ti virksomheder deler en stand.')
  })

  test('[PLAN-6] undoing a removal brings back the same record', () => {
    const document = planWith(['a', fair])
    const record = activityRecords(document).get('a')
    const undo = undoManagerOf(document)
    removeActivity(document, 'a', LOCAL_EDIT)
    expect(readActivities(document, BUILT_IN_CATEGORIES)).toEqual([])
    undo.undo()
    expect(activityRecords(document).get('a')).toBe(record)
    expect(only(document).title).toBe(fair.title)
  })

  test("[PLAN-7] undoing a creation hides it, redo shows it with the other person's words", () => {
    const censec = new Y.Doc()
    const undo = undoManagerOf(censec)
    createActivity(censec, 'a', fair, LOCAL_EDIT)
    const difos = copyOf(censec)
    changeActivity(difos, 'a', { description: 'Skrevet af DI FOS.' }, LOCAL_EDIT)
    exchange(censec, difos)
    undo.undo()
    expect(readActivities(censec, BUILT_IN_CATEGORIES)).toEqual([])
    undo.redo()
    expect(only(censec)).toMatchObject({ title: fair.title, description: 'Skrevet af DI FOS.' })
  })

  test('[PLAN-8] two people moving one activity while a third types end with one activity in one place', () => {
    const first = planWith(['a', fair])
    const second = copyOf(first)
    const third = copyOf(first)
    changeActivity(first, 'a', { category: 1, rank: 'a5' }, LOCAL_EDIT)
    changeActivity(second, 'a', { category: 5, rank: 'a1' }, LOCAL_EDIT)
    changeActivity(third, 'a', { title: `${fair.title} 2027` }, LOCAL_EDIT)
    exchange(first, second)
    exchange(second, third)
    exchange(first, third)
    exchange(first, second)
    const places = [first, second, third].map((side) => only(side))
    expect(new Set(places.map(({ category, rank }) => `${category} ${rank}`)).size).toBe(1)
    expect(['1 a5', '5 a1']).toContain(`${places[0]?.category} ${places[0]?.rank}`)
    expect(places[0]?.title).toBe(`${fair.title} 2027`)
  })

  test('[PLAN-9] new words for a body leave the lines that stay untouched, formatting and all', () => {
    const document = planWith(['a', { ...fair, description: 'Første linje\nAnden linje\nTredje linje' }])
    const body = bodyOf(activityRecords(document).get('a') ?? new Y.Map())
    const [, second] = textBlocksOf(body ?? new Y.XmlFragment())
    const words = second?.get(0)
    if (!(words instanceof Y.XmlText)) throw new Error('The second paragraph should hold text.')
    words.format(0, 5, { bold: {} })
    changeActivity(
      document,
      'a',
      { description: 'Første linje, rettet\nAnden linje\nTredje linje\nFjerde linje' },
      LOCAL_EDIT,
    )
    expect(only(document).description).toBe('Første linje, rettet\nAnden linje\nTredje linje\nFjerde linje')
    expect(only(document).body[1]).toEqual({
      kind: 'paragraph',
      runs: [{ text: 'Anden', bold: true }, { text: ' linje' }],
    })
  })

  test('[PLAN-9] a title changed from outside merges with what is being typed', () => {
    const server = planWith(['a', fair])
    const typist = copyOf(server)
    changeActivity(server, 'a', { title: 'Stor fællesstand på DALO Industry Days' }, LOCAL_EDIT)
    titleOf(activityRecords(typist).get('a') ?? new Y.Map())?.insert(fair.title.length, ' i Ballerup')
    exchange(server, typist)
    expect(only(server).title).toBe('Stor fællesstand på DALO Industry Days i Ballerup')
  })

  test('[PLAN-9] random new descriptions always read back as given', () => {
    const line = fc.constantFrom('', 'SMV', 'Forsvaret', 'rum og sikkerhed', 'æøå', 'a', 'ab')
    const texts = fc.array(fc.array(line, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(texts, (versions) => {
        const document = planWith(['a', fair])
        for (const lines of versions) {
          changeActivity(document, 'a', { description: lines.join('\n') }, LOCAL_EDIT)
          const body = bodyOf(activityRecords(document).get('a') ?? new Y.Map()) ?? new Y.XmlFragment()
          expect(textBlocksOf(body).map((block) => block.toArray().join(''))).toEqual(lines)
        }
      }),
    )
  })

  test('[PLAN-11] three edits by three people give the same plan in every order', () => {
    const origin = planWith(['a', fair], ['b', { ...fair, rank: 'a1', title: 'Messe i London' }])
    const edits = [
      (side: Y.Doc) => changeActivity(side, 'a', { title: 'DALO 2027', status: 'confirmed' }, LOCAL_EDIT),
      (side: Y.Doc) => changeActivity(side, 'a', { category: 1, rank: 'a7', status: 'planned' }, LOCAL_EDIT),
      (side: Y.Doc) => removeActivity(side, 'b', LOCAL_EDIT),
    ]
    const updates = edits.map((edit) => {
      const side = copyOf(origin)
      edit(side)
      return Y.encodeStateAsUpdate(side, Y.encodeStateVector(origin))
    })
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]
    const plans = orders.map((order) => {
      const side = copyOf(origin)
      for (const index of order) Y.applyUpdate(side, updates[index] ?? new Uint8Array())
      return readPlan(side, 2027, BUILT_IN_CATEGORIES)
    })
    for (const plan of plans) expect(plan).toEqual(plans[0])
  })
})

describe('a new plan', () => {
  test('[PLAN-2] two people typing the first letter of a section at once share its one paragraph', () => {
    const censec = new Y.Doc()
    beginPlan(censec, 'Fælles aktivitetsplan 2028', BUILT_IN_CATEGORIES)
    const difos = copyOf(censec)
    for (const [side, words] of [
      [censec, 'Hej'],
      [difos, 'Goddag'],
    ] as const) {
      const [paragraph] = textBlocksOf(sectionText(side, 1))
      paragraph?.insert(0, [new Y.XmlText(words)])
    }
    exchange(censec, difos)
    const [first] = readPlan(censec, 2028, BUILT_IN_CATEGORIES).sections
    expect(first?.text).toHaveLength(1)
    expect(readPlan(difos, 2028, BUILT_IN_CATEGORIES)).toEqual(readPlan(censec, 2028, BUILT_IN_CATEGORIES))
  })
})
