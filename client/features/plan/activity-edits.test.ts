import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { markAgreed } from '#shared/sign-off/agreed-sections.ts'
import { ActivityEdits } from './activity-edits.ts'
import { LiveActivityIndex } from './activity-index.ts'
import { PlanUndo } from './plan-undo.ts'

function plan() {
  const document = new Y.Doc()
  const activities = new LiveActivityIndex(document, BUILT_IN_CATEGORIES)
  const undo = new PlanUndo(document)
  const edits = new ActivityEdits(document, activities, undo)
  const add = (title: string) => {
    const id = edits.add(2, 'censec')
    edits.change(id, { title })
    return id
  }
  const get = (id: string) => {
    const activity = activities.get(id)
    if (!activity) throw new Error(`No activity ${id}.`)
    return activity
  }
  const titles = (category: 1 | 2) => edits.of(category).map(({ title }) => title)
  return { document, edits, undo, add, get, titles }
}

describe('ActivityEdits', () => {
  it('[SIGN-7] leaves alone what is agreed: nothing in it changes, comes in or goes out', () => {
    const { document, edits, add, get, titles } = plan()
    const a = add('A')
    const b = add('B')
    edits.moveTo(get(b), 1, 0)
    edits.remove(add('C'))
    markAgreed(document, 2, 'hash')
    edits.change(a, { title: 'Andet' })
    edits.remove(a)
    edits.moveTo(get(a), 1, 0)
    edits.moveTo(get(b), 2, 0)
    expect([titles(1), titles(2)]).toEqual([['B'], ['A']])
    markAgreed(document, 2, undefined)
    edits.moveTo(get(b), 2, 0)
    expect(titles(2)).toEqual(['B', 'A'])
  })

  it('moves up, down and to a place in another section', () => {
    const { edits, add, get, titles } = plan()
    const a = add('A')
    add('B')
    const c = add('C')
    edits.moveBy(get(c), -1)
    expect(titles(2)).toEqual(['A', 'C', 'B'])
    edits.moveBy(get(a), 1)
    expect(titles(2)).toEqual(['C', 'A', 'B'])
    edits.moveTo(get(a), 1, 0)
    edits.moveTo(get(c), 1, 0)
    expect(titles(1)).toEqual(['C', 'A'])
    expect(titles(2)).toEqual(['B'])
  })

  it('copies every field and the body right after the original', () => {
    const { edits, add, get, titles } = plan()
    const a = add('A')
    add('B')
    edits.change(a, { audience: ['SMV’er'], budget: 1000, description: 'To\nlinjer', status: 'confirmed' })
    const copy = get(edits.duplicate(get(a), 'A (kopi)'))
    expect(titles(2)).toEqual(['A', 'A (kopi)', 'B'])
    expect(copy).toMatchObject({
      audience: ['SMV’er'],
      budget: 1000,
      description: 'To\nlinjer',
      status: 'planned',
    })
  })

  it('makes each of its edits one step of undo, moves and deletions included', () => {
    const { edits, undo, add, get, titles } = plan()
    const a = add('A')
    add('B')
    edits.moveBy(get(a), 1)
    edits.remove(a)
    expect(titles(2)).toEqual(['B'])
    undo.undo()
    expect(titles(2)).toEqual(['B', 'A'])
    undo.undo()
    expect(titles(2)).toEqual(['A', 'B'])
    undo.redo()
    expect(titles(2)).toEqual(['B', 'A'])
  })
})

describe('[TABLE-5] several activities', () => {
  it('are changed in one step, which one undo takes back; what is agreed or gone is not among them', () => {
    const { document, edits, undo, add, get } = plan()
    const [a, b, agreed] = [add('A'), add('B'), add('C')]
    edits.moveTo(get(agreed), 1, 0)
    markAgreed(document, 1, 'hash')
    expect(edits.changeAll([a, b, agreed, 'gone'], { status: 'done' })).toBe(2)
    expect([a, b, agreed].map((id) => get(id).status)).toEqual(['done', 'done', get(agreed).status])
    expect(get(agreed).status).not.toBe('done')
    undo.undo()
    expect([a, b].map((id) => get(id).status)).not.toContain('done')
    expect(get(a).title).toBe('A')
  })
})
