import { expect, test } from 'vitest'
import { anActivity } from '../plan/testing/an-activity.ts'
import { arrangeWheel } from './arrange-wheel.ts'
import { linksBetween } from './links.ts'

test('[WHEEL-4] a line joins two that overlap, wherever on the wheel they stand, and none leads to what is not there', () => {
  const wheel = arrangeWheel(
    [
      anActivity({ id: 'fair', start: '2027-09-07', end: '2027-09-10', precision: 'day' }),
      anActivity({ id: 'stand', party: 'difos', start: '2027-03-07', end: '2027-03-10', precision: 'day' }),
      anActivity({ id: 'advice', precision: 'ongoing' }),
    ],
    2027,
  )
  const links = linksBetween(wheel, [
    { id: '1', a: 'fair', b: 'stand' },
    { id: '2', a: 'fair', b: 'advice' },
    { id: '3', a: 'fair', b: 'filtered-away' },
  ])
  expect(links.map(({ id }) => id)).toEqual(['1', '2'])
  const arcOf = (id: string) => wheel.arcs.find(({ activity }) => activity.id === id)
  const [from, to] = links[0]?.ends ?? []
  // CenSec's lies further out: the line goes from within it to outside the other.
  expect(Math.hypot(from?.x ?? 0, from?.y ?? 0)).toBeLessThan(arcOf('fair')?.inner ?? 0)
  expect(Math.hypot(to?.x ?? 0, to?.y ?? 0)).toBeGreaterThan(arcOf('stand')?.outer ?? 0)
})
