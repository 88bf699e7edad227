import { expect, it } from 'vitest'
import type { Block } from '#shared/plan/rich-text.ts'
import { blocksBelow } from './blocks-below.ts'

const heading = (level: number): Block => ({ kind: 'heading', level, runs: [{ text: `h${level}` }] })
const levels = (level: 1 | 3 | 6, text: Block[]) =>
  blocksBelow(level, text).map((block) => block.kind === 'heading' && block.level)

it('lets a text’s own headings follow on below, whatever they were', () => {
  expect(levels(1, [heading(3), heading(4), heading(3)])).toEqual([2, 3, 2])
  expect(levels(3, [heading(1), heading(3)])).toEqual([4, 5])
})

it('skips no level, even where the text begins with a deep one', () => {
  expect(levels(1, [heading(4), heading(2), heading(4)])).toEqual([2, 2, 3])
})

it('goes no deeper than Word has headings', () => {
  expect(levels(6, [heading(1), heading(2)])).toEqual([6, 6])
})

it('leaves out paragraphs without words, also within lists, quotes and cells', () => {
  const empty: Block = { kind: 'paragraph', runs: [] }
  const blank: Block = { kind: 'paragraph', runs: [{ text: '  ' }] }
  const said: Block = { kind: 'paragraph', runs: [{ text: 'ord' }] }
  const cell = { header: true, columns: 2, rows: 1 }
  expect(
    blocksBelow(1, [
      empty,
      { kind: 'list', ordered: true, start: 3, items: [[said, blank]] },
      { kind: 'quote', blocks: [blank, said] },
      { kind: 'table', rows: [[{ ...cell, blocks: [empty] }]] },
    ]),
  ).toEqual([
    { kind: 'list', ordered: true, start: 3, items: [[said]] },
    { kind: 'quote', blocks: [said] },
    { kind: 'table', rows: [[{ ...cell, blocks: [] }]] },
  ])
})
