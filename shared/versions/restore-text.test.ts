import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { paragraphsFrom, plainText, type RichText } from '../plan/rich-text.ts'
import { appendRichText, readRichText } from '../plan/rich-text-document.ts'
import { flatText, textBlocksOf } from '../plan/text-offsets.ts'
import { compareTexts } from './compare-texts.ts'
import { restoreText, sweep } from './restore-text.ts'
import { texts } from './testing/texts.ts'

const textIn = (document: Y.Doc) => document.getXmlFragment('section-1')

function documentWith(text: RichText): Y.Doc {
  const document = new Y.Doc()
  document.transact(() => appendRichText(textIn(document), text))
  return document
}

function copyOf(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document))
  return copy
}

const restore = (document: Y.Doc, text: RichText) =>
  document.transact(() => restoreText(textIn(document), text))
const tidy = (document: Y.Doc, leaving: Y.ID[]) => document.transact(() => sweep(document, leaving))

/** What is to be seen of two texts is the same. */
function expectAlike(one: RichText, other: RichText): void {
  expect(compareTexts({ text: one, writers: [] }, { text: other, writers: [] })).toBeUndefined()
}

describe('[VERSION-7] a text restored', () => {
  test('reads as it did, whatever it had become', () => {
    fc.assert(
      fc.property(texts, texts, (before, now) => {
        const document = documentWith(now)
        tidy(document, restore(document, before))
        expectAlike(readRichText(textIn(document)), before)
      }),
    )
  })

  test('that reads so already is not touched', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const document = documentWith(text)
        let changes = 0
        document.on('update', () => changes++)
        expect(restore(document, text)).toEqual([])
        expect(changes).toBe(0)
      }),
    )
  })

  test('leaves the lines that are the same to whoever is in them', () => {
    const document = documentWith(paragraphsFrom('Første\nAnden er ændret\nTredje'))
    const [first, second, third] = textBlocksOf(textIn(document))
    restore(document, paragraphsFrom('Første\nAnden\nTredje'))
    expect(textBlocksOf(textIn(document))).toEqual([first, second, third])
    expect(flatText(textIn(document))).toBe('Første\nAnden\nTredje')
  })
})

describe('[VERSION-7] what others type while a text is restored', () => {
  const cell = (text: string) => ({ header: false, columns: 1, rows: 1, blocks: paragraphsFrom(text) })

  test.each<[string, RichText]>([
    [
      'table',
      [
        {
          kind: 'table',
          rows: [
            [cell('a'), cell('b')],
            [cell('c'), cell('d')],
          ],
        },
      ],
    ],
    [
      'list item',
      [
        {
          kind: 'list',
          ordered: false,
          start: 1,
          items: [
            [
              ...paragraphsFrom('a'),
              { kind: 'list', ordered: false, start: 1, items: [paragraphsFrom('b')] },
            ],
          ],
        },
      ],
    ],
  ])('stays in a %s that goes, which then stays whole', (_what, text) => {
    const server = documentWith(text)
    const shape = (document: Y.Doc) =>
      JSON.stringify(readRichText(textIn(document))).replaceAll(/"text":"[^"]*"/gu, '')
    const page = copyOf(server)
    const leaving = restore(server, paragraphsFrom('Kun dette'))
    const words = textBlocksOf(textIn(page)).at(-1)?.get(0)
    if (words instanceof Y.XmlText) words.insert(1, 'skrevet')
    Y.applyUpdate(server, Y.encodeStateAsUpdate(page))
    const before = textBlocksOf(textIn(server)).length
    tidy(server, leaving)
    expect(plainText(readRichText(textIn(server)))).toContain('skrevet')
    expect(textBlocksOf(textIn(server))).toHaveLength(before)
    expect(shape(server)).toContain(text[0]?.kind)
    tidy(server, restore(server, paragraphsFrom('Kun dette')))
    expect(readRichText(textIn(server))).toEqual(paragraphsFrom('Kun dette'))
  })

  /** One that stands nowhere else. */
  const letterOf = (index: number) => String.fromCodePoint(0xe000 + index)

  function type(document: Y.Doc, word: string, where: number): void {
    const blocks = textBlocksOf(textIn(document))
    const block = blocks[where % blocks.length]
    if (!block) return
    const [node] = block.toArray()
    if (node instanceof Y.XmlText) node.insert(where % (node.length + 1), word)
    else block.insert(0, [new Y.XmlText(word)])
  }

  test('stays, in lines that change or go as well, in whatever order it comes in', () => {
    const typing = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.nat(200), fc.boolean()), {
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(texts, texts, typing, (before, now, strokes) => {
        const server = documentWith(now)
        const people = [copyOf(server), copyOf(server), copyOf(server)]
        const leaving = restore(server, before)
        strokes.forEach(([who, where, arrives], index) => {
          const person = people[who]
          if (!person) return
          type(person, letterOf(index), where)
          if (arrives) Y.applyUpdate(server, Y.encodeStateAsUpdate(person))
        })
        for (const person of people) Y.applyUpdate(server, Y.encodeStateAsUpdate(person))
        tidy(server, leaving)
        const words = plainText(readRichText(textIn(server)))
        for (const index of strokes.keys()) expect(words).toContain(letterOf(index))
        const bare = (text: string) => text.replaceAll(/[\uE000-\uE0FF]|\s+/gu, '')
        expect(bare(words)).toBe(bare(plainText(before)))
        for (const person of people) {
          Y.applyUpdate(person, Y.encodeStateAsUpdate(server))
          expect(readRichText(textIn(person))).toEqual(readRichText(textIn(server)))
        }
      }),
    )
  })
})
