import { expect, test } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import type { Activity } from '../plan/plan.ts'
import { NOTHING_TAUGHT } from '../vocabulary/workspace-vocabulary.ts'
import { planNews } from './plan-news.ts'

const activity = (id: string, title = id) =>
  ({ id, title, party: 'censec', body: [{ kind: 'paragraph', runs: [] }] }) as unknown as Activity

test('first everything is told, without the bodies, and then what has changed', () => {
  const newsOf = planNews(BUILT_IN_AGREEMENT)
  const [one, two] = [activity('one'), activity('two')]
  const first = newsOf([one, two], undefined)
  expect(first.changed.map(({ id }) => id)).toEqual(['one', 'two'])
  expect(first.changed.some((judged) => 'body' in judged)).toBe(false)
  expect(first.order).toEqual(['one', 'two'])
  expect(newsOf([one, two], undefined)).toEqual({ changed: [] })
  const other = activity('two', 'Messe')
  const second = newsOf([one, other], undefined)
  expect(second.changed.map(({ title }) => title)).toEqual(['Messe'])
  expect(second.order).toBeUndefined()
})

test('another order, an added and a removed activity are told, and so is a vocabulary', () => {
  const newsOf = planNews(BUILT_IN_AGREEMENT)
  const [one, two] = [activity('one'), activity('two')]
  newsOf([one, two], undefined)
  expect(newsOf([two, one], undefined)).toEqual({ changed: [], order: ['two', 'one'] })
  expect(newsOf([two], NOTHING_TAUGHT)).toEqual({ changed: [], order: ['two'], vocabulary: NOTHING_TAUGHT })
  expect(newsOf([two], NOTHING_TAUGHT)).toEqual({ changed: [] })
  expect(newsOf([two, one], NOTHING_TAUGHT).changed.map(({ id }) => id)).toEqual(['one'])
})
