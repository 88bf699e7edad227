import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { isAllowedContent } from './allowed-content.ts'

const attribute = (name: string, value: unknown) =>
  isAllowedContent(new Y.ContentAny([value]), 'element', name)
const mark = (name: string, value: object | boolean | null) =>
  isAllowedContent(new Y.ContentFormat(name, value as object), 'text', undefined)

describe('[SYNC-2] what the editor stores is allowed', () => {
  test.each<[string, unknown]>([
    ['level', 3],
    ['level', null],
    ['start', 1],
    ['start', 0],
    ['type', null],
    ['type', 'a'],
    ['colspan', 1],
    ['rowspan', 12],
    ['colwidth', null],
    ['colwidth', [120, 80]],
    ['align', 'center'],
  ])('the attribute %s of %j', (name, value) => expect(attribute(name, value)).toBe(true))

  test.each<[string, object | boolean | null]>([
    ['bold', {}],
    ['bold', null],
    ['italic', true],
    ['link', { href: 'https://censec.example', target: null, rel: null, class: null }],
    ['link--aB3+/=9x', { href: 'mailto:anna@censec.example' }],
  ])('the mark %s of %j', (name, value) => expect(mark(name, value)).toBe(true))
})

describe('[SYNC-2] what a reader would stumble over is not', () => {
  test.each<[string, unknown]>([
    ['colspan', 1_000_000_000],
    ['colspan', 0],
    ['rowspan', -1],
    ['rowspan', 1.5],
    ['colspan', '2'],
    ['level', Number.NaN],
    ['level', 7],
    ['start', Number.POSITIVE_INFINITY],
    ['type', 'x'.repeat(100)],
    ['align', ['left']],
    ['colwidth', Array.from({ length: 5_000 }, () => 1)],
    ['colwidth', [Number.NaN]],
    ['colwidth', [[1]]],
    ['style', 'position: fixed'],
    ['onclick', 'alert(1)'],
    ['__proto__', 1],
  ])('the attribute %s of %j', (name, value) => expect(attribute(name, value)).toBe(false))

  test.each<[string, object | boolean | null]>([
    ['link', true],
    ['link', {}],
    ['link', { href: 'javascript:alert(1)' }],
    ['link', { href: ' https://censec.example' }],
    ['link', { href: 'https://censec.example', more: { deep: 1 } }],
    ['bold', ['x']],
    ['bold', JSON.parse('{"__proto__": 1}')],
    ['comment', {}],
    ['bold--short', {}],
  ])('the mark %s of %j', (name, value) => expect(mark(name, value)).toBe(false))
})
