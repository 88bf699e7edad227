import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { anActivity } from '../plan/testing/an-activity.ts'
import { arrangeWheel } from './arrange-wheel.ts'
import { placeCallouts, spreadOut } from './callouts.ts'

const ROOM = { halfHeight: 350, inset: 380 }

function wheelOf(count: number, undated = 2) {
  const activities = Array.from({ length: count }, (_, index) => {
    const day = `2027-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 27) + 1).padStart(2, '0')}`
    return anActivity({ id: `a${index}`, start: day, end: day, precision: 'day' })
  })
  const rest = Array.from({ length: undated }, (_, index) =>
    anActivity({ id: `b${index}`, precision: index % 2 === 0 ? 'ongoing' : 'open' }),
  )
  return arrangeWheel([...activities, ...rest], 2027)
}

describe('the names beside the wheel', () => {
  it('[WHEEL-3] stand to the side their activity lies on, each in a row of its own, and lines lead to them', () => {
    const { callouts, headings, rowHeight } = placeCallouts(wheelOf(24), ROOM)
    for (const { leader, side } of callouts.filter((one) => one.leader)) {
      expect(Math.sign(leader?.[1].x ?? 0)).toBe(side === 'right' ? 1 : -1)
    }
    expect(callouts.filter(({ leader }) => leader)).toHaveLength(24)
    expect(headings.map(({ place, side }) => `${place} ${side}`).sort()).toEqual([
      'all-year left',
      'open right',
    ])
    expectRows(callouts, headings, rowHeight)
  })

  it('[WHEEL-3] of a plan of 150 all are there, in two columns by number, without lines', () => {
    const { callouts, headings, rowHeight } = placeCallouts(wheelOf(140, 10), ROOM)
    expect(callouts.some(({ leader }) => leader)).toBe(false)
    expect(new Set(callouts.map(({ number }) => number)).size).toBe(150)
    const right = callouts.filter(({ side, number }) => side === 'right' && number <= 140)
    expect(right.map(({ number }) => number)).toEqual(right.map((_, index) => index + 1))
    expectRows(callouts, headings, rowHeight)
  })
})

/** No two in one row, and none outside the columns. */
function expectRows(
  callouts: readonly { side: string; y: number }[],
  headings: readonly { side: string; y: number }[],
  rowHeight: number,
): void {
  for (const side of ['left', 'right']) {
    const ys = [...callouts, ...headings].filter((one) => one.side === side).map(({ y }) => y)
    ys.sort((a, b) => a - b)
    for (const [index, y] of ys.entries()) {
      expect(Math.abs(y)).toBeLessThanOrEqual(ROOM.halfHeight - rowHeight / 2 + 0.1)
      if (index > 0) expect(y - (ys[index - 1] ?? 0)).toBeGreaterThanOrEqual(rowHeight - 0.1)
    }
  }
}

test('[WHEEL-3] rows keep their order and their distance, and stand where they are wanted where nothing hinders them', () => {
  expect(spreadOut([-200, 0, 200], 20, -300, 300)).toEqual([-200, 0, 200])
  expect(spreadOut([0, 0], 20, -300, 300)).toEqual([-10, 10])
  expect(spreadOut([299, 299], 20, -300, 300)).toEqual([270, 290])
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -300, max: 300 }), { maxLength: 25 }), (wanted) => {
      wanted.sort((a, b) => a - b)
      const placed = spreadOut(wanted, 20, -300, 300)
      expect(placed).toHaveLength(wanted.length)
      for (const [index, y] of placed.entries()) {
        expect(Math.abs(y)).toBeLessThanOrEqual(290.001)
        if (index > 0) expect(y - (placed[index - 1] ?? 0)).toBeGreaterThanOrEqual(19.999)
      }
    }),
  )
})
