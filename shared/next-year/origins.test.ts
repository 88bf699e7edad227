import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { ORIGINS_ROOT } from '../plan/plan-document.ts'
import { noteOrigins, readOrigin } from './origins.ts'

test('[NEXT-6] what was copied knows from where, what was made here does not, and what is no origin is none', () => {
  const document = new Y.Doc()
  noteOrigins(document, [['copy', { planId: 'demo-2026', activityId: 'fair' }]])
  expect(readOrigin(document, 'copy')).toEqual({ planId: 'demo-2026', activityId: 'fair' })
  expect(readOrigin(document, 'own')).toBeUndefined()
  for (const value of ['demo-2026', '/fair', 'a/b/c', 7]) {
    document.getMap(ORIGINS_ROOT).set('odd', value)
    expect(readOrigin(document, 'odd')).toBeUndefined()
  }
})
