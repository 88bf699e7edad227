import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createActivity, removeActivity, restoreActivity } from '../plan/edit-plan.ts'
import { activityRecords, bodyOf, sectionText } from '../plan/plan-document.ts'
import { appendRichText } from '../plan/rich-text-document.ts'
import { flatText } from '../plan/text-offsets.ts'
import { makeTextAnchor, resolveAnchor } from './anchor.ts'
import type { TextAnchor, TextPlace } from './thread.ts'

const QUOTE = 'matchmaking med tyske hovedleverandører'
const LINE = `Vi holder ${QUOTE} i Hamborg.`
const PLACE: TextPlace = { kind: 'body', activityId: 'a' }

let document: Y.Doc
let anchor: TextAnchor

beforeEach(() => {
  document = new Y.Doc()
  const fields = { party: 'censec', category: 2, rank: 'a0' } as const
  createActivity(
    document,
    'a',
    { ...fields, description: `Først en indledning.\n${LINE}\nTil sidst middag.` },
    'test',
  )
  createActivity(document, 'b', { ...fields, rank: 'a1', description: 'En anden aktivitet.' }, 'test')
  anchor = anchorOn(QUOTE)
})

function body(activityId = 'a'): Y.XmlFragment {
  const record = activityRecords(document).get(activityId)
  const fragment = record && bodyOf(record)
  if (!fragment) throw new Error(`There is no activity ${activityId}.`)
  return fragment
}

function anchorOn(words: string): TextAnchor {
  const from = flatText(body()).indexOf(words)
  const made = makeTextAnchor(document, PLACE, from, from + words.length)
  if (!made) throw new Error('No anchor was made.')
  return made
}

function words(): string | undefined {
  const range = resolveAnchor(document, anchor)
  if (!range) return undefined
  const fragment =
    range.place.kind === 'body' ? body(range.place.activityId) : sectionText(document, range.place.category)
  return flatText(fragment).slice(range.from, range.to)
}

function paragraph(index: number, activityId = 'a'): Y.XmlText {
  const element = body(activityId).get(index)
  const text = element instanceof Y.XmlElement ? element.get(0) : undefined
  if (!(text instanceof Y.XmlText)) throw new Error(`There is no paragraph ${index}.`)
  return text
}

function paragraphOf(text: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(text)])
  return element
}

describe('[COMMENT-2] an anchor follows its words', () => {
  test('as they were', () => expect(words()).toBe(QUOTE))

  test('when something is written before', () => {
    paragraph(0).insert(0, 'Nyt. ')
    paragraph(1).insert(0, 'I maj: ')
    expect(words()).toBe(QUOTE)
  })

  test('when something is written inside', () => {
    paragraph(1).insert(LINE.indexOf('tyske'), 'store ')
    expect(words()).toBe('matchmaking med store tyske hovedleverandører')
  })

  test('when something is written right before and right after, which is not taken in', () => {
    paragraph(1).insert(LINE.indexOf(QUOTE) + QUOTE.length, ' og svenske')
    paragraph(1).insert(LINE.indexOf(QUOTE), 'endnu en ')
    expect(words()).toBe(QUOTE)
  })

  test('when some of them are deleted', () => {
    paragraph(1).delete(LINE.indexOf('tyske '), 'tyske '.length)
    expect(words()).toBe('matchmaking med hovedleverandører')
  })

  test('when the paragraph is split in the middle of them', () => {
    const at = LINE.indexOf('tyske')
    document.transact(() => {
      paragraph(1).delete(at, LINE.length - at)
      body().insert(2, [paragraphOf(LINE.slice(at))])
    })
    expect(words()).toBe('matchmaking med \ntyske hovedleverandører')
  })

  test('when the paragraph is joined with the one before', () => {
    document.transact(() => {
      body().delete(1, 1)
      paragraph(0).insert(paragraph(0).length, LINE)
    })
    expect(words()).toBe(QUOTE)
  })

  test('when they are cut and pasted into another activity', () => {
    body().delete(1, 1)
    expect(words()).toBeUndefined()
    body('b').insert(0, [paragraphOf(LINE)])
    expect(resolveAnchor(document, anchor)?.place).toEqual({ kind: 'body', activityId: 'b' })
    expect(words()).toBe(QUOTE)
  })

  test('when they are cut and pasted into a section’s own text', () => {
    body().delete(1, 1)
    appendRichText(sectionText(document, 3), [{ kind: 'paragraph', runs: [{ text: LINE }] }])
    expect(resolveAnchor(document, anchor)?.place).toEqual({ kind: 'section', category: 3 })
    expect(words()).toBe(QUOTE)
  })

  test('when their deletion is undone', () => {
    const undo = new Y.UndoManager(body(), { trackedOrigins: new Set(['typing']), captureTimeout: 0 })
    document.transact(() => paragraph(1).delete(LINE.indexOf(QUOTE), QUOTE.length), 'typing')
    expect(words()).toBeUndefined()
    undo.undo()
    expect(words()).toBe(QUOTE)
  })

  test('when the activity is removed and brought back', () => {
    removeActivity(document, 'a', 'test')
    expect(words()).toBeUndefined()
    restoreActivity(document, 'a', 'test')
    expect(words()).toBe(QUOTE)
  })

  test('when others edit at the same time and the edits merge', () => {
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(document))
    paragraph(1).insert(0, 'Min tilføjelse. ')
    const record = activityRecords(other).get('a')
    const element = record && bodyOf(record)?.get(1)
    const text = element instanceof Y.XmlElement ? element.get(0) : undefined
    if (text instanceof Y.XmlText) text.insert(LINE.length, ' Din tilføjelse.')
    Y.applyUpdate(document, Y.encodeStateAsUpdate(other))
    expect(flatText(body())).toContain('Din tilføjelse.')
    expect(words()).toBe(QUOTE)
  })
})

describe('[COMMENT-2] an anchor lets go rather than point at other words', () => {
  test('when its words are replaced by others', () => {
    const text = paragraph(1)
    text.delete(LINE.indexOf(QUOTE), QUOTE.length)
    text.insert(LINE.indexOf(QUOTE), 'en reception på ambassaden')
    expect(words()).toBeUndefined()
  })

  test('when a short quote is found only in other surroundings', () => {
    anchor = anchorOn('Hamborg')
    body().delete(1, 1)
    body('b').insert(0, [paragraphOf('Hamborg')])
    expect(words()).toBeUndefined()
  })

  test('when its positions are no positions', () => {
    anchor = { ...anchor, start: '{"type":1}', end: 'null', quote: 'står ingen steder' }
    expect(words()).toBeUndefined()
  })
})

test('[COMMENT-2] of the same words in two places the anchored ones are kept', () => {
  document.transact(() => paragraph(0).insert(0, `${QUOTE} som i fjor. `))
  expect(resolveAnchor(document, anchor)?.from).toBe(flatText(body()).lastIndexOf(QUOTE))
})

test('an anchor without the spaces at its ends, and none on nothing', () => {
  const text = flatText(body())
  const from = text.indexOf(QUOTE) - 1
  expect(makeTextAnchor(document, PLACE, from, from + QUOTE.length + 2)?.quote).toBe(QUOTE)
  expect(makeTextAnchor(document, PLACE, 3, 3)).toBeUndefined()
  expect(makeTextAnchor(document, { kind: 'body', activityId: 'nobody' }, 0, 5)).toBeUndefined()
})
