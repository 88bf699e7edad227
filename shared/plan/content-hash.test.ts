import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { contentHash, contentHashInSteps, contentOf } from './content-hash.ts'
import { createActivity } from './edit-plan.ts'
import { activityRecords, bodyOf, sectionText } from './plan-document.ts'
import type { RichText } from './rich-text.ts'
import { appendRichText } from './rich-text-document.ts'

const text: RichText = [
  { kind: 'paragraph', runs: [{ text: 'En ' }, { text: 'fed', bold: true, italic: true }, { text: ' dag' }] },
  { kind: 'list', ordered: true, start: 3, items: [[{ kind: 'paragraph', runs: [{ text: 'punkt' }] }]] },
]

function plan(): Y.Doc {
  const document = new Y.Doc()
  appendRichText(sectionText(document, 1), text)
  createActivity(
    document,
    'a',
    { party: 'censec', category: 1, rank: 'a0', title: 'Messe', audience: ['SMV', 'FMI'], body: text },
    'test',
  )
  return document
}

function reload(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document))
  return copy
}

function paragraphOf(document: Y.Doc): Y.XmlText {
  const record = activityRecords(document).get('a')
  const paragraph = record && bodyOf(record)?.get(0)
  const words = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined
  if (!(words instanceof Y.XmlText)) throw new Error('The activity has no words.')
  return words
}

describe('the content hash', () => {
  test('is the same for a copy, for another history, and whichever roots have been asked for', () => {
    const document = plan()
    expect(contentHash(reload(document))).toBe(contentHash(document))
    expect(contentHash(plan())).toBe(contentHash(document))
    const copy = reload(document)
    copy.getMap('nothing')
    for (const word of ['x', 'y']) paragraphOf(copy).insert(3, word)
    paragraphOf(copy).delete(3, 2)
    expect(contentHash(copy)).toBe(contentHash(document))
    expect(contentHash(new Y.Doc())).toBe(contentHash(reload(new Y.Doc())))
  })

  test('is the same when it is read in steps, of which each activity is one', () => {
    const document = plan()
    for (let count = 0; count < 50; count++)
      createActivity(document, `b${count}`, { party: 'difos', category: 2, rank: `a${count}` }, 'test')
    const steps = contentHashInSteps(document)
    let count = 0
    let step = steps.next()
    for (; !step.done; step = steps.next()) count++
    expect(step.value).toBe(contentHash(document))
    expect(count).toBeGreaterThan(50)
  })

  test('is the same when a mark is set where it stands already', () => {
    const document = plan()
    const before = contentOf(document)
    paragraphOf(document).format(4, 1, { bold: {} })
    expect(contentOf(document)).toBe(before)
  })

  test('is another for any word, order, mark, attribute or field', () => {
    const changes: ((document: Y.Doc) => void)[] = [
      (document) => paragraphOf(document).insert(0, ' '),
      (document) => paragraphOf(document).delete(0, 1),
      (document) => {
        paragraphOf(document).delete(0, 1)
        paragraphOf(document).insert(1, 'E')
      },
      (document) => paragraphOf(document).format(0, 2, { bold: {} }),
      (document) => paragraphOf(document).format(3, 3, { bold: null }),
      (document) => sectionText(document, 1).delete(1, 1),
      (document) => sectionText(document, 1).insert(0, [new Y.XmlElement('paragraph')]),
      (document) => {
        const list = sectionText(document, 1).get(1)
        if (list instanceof Y.XmlElement) list.setAttribute('start', '4')
      },
      (document) => activityRecords(document).get('a')?.set('place', 'Ballerup'),
      (document) => activityRecords(document).get('a')?.set('budget', 0),
      (document) => activityRecords(document).get('a')?.delete('status'),
      (document) => activityRecords(document).delete('a'),
    ]
    const hashes = changes.map((change) => {
      const document = plan()
      change(document)
      return contentHash(document)
    })
    expect(new Set([contentHash(plan()), ...hashes]).size).toBe(changes.length + 1)
  })

  test('tells words that look like elements or marks from these', () => {
    const [words, marked] = [new Y.Doc(), new Y.Doc()]
    appendRichText(sectionText(words, 1), [{ kind: 'paragraph', runs: [{ text: '<bold>fed</bold>' }] }])
    appendRichText(sectionText(marked, 1), [{ kind: 'paragraph', runs: [{ text: 'fed', bold: true }] }])
    expect(contentHash(words)).not.toBe(contentHash(marked))
  })
})
