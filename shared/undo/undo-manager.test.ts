import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { makeTextAnchor } from '../comments/anchor.ts'
import { attach } from '../comments/attach.ts'
import { contentOf } from '../plan/content-hash.ts'
import { changeActivity, createActivity, removeActivity, restoreActivity } from '../plan/edit-plan.ts'
import { activityRecords, LOCAL_EDIT, sectionText } from '../plan/plan-document.ts'
import { readActivities } from '../plan/read-plan.ts'
import { paragraphsFrom, plainText } from '../plan/rich-text.ts'
import { appendRichText, readRichText } from '../plan/rich-text-document.ts'
import type { UndoManager } from './undo-manager.ts'
import { planUndoManager } from './undo-managers.ts'

interface Person {
  document: Y.Doc
  undo: UndoManager
  /** One edit, which is a step of its own. */
  edit(change: () => void): void
  text: Y.XmlFragment
}

function person(document: Y.Doc): Person {
  const undo = planUndoManager(document, {
    trackedOrigins: [LOCAL_EDIT],
    captureTimeout: Number.POSITIVE_INFINITY,
  })
  return {
    document,
    undo,
    edit: (change) => {
      undo.stopCapturing()
      document.transact(change, LOCAL_EDIT)
      undo.stopCapturing()
    },
    text: sectionText(document, 1),
  }
}

/** Two people with a section of one paragraph, the same to both. */
function twoPeople(words: string): { anna: Person; bo: Person; exchange(): void } {
  const [one, other] = [new Y.Doc(), new Y.Doc()]
  appendRichText(sectionText(one, 1), paragraphsFrom(words))
  createActivity(
    one,
    'a',
    { party: 'joint', category: 1, rank: 'a0', title: 'Messe', place: 'Ballerup' },
    'x',
  )
  const exchange = () => {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
    }
  }
  exchange()
  return { anna: person(one), bo: person(other), exchange }
}

function reload(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document))
  return copy
}

function block({ text }: Person, index = 0): Y.XmlElement {
  const node = text.get(index)
  if (!(node instanceof Y.XmlElement)) throw new Error(`No block ${index}.`)
  return node
}

function words(of: Person, index = 0): Y.XmlText {
  const node = block(of, index).get(0)
  if (!(node instanceof Y.XmlText)) throw new Error(`No words in block ${index}.`)
  return node
}

function lines({ text }: Person): string[] {
  return plainText(readRichText(text)).split('\n')
}

function paragraph(line: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(line)])
  return element
}

function place({ document }: Person): unknown {
  return activityRecords(document).get('a')?.get('place')
}

/** Each item of a list must have been put in between two that stood in that order. */
function itemsOutOfOrder(type: Y.ContentType['type']): Y.Item[] {
  const items: Y.Item[] = []
  for (let item = type._start; item !== null; item = item.right) items.push(item)
  const positions = new Map<string, number>()
  items.forEach(({ id, length }, index) => {
    for (let offset = 0; offset < length; offset++) positions.set(`${id.client}:${id.clock + offset}`, index)
  })
  const positionOf = (id: Y.ID | null, none: number) =>
    id ? (positions.get(`${id.client}:${id.clock}`) ?? none) : none
  const within = items.flatMap(({ content }) =>
    content instanceof Y.ContentType ? itemsOutOfOrder(content.type) : [],
  )
  return [
    ...items.filter(
      ({ origin, rightOrigin }, index) =>
        positionOf(origin, -1) >= index || positionOf(rightOrigin, items.length) <= index,
    ),
    ...within,
  ]
}

describe('undo', () => {
  test('[PLAN-12] puts back between neighbours what was written right after a restored paragraph', () => {
    const { anna } = twoPeople('nul')
    appendRichText(anna.text, [{ kind: 'quote', blocks: paragraphsFrom('en\ntre') }])
    const quote = block(anna, 1)
    anna.edit(() => quote.delete(0, 1))
    anna.undo.undo()
    anna.edit(() => quote.insert(1, [paragraph('to')]))
    anna.edit(() => anna.text.delete(1, 1))
    anna.undo.undo()
    expect(lines(anna)).toEqual(['nul', 'en', 'to', 'tre'])
    expect(itemsOutOfOrder(anna.text)).toEqual([])
    expect(contentOf(reload(anna.document))).toBe(contentOf(anna.document))
  })

  test('[PLAN-12] puts back at the end of restored words, also where somebody has written into these', () => {
    const { anna, bo, exchange } = twoPeople('abcdef')
    anna.edit(() => words(anna).delete(3, 3))
    anna.edit(() => anna.text.delete(0, 1))
    anna.undo.undo()
    exchange()
    words(bo).insert(1, 'X')
    exchange()
    anna.undo.undo()
    exchange()
    expect(lines(anna)).toEqual(['aXbcdef'])
    expect(lines(bo)).toEqual(['aXbcdef'])
  })

  test('[PLAN-13] takes all of my words away, also where another has written in the middle of restored ones', () => {
    const { anna, bo, exchange } = twoPeople('først')
    anna.edit(() => words(anna).insert(5, ' sidst'))
    anna.edit(() => anna.text.delete(0, 1))
    anna.undo.undo()
    exchange()
    words(bo).insert(8, '…')
    exchange()
    anna.undo.undo()
    expect(lines(anna)).toEqual(['først…'])
    anna.undo.redo()
    exchange()
    expect(lines(anna)).toEqual(['først si…dst'])
    expect(lines(bo)).toEqual(lines(anna))
  })

  test('[PLAN-13] goes back to the beginning and forth to the end, step by step', () => {
    const { anna } = twoPeople('en')
    const seen = [contentOf(anna.document)]
    const edits: (() => void)[] = [
      () => words(anna).insert(2, ' to tre'),
      () => words(anna).format(3, 2, { bold: {} }),
      () => anna.text.insert(1, [paragraph('fire')]),
      () => words(anna).delete(0, 5),
      () => anna.text.delete(0, 1),
      () => anna.text.insert(0, [paragraph('fem')]),
      () => changeActivity(anna.document, 'a', { place: 'Odense', partners: ['FMI'] }, LOCAL_EDIT),
      () => removeActivity(anna.document, 'a', LOCAL_EDIT),
      () => anna.text.delete(0, 2),
    ]
    for (const edit of edits) {
      anna.edit(edit)
      seen.push(contentOf(anna.document))
    }
    for (let round = 0; round < 3; round++) {
      for (const content of seen.toReversed().slice(1)) {
        anna.undo.undo()
        expect(contentOf(anna.document)).toBe(content)
      }
      expect(anna.undo.canUndo()).toBe(false)
      for (const content of seen.slice(1)) {
        anna.undo.redo()
        expect(contentOf(anna.document)).toBe(content)
      }
      expect(anna.undo.canRedo()).toBe(false)
    }
  })

  test('[PLAN-13] leaves every element in which another has written, a list item with its first paragraph', () => {
    const { anna, bo, exchange } = twoPeople('før')
    anna.edit(() => {
      appendRichText(anna.text, [
        {
          kind: 'list',
          ordered: false,
          start: 1,
          items: [paragraphsFrom('mit'), paragraphsFrom('også mit')],
        },
        { kind: 'heading', level: 4, runs: [{ text: 'overskrift' }] },
      ])
    })
    exchange()
    const item = block(bo, 1).get(0)
    if (!(item instanceof Y.XmlElement)) throw new Error('No list item.')
    appendRichText(item, [{ kind: 'list', ordered: false, start: 1, items: [paragraphsFrom('deres')] }])
    words(bo, 2).insert(10, '!')
    exchange()
    anna.undo.undo()
    exchange()
    expect(readRichText(anna.text)).toEqual([
      { kind: 'paragraph', runs: [{ text: 'før' }] },
      {
        kind: 'list',
        ordered: false,
        start: 1,
        items: [
          [
            { kind: 'paragraph', runs: [] },
            { kind: 'list', ordered: false, start: 1, items: [paragraphsFrom('deres')] },
          ],
        ],
      },
      { kind: 'heading', level: 4, runs: [{ text: '!' }] },
    ])
    anna.undo.redo()
    exchange()
    expect(contentOf(bo.document)).toBe(contentOf(anna.document))
    expect(plainText(readRichText(bo.text))).toContain('deres')
  })

  test('[PLAN-13] sets a field back only while what I wrote still stands in it', () => {
    const { anna, bo, exchange } = twoPeople('')
    anna.edit(() => changeActivity(anna.document, 'a', { place: 'Odense' }, LOCAL_EDIT))
    exchange()
    bo.edit(() => changeActivity(bo.document, 'a', { place: 'Aarhus' }, LOCAL_EDIT))
    exchange()
    anna.undo.undo()
    expect(place(anna)).toBe('Aarhus')
    bo.undo.undo()
    exchange()
    // Odense stands again, but Anna has already gone back past it.
    anna.undo.undo()
    expect(place(anna)).toBe('Odense')
  })

  test.each([
    ['a value', { place: 'Odense' }, { place: 'Aarhus' }, 'place', 'Ballerup'],
    ['a value where there was none', { goal: 'tyve møder' }, { goal: '' }, 'goal', undefined],
  ] as const)(
    '[PLAN-13] takes back what stands again since another took back what they had put in its place: %s',
    (_name, mine, theirs, field, before) => {
      const { anna, bo, exchange } = twoPeople('')
      anna.edit(() => changeActivity(anna.document, 'a', mine, LOCAL_EDIT))
      exchange()
      bo.edit(() => changeActivity(bo.document, 'a', theirs, LOCAL_EDIT))
      exchange()
      bo.undo.undo()
      exchange()
      anna.undo.undo()
      exchange()
      expect(activityRecords(bo.document).get('a')?.get(field)).toBe(before)
      anna.undo.redo()
      exchange()
      expect(activityRecords(bo.document).get('a')?.get(field)).toBe(Object.values(mine)[0])
    },
  )

  test('[PLAN-6] brings back an activity that I deleted, another brought back, and then not', () => {
    const { anna, bo, exchange } = twoPeople('')
    anna.edit(() => removeActivity(anna.document, 'a', LOCAL_EDIT))
    exchange()
    bo.edit(() => restoreActivity(bo.document, 'a', LOCAL_EDIT))
    exchange()
    bo.undo.undo()
    exchange()
    expect(readActivities(anna.document, BUILT_IN_CATEGORIES)).toHaveLength(0)
    anna.undo.undo()
    exchange()
    expect(readActivities(bo.document, BUILT_IN_CATEGORIES)).toHaveLength(1)
  })

  test('[PLAN-13] leaves a field empty that another has cleared, and fills one that I had cleared', () => {
    const { anna, bo, exchange } = twoPeople('')
    anna.edit(() => changeActivity(anna.document, 'a', { place: 'Odense' }, LOCAL_EDIT))
    exchange()
    bo.edit(() => changeActivity(bo.document, 'a', { place: '' }, LOCAL_EDIT))
    exchange()
    anna.undo.undo()
    expect(place(anna)).toBeUndefined()
    bo.undo.undo()
    expect(place(bo)).toBe('Odense')
  })

  test('[PLAN-13] sets a field back to what stood there when two had written in it at once', () => {
    const { anna, bo, exchange } = twoPeople('')
    bo.edit(() => changeActivity(bo.document, 'a', { place: 'Aarhus' }, LOCAL_EDIT))
    anna.edit(() => changeActivity(anna.document, 'a', { place: 'Odense' }, LOCAL_EDIT))
    exchange()
    const winner = place(anna) === 'Odense' ? anna : bo
    winner.undo.undo()
    exchange()
    expect([place(anna), place(bo)]).toEqual(['Ballerup', 'Ballerup'])
  })

  test('[PLAN-13] gives everyone the heading as it was when it was changed and deleted in one step', () => {
    const { anna, bo, exchange } = twoPeople('en')
    appendRichText(anna.text, [{ kind: 'heading', level: 3, runs: [{ text: 'to' }] }])
    exchange()
    const before = contentOf(bo.document)
    anna.edit(() => {
      block(anna, 1).setAttribute('level', '4')
      anna.text.delete(1, 1)
    })
    exchange()
    anna.undo.undo()
    exchange()
    expect(contentOf(bo.document)).toBe(before)
    expect(contentOf(anna.document)).toBe(before)
  })

  test('[PLAN-13] brings my words back into a paragraph that was itself brought back', () => {
    const { anna, exchange, bo } = twoPeople('en to tre')
    anna.edit(() => words(anna).delete(3, 3))
    anna.edit(() => anna.text.delete(0, 1))
    exchange()
    anna.undo.undo()
    exchange()
    words(bo).insert(6, ' fire')
    exchange()
    anna.undo.undo()
    exchange()
    expect(lines(bo)).toEqual(['en to tre fire'])
  })

  test('[PLAN-13] brings nothing back into a paragraph that another has deleted, and goes on to the step before', () => {
    const { anna, bo, exchange } = twoPeople('en\nto')
    anna.edit(() => words(anna, 1).insert(2, '!'))
    anna.edit(() => words(anna, 0).delete(0, 1))
    exchange()
    bo.text.delete(0, 1)
    exchange()
    anna.undo.undo()
    expect(lines(anna)).toEqual(['to'])
    expect(anna.undo.canUndo()).toBe(false)
  })

  test('keeps a comment on words that were deleted and brought back with their paragraph', () => {
    const { anna, bo, exchange } = twoPeople('en to tre')
    const anchor = makeTextAnchor(anna.document, { kind: 'section', category: 1 }, 3, 5)
    if (!anchor) throw new Error('No anchor.')
    anna.edit(() => anna.text.insert(0, [paragraph('to to to')]))
    anna.edit(() => anna.text.delete(1, 1))
    anna.undo.undo()
    expect(attach(anna.document, anchor)).toMatchObject({ from: 12, to: 14 })
    exchange()
    expect(attach(bo.document, anchor)).toEqual(attach(anna.document, anchor))
  })

  test('tells of each step as it is added and taken back, with what it changed and what was noted on it', () => {
    const { anna } = twoPeople('en')
    const heard: string[] = []
    const isTextIn = (types: ReadonlyMap<unknown, unknown>) => types.has(anna.text)
    anna.undo.on('stack-item-added', ({ stackItem, type, changedParentTypes }) => {
      heard.push(`added ${type} ${isTextIn(changedParentTypes)}`)
      stackItem.meta.set('noted', heard.length)
    })
    anna.undo.on('stack-item-popped', ({ stackItem, type, changedParentTypes }) => {
      heard.push(`popped ${type} ${isTextIn(changedParentTypes)} ${stackItem.meta.get('noted')}`)
    })
    anna.edit(() => words(anna).insert(2, '!'))
    anna.undo.undo()
    anna.undo.redo()
    expect(anna.undo.undo()).not.toBeNull()
    expect(anna.undo.undo()).toBeNull()
    expect(heard).toEqual([
      'added undo true',
      'added redo true',
      'popped undo true 1',
      'added undo true',
      'popped redo true 2',
      'added redo true',
      'popped undo true 4',
    ])
  })

  test('takes an edit apart from others only when asked, and one that is no part of the history never', () => {
    const { anna } = twoPeople('')
    anna.edit(() => anna.text.insert(0, [paragraph('en')]))
    anna.document.transact(() => anna.text.insert(0, [paragraph('af en anden')]), 'elsewhere')
    anna.document.transact((transaction) => {
      transaction.meta.set('addToHistory', false)
      anna.text.insert(0, [paragraph('uden for')])
    }, LOCAL_EDIT)
    anna.document.transact(() => anna.text.insert(0, [paragraph('to')]), LOCAL_EDIT)
    anna.document.transact(() => anna.text.insert(0, [paragraph('tre')]), LOCAL_EDIT)
    anna.undo.undo()
    expect(lines(anna)).toEqual(['uden for', 'af en anden', 'en'])
    anna.undo.undo()
    expect(lines(anna)).toEqual(['uden for', 'af en anden'])
    expect(readActivities(anna.document, BUILT_IN_CATEGORIES)).toHaveLength(1)
  })
})
