import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Category } from './plan.ts'
import { isRank, rankAt, rankBetween } from './rank.ts'

const ranked = (...ranks: string[]) =>
  ranks.map((rank, index) => ({ id: `activity-${index}`, category: 2 as const, rank }))

describe('rank', () => {
  test('[PLAN-4] what is put between two equal ranks comes right after both', () => {
    const rank = rankAt(ranked('a0', 'a1', 'a1', 'a2'), 2, 2, () => true)
    expect(rank > 'a1').toBe(true)
    expect(rank < 'a2').toBe(true)
  })

  test('[PLAN-4] a rank that is none keeps nothing from being put beside it', () => {
    const ranks = ['', '!', 'zz!', 'a', 'a!', 'a00', 'b0', 'é0', `A${'0'.repeat(26)}`, `z${'z'.repeat(26)}`]
    for (const broken of ranks) {
      expect(isRank(broken), broken).toBe(false)
      for (const coin of [true, false]) {
        expect(isRank(rankBetween(broken, undefined, () => coin)), broken).toBe(true)
        expect(isRank(rankBetween(undefined, broken, () => coin)), broken).toBe(true)
        expect(isRank(rankBetween('a0', broken, () => coin)), broken).toBe(true)
        expect(isRank(rankBetween(broken, 'a0', () => coin)), broken).toBe(true)
      }
    }
    const rank = rankAt(ranked('', '', 'a1'), 2, 1, () => false)
    expect(rank < 'a1').toBe(true)
  })

  test('[PLAN-4] whatever strings stand as ranks, nothing throws', () => {
    const digits = fc.constantFrom('A', 'B', 'Z', 'a', 'b', 'y', 'z', '0', '9', '!', 'æ')
    const text = fc.array(digits, { maxLength: 30 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(
        fc.option(text, { nil: undefined }),
        fc.option(text, { nil: undefined }),
        (before, after) => {
          expect(typeof rankBetween(before, after, () => true)).toBe('string')
        },
      ),
    )
  })

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
