/** Whatever a file says is somewhere in what is proposed. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import type { Block, RichText } from '#shared/plan/rich-text.ts'
import { proposalFrom } from './proposal-from.ts'
import type { Reading } from './reading.ts'

/** Words that nothing else says: each is counted up, and none is a period, a party or an amount. */
function wordsOf(reading: Reading): string[] {
  return [...new Set(JSON.stringify(reading).match(/qx\d+z/gu) ?? [])]
}

function missingFrom(reading: Reading): string[] {
  const proposed = JSON.stringify(proposalFrom(reading, BUILT_IN_AGREEMENT, 2027))
  return wordsOf(reading).filter((word) => !proposed.includes(word))
}

const HEADINGS = [
  'Aktivitet',
  'Dato',
  'Start',
  'Slut',
  'Uge',
  'Part',
  'Status',
  'Budget',
  'Kategori',
  'Sted',
  'Mål',
]
const KNOWN = [
  '5. marts',
  'uge 38',
  'CenSec',
  'Gennemført',
  '150.000 kr.',
  'Øvrige opgaver',
  'I alt',
  'Aktiviteter',
  '',
]

const word = fc.nat(10_000).map((number) => `qx${number}z`)
const phrase = fc.oneof(
  word,
  fc.constantFrom(...KNOWN),
  fc.tuple(fc.constantFrom(...KNOWN, ...HEADINGS), word).map(([known, own]) => `${known}: ${own}`),
  fc.tuple(word, fc.constantFrom(...KNOWN)).map(([own, known]) => `${own} (${known})`),
  fc.tuple(word, fc.constantFrom(...KNOWN), word).map((parts) => parts.join(' – ')),
  fc.tuple(word, word).map((parts) => parts.join('\n')),
)
const rows = fc.array(
  fc.oneof(
    fc.array(fc.oneof(phrase, fc.constantFrom(...HEADINGS)), { maxLength: 6 }),
    fc.shuffledSubarray(HEADINGS, { minLength: 2 }),
  ),
  { maxLength: 8 },
)

/** Sheets by their rows. */
function readingOf(all: readonly (readonly [name: string, rows: string[][]])[]): Reading {
  return {
    kind: 'sheets',
    leftBehind: [],
    sheets: all.map(([name, cells]) => ({
      name,
      rows: cells.map((row, index) => ({ number: index + 1, cells: row })),
    })),
  }
}

/** What once failed stays. */
test('[IMPORT-4] a heading that nobody understands is not dropped where only a sum stands under it', () => {
  const rows = [
    ['qx0z', 'Aktivitet', 'Aktivitet'],
    ['I alt', 'qx1z (5. marts)'],
  ]
  expect(missingFrom(readingOf([['Ark1', rows]]))).toEqual([])
})

test('[IMPORT-4] no cell of a sheet is dropped', () => {
  const sheets = fc.array(fc.tuple(fc.constantFrom('Ark1', 'Eksport', 'Afsnit'), rows), {
    minLength: 1,
    maxLength: 3,
  })
  fc.assert(
    fc.property(sheets, (all) => {
      expect(missingFrom(readingOf(all))).toEqual([])
    }),
    { numRuns: 1_000 },
  )
})

test('[IMPORT-4] no block of a text is dropped', () => {
  const paragraph = phrase.map((text): Block => ({ kind: 'paragraph', runs: [{ text }] }))
  const heading = fc
    .tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.oneof(phrase, fc.constantFrom('2. Klyngesamarbejde', 'Overblik')),
    )
    .map(([level, text]): Block => ({ kind: 'heading', level, runs: [{ text }] }))
  const list = fc
    .array(fc.array(paragraph, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 })
    .map((items): Block => ({ kind: 'list', ordered: false, start: 1, items }))
  const table = rows.map(
    (cells): Block => ({
      kind: 'table',
      rows: cells.map((row) =>
        row.map((text) => ({
          header: false,
          columns: 1,
          rows: 1,
          blocks: [{ kind: 'paragraph', runs: [{ text }] }],
        })),
      ),
    }),
  )
  const quote = paragraph.map((block): Block => ({ kind: 'quote', blocks: [block] }))
  const blocks: fc.Arbitrary<RichText> = fc.array(fc.oneof(heading, paragraph, list, table, quote), {
    maxLength: 14,
  })
  fc.assert(
    fc.property(blocks, (all) => {
      expect(missingFrom({ kind: 'text', title: '', blocks: all, leftBehind: [] })).toEqual([])
    }),
    { numRuns: 1_000 },
  )
})
