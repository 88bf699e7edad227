import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createActivity, removeActivity, restoreActivity } from '../plan/edit-plan.ts'
import { activityRecords, bodyOf, sectionText } from '../plan/plan-document.ts'
import { replaceBodyText } from '../plan/replace-body-text.ts'
import { appendRichText } from '../plan/rich-text-document.ts'
import { flatText } from '../plan/text-offsets.ts'
import { makeTextAnchor } from './anchor.ts'
import { Attachments, attach, withRivals } from './attach.ts'
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
  return bodyIn(document, activityId)
}

function bodyIn(plan: Y.Doc, activityId: string): Y.XmlFragment {
  const record = activityRecords(plan).get(activityId)
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
  const attachment = attach(document, anchor)
  if (attachment.kind === 'detached') return undefined
  const { place, from, to } = attachment
  const fragment = place.kind === 'body' ? body(place.activityId) : sectionText(document, place.category)
  return flatText(fragment).slice(from, to)
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
    expect(attach(document, anchor)).toMatchObject({ place: { kind: 'body', activityId: 'b' } })
    expect(words()).toBe(QUOTE)
  })

  test('when they are cut and pasted into a section’s own text', () => {
    body().delete(1, 1)
    appendRichText(sectionText(document, 3), [{ kind: 'paragraph', runs: [{ text: LINE }] }])
    expect(attach(document, anchor)).toMatchObject({ place: { kind: 'section', category: 3 } })
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

describe('[COMMENT-4] words that are no longer letter by letter where they were', () => {
  test('are found by most of them, where the text was written anew with a few others', () => {
    body().delete(0, body().length)
    body().insert(0, [paragraphOf('Vi holder matchmaking med store tyske hovedleverandørerne i Hamborg.')])
    expect(words()).toBe('matchmaking med store tyske hovedleverandørerne')
  })

  test('are found by what is left of the surroundings, where they say little themselves', () => {
    anchor = anchorOn('Hamborg')
    body().delete(1, 1)
    body('b').insert(0, [paragraphOf('I maj holder vi matchmaking med tyske virksomheder i Hamborg.')])
    expect(words()).toBe('Hamborg')
  })

  test('are kept while some of them are left where they stood', () => {
    const text = paragraph(1)
    text.delete(LINE.indexOf('med tyske'), 'med tyske'.length)
    text.insert(LINE.indexOf('med tyske'), 'sammen med alle de danske')
    expect(words()).toBe('matchmaking sammen med alle de danske hovedleverandører')
  })

  test('are found alike by who undid their deletion and by who only hears of it', () => {
    const other = new Y.Doc()
    const undo = new Y.UndoManager(body(), { trackedOrigins: new Set(['typing']), captureTimeout: 0 })
    document.transact(() => paragraph(1).delete(0, LINE.length), 'typing')
    undo.undo()
    document.transact(() => paragraph(1).insert(LINE.indexOf('tyske'), 'store '), 'typing')
    Y.applyUpdate(other, Y.encodeStateAsUpdate(document))
    expect(words()).toBe('matchmaking med store tyske hovedleverandører')
    expect(attach(other, anchor)).toEqual(attach(document, anchor))
  })
})

describe('[COMMENT-5] of two places that fit alike none is guessed', () => {
  test('where the words were cut, and pasted twice', () => {
    body().delete(1, 1)
    body('b').insert(0, [paragraphOf(LINE), paragraphOf(LINE)])
    expect(words()).toBeUndefined()
  })

  test('but the one with the surroundings is taken', () => {
    body().delete(1, 1)
    body('b').insert(0, [paragraphOf(`Uden for nummer: ${QUOTE}`), paragraphOf(LINE)])
    expect(attach(document, anchor)).toMatchObject({ from: flatText(body('b')).lastIndexOf(QUOTE) })
  })

  test('where the same words stood elsewhere from the beginning, and the commented ones go', () => {
    body('b').insert(0, [paragraphOf(LINE)])
    anchor = withRivals(document, anchor)
    expect(anchor.rivals?.elsewhere).toBeGreaterThan(0)
    removeActivity(document, 'a', 'test')
    expect(words()).toBeUndefined()
    restoreActivity(document, 'a', 'test')
    expect(words()).toBe(QUOTE)
  })

  test('where much the same stood in the next line from the beginning', () => {
    body().insert(2, [paragraphOf('Vi holder matchmaking med norske hovedleverandører i Hamborg.')])
    anchor = withRivals(document, anchor)
    paragraph(1).delete(LINE.indexOf(QUOTE), QUOTE.length)
    paragraph(1).insert(LINE.indexOf(QUOTE), 'en reception på ambassaden')
    expect(words()).toBeUndefined()
  })

  test('but words with rivals are followed when they move with what stands around them', () => {
    body().insert(2, [paragraphOf('Siden rejser vi til Kiel og måske igen Hamborg.')])
    anchor = withRivals(document, anchorOn('Hamborg'))
    body().delete(1, 1)
    appendRichText(sectionText(document, 3), [{ kind: 'paragraph', runs: [{ text: LINE }] }])
    expect(attach(document, anchor)).toMatchObject({ place: { kind: 'section', category: 3 } })
    expect(words()).toBe('Hamborg')
  })

  test('and words that nothing else is like have no rivals', () => {
    expect(withRivals(document, anchor).rivals).toBeUndefined()
  })
})

describe('[COMMENT-6] a detached thread says what it was about', () => {
  test('with its words, and the section of an activity that is gone', () => {
    removeActivity(document, 'a', 'test')
    expect(attach(document, anchor)).toEqual({ kind: 'detached', quote: QUOTE, section: 2 })
  })
})

describe('[COMMENT-7] following', () => {
  const WORDS = ['matchmaking', 'med', 'tyske', 'hovedleverandører', 'i Hamborg', 'eksport', 'klyngen', '\n']
  const edit = fc.record({
    what: fc.constantFrom('write', 'cut', 'paste', 'undo', 'remove', 'restore', 'look'),
    activityId: fc.constantFrom('a', 'b'),
    at: fc.nat(80),
    length: fc.nat(50),
    word: fc.constantFrom(...WORDS),
  })

  test('answers after every edit as if it looked at the whole plan for the first time', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 10, maxLength: 40 }), (edits) => {
        const plan = new Y.Doc()
        Y.applyUpdate(plan, Y.encodeStateAsUpdate(document))
        const undo = new Y.UndoManager([bodyIn(plan, 'a'), bodyIn(plan, 'b')], { captureTimeout: 0 })
        const anchors = new Map<string, TextAnchor>()
        for (const quote of [QUOTE, 'Hamborg', 'Til sidst middag']) anchors.set(quote, anchorOn(quote))
        const attachments = new Attachments(plan)
        let clipboard = ''
        for (const { what, activityId, at, length, word } of edits) {
          const paragraphs = bodyIn(plan, activityId)
          const lines = flatText(paragraphs)
          if (what === 'cut') clipboard = lines.slice(at, at + length)
          if (what === 'write') replaceBodyText(paragraphs, `${lines.slice(0, at)}${word} ${lines.slice(at)}`)
          if (what === 'cut') replaceBodyText(paragraphs, lines.slice(0, at) + lines.slice(at + length))
          if (what === 'paste') replaceBodyText(paragraphs, lines.slice(0, at) + clipboard + lines.slice(at))
          if (what === 'undo') undo.undo()
          if (what === 'remove') removeActivity(plan, activityId, 'test')
          if (what === 'restore') restoreActivity(plan, activityId, 'test')
          if (what === 'look') attachments.attach(anchors)
        }
        const followed = attachments.attach(anchors)
        for (const [id, one] of anchors) expect(followed.get(id)).toEqual(attach(plan, one))
        const elsewhere = new Y.Doc()
        Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(plan))
        for (const [id, one] of anchors) expect(followed.get(id)).toEqual(attach(elsewhere, one))
        attachments.stop()
      }),
      { numRuns: 150 },
    )
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
  expect(attach(document, anchor)).toMatchObject({ from: flatText(body()).lastIndexOf(QUOTE) })
})

test('an anchor without the spaces at its ends, and none on nothing', () => {
  const text = flatText(body())
  const from = text.indexOf(QUOTE) - 1
  expect(makeTextAnchor(document, PLACE, from, from + QUOTE.length + 2)?.quote).toBe(QUOTE)
  expect(makeTextAnchor(document, PLACE, 3, 3)).toBeUndefined()
  expect(makeTextAnchor(document, { kind: 'body', activityId: 'nobody' }, 0, 5)).toBeUndefined()
})
