import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { insertWords } from './insert-words.ts'
import type { RichText } from './rich-text.ts'
import { appendRichText, readRichText } from './rich-text-document.ts'
import { flatText } from './text-offsets.ts'

function textOf(blocks: RichText): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('text')
  appendRichText(fragment, blocks)
  return fragment
}

const run = (text: string) => ({ text })

test('[SPEED-2] words come in at their offset, in whatever block it lies, and as one step', () => {
  for (const [offset, expected] of [
    [0, 'Nyt ét\nto\ntre'],
    [2, 'étNyt \nto\ntre'],
    [3, 'ét\nNyt to\ntre'],
    [9, 'ét\nto\ntreNyt '],
    [Number.POSITIVE_INFINITY, 'ét\nto\ntreNyt '],
  ] as const) {
    const fragment = textOf([
      { kind: 'paragraph', runs: [run('ét')] },
      { kind: 'list', ordered: false, start: 1, items: [[{ kind: 'paragraph', runs: [run('to')] }]] },
      { kind: 'paragraph', runs: [run('tre')] },
    ])
    let updates = 0
    fragment.doc?.on('update', () => {
      updates += 1
    })
    insertWords(fragment, offset, 'Nyt ')
    expect(flatText(fragment)).toBe(expected)
    expect(updates).toBe(1)
  }
})

test('[SPEED-2] further lines become paragraphs beside the one they began in', () => {
  const fragment = textOf([
    { kind: 'list', ordered: false, start: 1, items: [[{ kind: 'paragraph', runs: [run('ét')] }]] },
  ])
  insertWords(fragment, 2, ' to\ntre\nfire')
  expect(flatText(fragment)).toBe('ét to\ntre\nfire')
  expect(readRichText(fragment)).toHaveLength(1)
})

test('[SPEED-2] an empty text and an empty paragraph take them too', () => {
  const empty = textOf([])
  insertWords(empty, 0, 'ét\nto')
  expect(flatText(empty)).toBe('ét\nto')
  const blank = textOf([{ kind: 'paragraph', runs: [] }])
  insertWords(blank, 0, 'ét')
  expect(flatText(blank)).toBe('ét')
})
