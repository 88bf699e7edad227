import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RichText } from '../plan/rich-text.ts'
import { paragraphsFrom } from '../plan/rich-text.ts'
import { compareTexts, compareWords, type LineChange } from './compare-texts.ts'
import { cut } from './spans.ts'
import { texts } from './testing/texts.ts'
import { linesOfText, wordsOfLine } from './text-lines.ts'
import type { Span, WrittenText } from './written-plan.ts'

const by = (person: string, length: number): Span => ({ length, by: person })
const unwritten = (text: RichText): WrittenText => ({ text, writers: [] })
const lengthOfText = (text: RichText) =>
  linesOfText(text).reduce((sum, line) => sum + wordsOfLine(line).length + 1, 0)

/** What one of the two texts reads, line by line, as the comparison has it. */
function linesFrom(changes: readonly LineChange[], absent: 'inserted' | 'deleted'): string[] {
  const lines: string[] = []
  let words = ''
  for (const { pieces, end } of changes) {
    for (const { kind, text } of pieces) if (kind !== absent) words += text
    if (end === absent) continue
    lines.push(words)
    words = ''
  }
  return lines
}

/** Short, to be read in a test: `+`came, `-`went, `¶` the end of a line that came or went. */
function shown(changes: readonly LineChange[] | undefined): string[] {
  return (changes ?? []).map(({ pieces, end }) => {
    const words = pieces.map(({ kind, text }) =>
      kind === 'same' ? text : kind === 'inserted' ? `+[${text}]` : `-[${text}]`,
    )
    return words.join('') + (end === 'same' ? '' : end === 'inserted' ? '+¶' : '-¶')
  })
}

describe('[VERSION-4] two texts compared', () => {
  test('differ by where a list begins to count, and by how far a cell reaches', () => {
    const list = (start: number): RichText => [
      { kind: 'list', ordered: true, start, items: [paragraphsFrom('en'), paragraphsFrom('to')] },
    ]
    expect(compareTexts(unwritten(list(1)), unwritten(list(1)))).toBeUndefined()
    expect(compareTexts(unwritten(list(1)), unwritten(list(4)))).toMatchObject([
      { style: { kind: 'number', start: 4 }, before: { kind: 'number' } },
      {},
    ])
    const table = (columns: number, rows: number): RichText => [
      { kind: 'table', rows: [[{ header: false, columns, rows, blocks: paragraphsFrom('en') }]] },
    ]
    for (const [columns, rows] of [
      [2, 1],
      [1, 2],
    ] as const)
      expect(compareTexts(unwritten(table(1, 1)), unwritten(table(columns, rows)))).toHaveLength(1)
  })

  test('give both texts back, whatever has changed', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const changes = compareTexts(unwritten(before), unwritten(after))
        const [old, now] = [before, after].map((text) => linesOfText(text).map(wordsOfLine))
        if (!changes) {
          expect(now).toEqual(old)
          return
        }
        expect(linesFrom(changes, 'inserted')).toEqual(old)
        expect(linesFrom(changes, 'deleted')).toEqual(now)
        const styles = changes.flatMap(({ end, style }) => (end === 'deleted' ? [] : [style]))
        expect(styles).toEqual(linesOfText(after).map(({ style }) => style))
      }),
    )
  })

  test('are the same only where they read the same, formatting and kinds of lines as well', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(compareTexts(unwritten(text), unwritten(structuredClone(text)))).toBeUndefined()
      }),
    )
    const bold: RichText = [{ kind: 'paragraph', runs: [{ text: 'Messe', bold: true }] }]
    expect(compareTexts(unwritten(paragraphsFrom('Messe')), unwritten(bold))).toMatchObject([
      { isFormatted: true, pieces: [{ kind: 'same', text: 'Messe' }] },
    ])
    const heading: RichText = [{ kind: 'heading', level: 3, runs: [{ text: 'Messe' }] }]
    expect(compareTexts(unwritten(paragraphsFrom('Messe')), unwritten(heading))).toMatchObject([
      { style: { kind: 'heading', level: 3 }, before: { kind: 'paragraph' } },
    ])
  })

  test('name the writer of every letter that has come, several in one word as well', () => {
    const person = fc.constantFrom('anna', 'mette', 'peter', undefined)
    fc.assert(
      fc.property(
        texts,
        texts,
        fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), person)),
        (old, text, whose) => {
          const length = lengthOfText(text)
          const spans = whose.map(([span, who]): Span => (who ? by(who, span) : { length: span }))
          const writers = cut(spans, 0, length)
          let offset = 0
          for (const { pieces, end } of compareTexts(unwritten(old), { text, writers }) ?? []) {
            for (const { kind, text: words, by: writer } of pieces) {
              if (kind === 'deleted') continue
              const known = cut(writers, offset, offset + words.length)
              if (kind === 'inserted')
                expect(known).toEqual([writer ? by(writer, words.length) : { length: words.length }])
              offset += words.length
            }
            if (end !== 'deleted') offset++
          }
        },
      ),
    )
  })

  test.each([
    [
      'one word for another',
      'Messe i Paris i marts',
      'Messe i Lyon i marts',
      ['Messe i -[Paris]+[Lyon] i marts'],
    ],
    [
      'a line parted in two',
      'Messe i Paris. Fem møder.',
      'Messe i Paris. \nFem møder.',
      ['Messe i Paris. +¶', 'Fem møder.'],
    ],
    ['two lines made one', 'Messe\nMøder', 'Messe Møder', ['Messe-¶', '+[ ]Møder']],
    [
      'a new line between others',
      'Første\nTredje',
      'Første\nAnden\nTredje',
      ['Første', '+[Anden]+¶', 'Tredje'],
    ],
    [
      'words at the end of a line, and a line behind it',
      'Møder og budskab.',
      'Møder og budskab. Vi ses i Paris.\nEn ny linje herfra.',
      ['Møder og budskab.+[ Vi ses i Paris.]', '+[En ny linje herfra.]+¶'],
    ],
    ['a line that goes', 'Første\nAnden\nTredje', 'Første\nTredje', ['Første', '-[Anden]-¶', 'Tredje']],
    [
      'other words altogether, with no scraps called the same',
      'Vi holder en konference i Odense',
      'Et kursus for medlemmer i Aarhus',
      ['-[Vi holder en konference i Odense]+[Et kursus for medlemmer i Aarhus]'],
    ],
  ])('show %s', (_what, before, after, expected) => {
    const changes = compareTexts(unwritten(paragraphsFrom(before)), unwritten(paragraphsFrom(after)))
    expect(shown(changes)).toEqual(expected)
  })
})

test('[VERSION-4] a title compared word by word, with its writers', () => {
  expect(compareWords('Messe i Paris', 'Messe i Lyon', [by('anna', 8), by('mette', 4)])).toEqual([
    { kind: 'same', text: 'Messe i ' },
    { kind: 'deleted', text: 'Paris' },
    { kind: 'inserted', text: 'Lyon', by: 'mette' },
  ])
  expect(compareWords('Messe', 'Messe', [])).toBeUndefined()
})

test('[VERSION-4] a text of a hundred pages is compared in a moment, also where nothing is left of it', () => {
  const pages = (word: string) =>
    paragraphsFrom(Array.from({ length: 2_000 }, (_, line) => `${word} ${line} `.repeat(20)).join('\n'))
  const changes = compareTexts(unwritten(pages('før')), unwritten(pages('efter')))
  expect(linesFrom(changes ?? [], 'deleted')).toHaveLength(2_000)
})
