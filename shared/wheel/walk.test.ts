import { describe, expect, it } from 'vitest'
import { anActivity } from '../plan/testing/an-activity.ts'
import { arrangeWheel } from './arrange-wheel.ts'
import { activitiesIn, type WheelKey, type WheelStop, walk } from './walk.ts'

const wheel = arrangeWheel(
  [
    anActivity({ id: 'course', start: '2027-02-01', end: '2027-04-30', precision: 'month' }),
    anActivity({ id: 'visit', start: '2027-03-10', end: '2027-03-20', precision: 'day' }),
    anActivity({ id: 'fair', party: 'difos', start: '2027-09-01', end: '2027-09-30', precision: 'month' }),
    anActivity({ id: 'advice', precision: 'ongoing' }),
  ],
  2027,
)

function walked(from: WheelStop, ...keys: WheelKey[]): number | string {
  const stop = keys.reduce((at, key) => walk(wheel, at, key), from)
  return stop.kind === 'month' ? stop.month : stop.id
}

const month = (number: number): WheelStop => ({ kind: 'month', month: number })
const activity = (id: string): WheelStop => ({ kind: 'activity', id })

describe('the arrow keys on the wheel', () => {
  it('[WHEEL-5] go from month to month and around', () => {
    expect(walked(month(1), 'ArrowRight', 'ArrowRight')).toBe(3)
    expect(walked(month(1), 'ArrowLeft')).toBe(12)
    expect(walked(month(12), 'ArrowRight')).toBe(1)
    expect(walked(month(5), 'End', 'Home')).toBe(1)
  })

  it('[WHEEL-5] go from activity to activity by number, those without a period last, and around', () => {
    expect(walked(activity('course'), 'ArrowRight')).toBe('visit')
    expect(walked(activity('fair'), 'ArrowRight')).toBe('advice')
    expect(walked(activity('advice'), 'ArrowRight')).toBe('course')
    expect(walked(activity('course'), 'ArrowLeft')).toBe('advice')
    expect(walked(activity('visit'), 'End', 'Home')).toBe('course')
  })

  it('[WHEEL-5] go down into a month, to what begins in it rather than what goes on, and up again', () => {
    expect(walked(month(3), 'ArrowDown')).toBe('visit')
    expect(walked(month(4), 'ArrowDown')).toBe('course')
    expect(walked(month(4), 'ArrowDown', 'ArrowUp')).toBe(2)
    expect(walked(month(12), 'ArrowDown')).toBe(12)
    expect(walked(activity('advice'), 'ArrowUp')).toBe(1)
  })

  it('[WHEEL-5] a month has what begins in it, then what goes on', () => {
    expect(activitiesIn(wheel, 3).map(({ id }) => id)).toEqual(['visit', 'course'])
    expect(activitiesIn(wheel, 12)).toEqual([])
  })
})
