import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { beginPlan, changeActivity, createActivity, removeActivity } from '../plan/edit-plan.ts'
import { activityRecords, LOCAL_EDIT, sectionText, titleOf } from '../plan/plan-document.ts'
import { readPlan } from '../plan/read-plan.ts'
import { paragraphsFrom, plainText } from '../plan/rich-text.ts'
import { markAgreed } from '../sign-off/agreed-sections.ts'
import { comparePlans, isAlike } from './compare-plans.ts'
import { readWrittenPlan } from './read-written-plan.ts'
import { restorePlan } from './restore-plan.ts'
import { restoreText, sweep } from './restore-text.ts'
import type { WrittenPlan } from './written-plan.ts'

const read = (document: Y.Doc) =>
  readWrittenPlan(document, { year: 2027, categories: BUILT_IN_CATEGORIES }, () => undefined)
const titles = (document: Y.Doc) =>
  readPlan(document, 2027, BUILT_IN_CATEGORIES).sections.flatMap(({ activities }) =>
    activities.map(({ title }) => title),
  )

function aPlan(): Y.Doc {
  const document = new Y.Doc()
  beginPlan(document, 'Plan 2027', BUILT_IN_CATEGORIES)
  document.transact(() => restoreText(sectionText(document, 1), paragraphsFrom('Vi samler branchen.')))
  const fields = { party: 'censec', category: 1, description: 'Fem møder' } as const
  createActivity(document, 'messe', { ...fields, rank: 'a0', title: 'Messe', budget: 5_000 }, LOCAL_EDIT)
  createActivity(document, 'kursus', { ...fields, rank: 'a1', title: 'Kursus', place: 'Odense' }, LOCAL_EDIT)
  return document
}

function restore(
  document: Y.Doc,
  version: WrittenPlan,
  ...rest: [Parameters<typeof restorePlan>[2], string[]?]
) {
  const restored = restorePlan(document, version, ...rest)
  document.transact(() => sweep(document, restored?.leaving ?? []))
  return restored
}

describe('[VERSION-6] restoring', () => {
  test('the plan makes all that was in it read as it did, and leaves what has come since', () => {
    const document = aPlan()
    const version = read(document)
    changeActivity(document, 'messe', { title: 'Stor messe', budget: undefined, category: 4 }, LOCAL_EDIT)
    changeActivity(document, 'kursus', { description: 'Ét møde', place: '', rank: 'Zz' }, LOCAL_EDIT)
    document.transact(() => restoreText(sectionText(document, 1), paragraphsFrom('Andet.')))
    createActivity(
      document,
      'ny',
      { party: 'difos', category: 1, rank: 'a5', title: 'Kommet til' },
      LOCAL_EDIT,
    )
    restore(document, version, { kind: 'plan' })
    expect(titles(document)).toEqual(['Messe', 'Kursus', 'Kommet til'])
    const { counts } = comparePlans(version, read(document))
    expect(counts).toEqual({ new: 1, changed: 0, removed: 0, texts: 0 })
  })

  test('a section leaves the other sections alone, and takes back what had been moved out of it', () => {
    const document = aPlan()
    const version = read(document)
    changeActivity(document, 'messe', { category: 2 }, LOCAL_EDIT)
    document.transact(() => restoreText(sectionText(document, 2), paragraphsFrom('Nyt i afsnit 2')))
    restore(document, version, { kind: 'section', category: 1 })
    const [first, second] = readPlan(document, 2027, BUILT_IN_CATEGORIES).sections
    expect(first?.activities.map(({ id }) => id)).toEqual(['messe', 'kursus'])
    expect(plainText(second?.text ?? [])).toBe('Nyt i afsnit 2')
  })

  test('an activity leaves the others and its own place alone', () => {
    const document = aPlan()
    const version = read(document)
    changeActivity(document, 'messe', { title: 'Andet', rank: 'a9' }, LOCAL_EDIT)
    changeActivity(document, 'kursus', { title: 'Også andet' }, LOCAL_EDIT)
    restore(document, version, { kind: 'activity', activityId: 'messe' })
    expect(titles(document)).toEqual(['Også andet', 'Messe'])
  })

  test('a removed activity brings back the same record; one that is gone for good is made anew', () => {
    const document = aPlan()
    const version = read(document)
    const record = activityRecords(document).get('messe')
    removeActivity(document, 'messe', LOCAL_EDIT)
    activityRecords(document).delete('kursus')
    const restored = restore(document, version, { kind: 'plan' })
    expect(restored).toMatchObject({ broughtBack: ['messe', 'kursus'], madeAnew: ['kursus'] })
    expect(activityRecords(document).get('messe')).toBe(record)
    expect(isAlike(comparePlans(version, read(document)))).toBe(true)
  })

  test('is taken back by restoring what stood before it, also of what it had brought back', () => {
    const document = aPlan()
    const version = read(document)
    removeActivity(document, 'messe', LOCAL_EDIT)
    changeActivity(document, 'kursus', { title: 'Andet' }, LOCAL_EDIT)
    const before = read(document)
    const restored = restore(document, version, { kind: 'plan' })
    restore(document, before, { kind: 'plan' }, restored?.broughtBack)
    expect(isAlike(comparePlans(before, read(document)))).toBe(true)
  })

  test('what the version does not have changes nothing', () => {
    const document = aPlan()
    expect(restorePlan(document, read(document), { kind: 'activity', activityId: 'ukendt' })).toBeUndefined()
  })

  test('leaves agreed sections as they are, with what is in them, and takes nothing out of them', () => {
    const document = aPlan()
    const version = read(document)
    changeActivity(document, 'messe', { category: 2, title: 'Andet' }, LOCAL_EDIT)
    changeActivity(document, 'kursus', { title: 'Også andet' }, LOCAL_EDIT)
    document.transact(() => restoreText(sectionText(document, 2), paragraphsFrom('Aftalt tekst')))
    markAgreed(document, 2, 'hash')
    restore(document, version, { kind: 'plan' })
    const [first, second] = readPlan(document, 2027, BUILT_IN_CATEGORIES).sections
    expect(first?.activities.map(({ title }) => title)).toEqual(['Kursus'])
    expect(second?.activities.map(({ title }) => title)).toEqual(['Andet'])
    expect(plainText(second?.text ?? [])).toBe('Aftalt tekst')
  })

  test('a title keeps what another is typing in it', () => {
    const document = aPlan()
    const version = read(document)
    changeActivity(document, 'messe', { title: 'Messe i Paris' }, LOCAL_EDIT)
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(document))
    const title = (of: Y.Doc) => titleOf(activityRecords(of).get('messe') ?? new Y.Map())
    title(other)?.insert(5, ' 2027')
    restore(document, version, { kind: 'activity', activityId: 'messe' })
    Y.applyUpdate(document, Y.encodeStateAsUpdate(other))
    expect(title(document)?.toString()).toBe('Messe 2027')
  })
})
