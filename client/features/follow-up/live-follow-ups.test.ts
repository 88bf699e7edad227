import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { setFollowUp } from '#shared/follow-up/follow-up-document.ts'
import { LiveFollowUps } from './live-follow-ups.ts'

test('[FOLLOW-1] what is written is there at once, and what nobody touched stays the same object', () => {
  const document = new Y.Doc()
  setFollowUp(document, 'a', { outcome: 'held', participants: 12 })
  const live = new LiveFollowUps(document)
  const before = live.read().get('a')
  expect(before?.counts.participants).toBe(12)
  let heard = 0
  live.subscribe(() => heard++)
  setFollowUp(document, 'b', { lessons: 'Flere borde.' })
  expect(live.read().get('b')?.lessons).toBe('Flere borde.')
  expect(live.read().get('a')).toBe(before)
  setFollowUp(document, 'b', { lessons: '' })
  expect([...live.read().keys()]).toEqual(['a'])
  expect(heard).toBe(2)
  live.stop()
  setFollowUp(document, 'a', { participants: 13 })
  expect(heard).toBe(2)
})
