import { expect, test } from 'vitest'
import { placeInHash, placePath } from './place-link.ts'

test('[PLAN-14] a path to a place in a plan is read back as that place', () => {
  for (const place of [{ activityId: 'a-1_b' }, { category: 3 }] as const) {
    const { hash, pathname } = new URL(placePath('demo-2027', place), 'http://samplan.example')
    expect(pathname).toBe('/planer/demo-2027')
    expect(placeInHash(hash)).toEqual(place)
  }
  for (const hash of ['', '#afsnit-6', '#afsnit-', '#kommentar/a', '#indhold'])
    expect(placeInHash(hash)).toBeUndefined()
})
