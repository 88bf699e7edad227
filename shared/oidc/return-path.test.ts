import { describe, expect, test } from 'vitest'
import { ownPath } from './return-path.ts'

const OWN = 'https://plan.example.dk'

describe('[OIDC-5] where signing in leads back to', () => {
  test.each(['/', '/konto', '/planer/demo-2027?vis=alt#afsnit-2', '/planer/%2F%2Fevil.example'])(
    '%j is a page of this site',
    (path) => {
      expect(ownPath(path)).toBe(path)
      expect(new URL(path, OWN).origin).toBe(OWN)
    },
  )

  test.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/planer\\..\\..\\evil',
    '\\\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'konto',
    ' /konto',
    '',
    `/${'a'.repeat(500)}`,
    undefined,
    null,
    ['/konto'],
  ])('%j is none', (path) => {
    expect(ownPath(path)).toBeUndefined()
  })
})
