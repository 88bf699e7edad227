import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { changeActivity, createActivity, removeActivity, restoreActivity } from '#shared/plan/edit-plan.ts'
import { activityRecords, bodyOf, titleOf } from '#shared/plan/plan-document.ts'
import { readActivities } from '#shared/plan/read-plan.ts'
import { LiveActivityIndex } from './activity-index.ts'

const IDS = ['a', 'b', 'c', 'd', 'e'] as const
const edit = fc.record({
  kind: fc.constantFrom('create', 'remove', 'restore', 'move', 'title', 'body', 'audience', 'place'),
  id: fc.constantFrom(...IDS),
  text: fc.string({ maxLength: 6 }),
  category: fc.constantFrom(...BUILT_IN_CATEGORIES),
})
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never

function apply(document: Y.Doc, { kind, id, text, category }: Edit): void {
  const record = activityRecords(document).get(id)
  if (kind === 'create') {
    if (!record) createActivity(document, id, { party: 'censec', category, rank: text }, 'test')
    return
  }
  if (!record) return
  if (kind === 'remove') removeActivity(document, id, 'test')
  else if (kind === 'restore') restoreActivity(document, id, 'test')
  else if (kind === 'move') changeActivity(document, id, { category, rank: text }, 'test')
  else if (kind === 'title') titleOf(record)?.insert(0, text)
  else if (kind === 'body') bodyOf(record)?.insert(0, [new Y.XmlElement('paragraph')])
  else if (kind === 'audience') changeActivity(document, id, { audience: [text] }, 'test')
  else changeActivity(document, id, { place: text }, 'test')
}

describe('LiveActivityIndex', () => {
  it('reads the same as a full read after any edits, own or received', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), fc.array(edit, { maxLength: 30 }), (own, others) => {
        const here = new Y.Doc()
        const there = new Y.Doc()
        const index = new LiveActivityIndex(here, BUILT_IN_CATEGORIES)
        for (const one of own) apply(here, one)
        for (const one of others) apply(there, one)
        Y.applyUpdate(here, Y.encodeStateAsUpdate(there))
        expect(index.read()).toEqual(readActivities(here, BUILT_IN_CATEGORIES))
        for (const id of IDS)
          expect(index.get(id)).toEqual(readActivities(here, BUILT_IN_CATEGORIES).find((a) => a.id === id))
      }),
    )
  }, 30_000)

  it('keeps the identity of what did not change and tells only those who asked for what did', () => {
    const document = new Y.Doc()
    createActivity(document, 'a', { party: 'censec', category: 1, rank: 'a' }, 'test')
    createActivity(document, 'b', { party: 'difos', category: 1, rank: 'b' }, 'test')
    const index = new LiveActivityIndex(document, BUILT_IN_CATEGORIES)
    const heard: string[] = []
    index.subscribeTo('a', () => heard.push('a'))
    index.subscribeTo('b', () => heard.push('b'))
    const before = index.get('a')

    changeActivity(document, 'b', { place: 'Aarhus' }, 'test')

    expect(heard).toEqual(['b'])
    expect(index.get('a')).toBe(before)
    expect(index.read()).toBe(index.read())
  })
})
