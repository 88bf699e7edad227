import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { sectionText } from '#shared/plan/plan-document.ts'
import { readRichText } from '#shared/plan/rich-text-document.ts'
import { HOSTILE_ATTRIBUTES, HOSTILE_ELEMENTS, HOSTILE_MARKS, updateOf } from '../testing/hostile-content.ts'

test.each([
  ['attributes', HOSTILE_ATTRIBUTES, HOSTILE_ATTRIBUTES.length],
  ['marks', HOSTILE_MARKS, HOSTILE_MARKS.length],
  // Nothing is known of them, so nothing is read.
  ['elements', HOSTILE_ELEMENTS, 0],
])('[S21] what should never have come in goes out in no export: %s', (_what, contents, blocks) => {
  const document = new Y.Doc()
  Y.applyUpdate(document, updateOf(contents))
  const before = Y.encodeStateAsUpdate(document)
  // All that the exports know of a text.
  const text = readRichText(sectionText(document, 1))
  const kinds = new Set<string>()
  const addresses: string[] = []
  JSON.stringify(text, (key, value: unknown) => {
    kinds.add(key)
    if (key === 'link') addresses.push(String(value))
    return value
  })
  expect(text).toHaveLength(blocks)
  expect(addresses).toEqual([])
  expect([...kinds].filter((key) => /^on|style|src|class|proto|constructor|html/iu.test(key))).toEqual([])
  expect(Y.encodeStateAsUpdate(document)).toEqual(before)
})
