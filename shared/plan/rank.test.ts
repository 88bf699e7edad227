import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Category } from './plan.ts'
import { rankAt, rankBetween } from './rank.ts'

describe('rank', () => {
  test('[PLAN-4] wherever an activity is put, it ends up there', () => {
    const coins = fc.array(fc.boolean(), { minLength: 64, maxLength: 64 })
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 30 }), coins, (indexes, flips) => {
        let flip = 0
        const randomBit = () => flips[flip++ % flips.length] ?? false
        const placed: { id: string; category: Category; rank: string }[] = []
        for (const [step, wanted] of indexes.entries()) {
          const index = Math.min(wanted, placed.length)
          const rank = rankAt(placed, 2, index, randomBit)
          placed.splice(index, 0, { id: `activity-${step}`, category: 2, rank })
          const sorted = [...placed].sort((a, b) => (a.rank < b.rank ? -1 : 1))
          expect(sorted.map(({ id }) => id)).toEqual(placed.map(({ id }) => id))
        }
      }),
    )
  })

  test('[PLAN-4] between two equal ranks the new one goes after, and nothing throws', () => {
    expect(rankBetween('a0', 'a0', () => true) > 'a0').toBe(true)
  })
})
