import { expect, it } from 'vitest'
import { anActivity } from '../plan/testing/an-activity.ts'
import { isInFeed } from './feed-choice.ts'

const activity = anActivity({ party: 'censec', category: 2, responsible: 'Anna og Søren Ås' })

it.each([
  [{}, true],
  [{ party: 'censec' }, true],
  [{ party: 'difos' }, false],
  [{ party: 'joint' }, false],
  [{ category: 2 }, true],
  [{ category: 3 }, false],
  [{ responsible: ' søren ås' }, true],
  [{ responsible: 'Mette' }, false],
  [{ party: 'censec', category: 2, responsible: 'anna' }, true],
  [{ party: 'censec', category: 3, responsible: 'anna' }, false],
] as const)('[FEED-1] an activity is in a feed for %j: %s', (choice, expected) => {
  expect(isInFeed(choice, activity)).toBe(expected)
})

it('[FEED-1] what is joint is in either party’s feed', () => {
  for (const party of ['censec', 'difos', 'joint'] as const)
    expect(isInFeed({ party }, { ...activity, party: 'joint' })).toBe(true)
})
