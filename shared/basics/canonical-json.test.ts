import { describe, expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

describe('[SIGN-1] canonical JSON', () => {
  test('is the same text for the same value, however it was put together', () => {
    expect(canonicalJson({ b: [{ y: 1, x: 2 }], a: 'æ' })).toBe('{"a":"æ","b":[{"x":2,"y":1}]}')
    expect(canonicalJson({ a: 'æ', b: [{ x: 2, y: 1 }] })).toBe('{"a":"æ","b":[{"x":2,"y":1}]}')
  })

  test('keeps the order of lists and leaves out what is absent', () => {
    expect(canonicalJson({ list: [2, 1], absent: undefined })).toBe('{"list":[2,1]}')
  })

  test('orders keys by code units, capitals first, as RFC 8785 does', () => {
    expect(canonicalJson({ ø: 1, a: 2, Z: 3, å: 4 })).toBe('{"Z":3,"a":2,"å":4,"ø":1}')
  })
})
