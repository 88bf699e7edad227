/** Texts made up for tests: of every kind that an editor makes, with words that come again and again. */
import fc from 'fast-check'
import type { Block, RichText, Run } from '../../plan/rich-text.ts'

const WORDS = ['messe', 'i', 'Paris', 'og', 'Odense', 'SMV’er', 'den', '5.', 'marts', 'æøå', 'kl. 14.00', '–']

const words = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 })
  .map((chosen) => chosen.join(' '))

const run: fc.Arbitrary<Run> = fc.oneof(
  { weight: 6, arbitrary: words.map((text) => ({ text })) },
  { weight: 2, arbitrary: words.map((text) => ({ text, bold: true as const })) },
  { weight: 1, arbitrary: words.map((text) => ({ text, italic: true as const, link: 'https://fmn.dk' })) },
  { weight: 1, arbitrary: fc.constant({ text: '\n' }) },
)

const paragraph: fc.Arbitrary<Block> = fc
  .array(run, { maxLength: 3 })
  .map((runs) => ({ kind: 'paragraph', runs }))
const heading: fc.Arbitrary<Block> = fc
  .tuple(fc.constantFrom(3, 4), words)
  .map(([level, text]) => ({ kind: 'heading', level, runs: [{ text }] }))
const simple = fc.array(paragraph, { minLength: 1, maxLength: 2 })
const list: fc.Arbitrary<Block> = fc
  .tuple(fc.boolean(), fc.constantFrom(1, 1, 3), fc.array(simple, { minLength: 1, maxLength: 3 }))
  .map(([ordered, start, items]) => ({ kind: 'list', ordered, start: ordered ? start : 1, items }))
const quote: fc.Arbitrary<Block> = simple.map((blocks) => ({ kind: 'quote', blocks }))
const table: fc.Arbitrary<Block> = fc
  .tuple(fc.array(fc.tuple(simple, simple), { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([rows, header]) => ({
    kind: 'table',
    rows: rows.map((cells, row) =>
      cells.map((blocks) => ({ header: header && row === 0, columns: 1, rows: 1, blocks })),
    ),
  }))

/** Never without a line, as no text in a plan is. */
export const texts: fc.Arbitrary<RichText> = fc.array(
  fc.oneof({ weight: 5, arbitrary: paragraph }, heading, list, quote, table),
  { minLength: 1, maxLength: 5 },
)
