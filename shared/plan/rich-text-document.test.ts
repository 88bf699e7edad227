import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { plainText, type RichText } from './rich-text.ts'
import { appendRichText, readRichText } from './rich-text-document.ts'

const everyKind: RichText = [
  { kind: 'heading', level: 3, runs: [{ text: 'Mål for året' }] },
  {
    kind: 'paragraph',
    runs: [
      { text: 'Vi samler ' },
      { text: 'SMV’er', bold: true, italic: true },
      { text: ' — se ' },
      { text: 'siden', link: 'https://example.org/plan' },
      { text: '\n' },
      { text: 'næste linje' },
    ],
  },
  {
    kind: 'list',
    ordered: true,
    start: 3,
    items: [
      [{ kind: 'paragraph', runs: [{ text: 'ét' }] }],
      [
        { kind: 'paragraph', runs: [{ text: 'to' }] },
        {
          kind: 'list',
          ordered: false,
          start: 1,
          items: [[{ kind: 'paragraph', runs: [{ text: 'under to' }] }]],
        },
      ],
    ],
  },
  {
    kind: 'quote',
    blocks: [{ kind: 'paragraph', runs: [{ text: 'citat', underline: true, strike: true }] }],
  },
  {
    kind: 'table',
    rows: [
      [{ header: true, columns: 2, rows: 1, blocks: [{ kind: 'paragraph', runs: [{ text: 'Kvartal' }] }] }],
      [
        { header: false, columns: 1, rows: 1, blocks: [{ kind: 'paragraph', runs: [{ text: 'Q1' }] }] },
        { header: false, columns: 1, rows: 1, blocks: [{ kind: 'paragraph', runs: [{ text: 'Q2' }] }] },
      ],
    ],
  },
]

describe('rich text in the document', () => {
  test('[PLAN-3] every kind of block and mark reads back as written, after a trip over the wire too', () => {
    const document = new Y.Doc()
    appendRichText(document.getXmlFragment('section-1'), everyKind)
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(document))
    expect(readRichText(other.getXmlFragment('section-1'))).toEqual(everyKind)
  })

  test('[PLAN-3] an unknown node is read for its words, an unknown mark and an unsafe link are left out', () => {
    const fragment = new Y.Doc().getXmlFragment('section-1')
    const paragraph = new Y.XmlElement('paragraph')
    const text = new Y.XmlText()
    const unknown = new Y.XmlElement('video')
    fragment.insert(0, [unknown])
    unknown.insert(0, [paragraph])
    paragraph.insert(0, [text])
    text.insert(0, 'klik', { blink: {}, link: { href: 'javascript:alert(1)' } })
    expect(readRichText(fragment)).toEqual([{ kind: 'paragraph', runs: [{ text: 'klik' }] }])
  })

  test('[EXPORT-1] plain text has every word', () => {
    for (const word of ['Mål for året', 'SMV’er', 'næste linje', 'under to', 'citat', 'Kvartal', 'Q2']) {
      expect(plainText(everyKind)).toContain(word)
    }
  })
})
