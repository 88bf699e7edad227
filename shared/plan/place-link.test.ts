import { expect, test } from 'vitest'
import { placeInHash, placePath } from './place-link.ts'

test('[PLAN-14] a path to a place in a plan is read back as that place', () => {
  const places = [
    { activityId: 'a-1_b' },
    { activityId: 'a-1_b', findingId: 'overlap:a-1_b:c' },
    { category: 3 },
    { category: 3, signOff: true },
  ] as const
  for (const place of places) {
    const { hash, pathname } = new URL(placePath('demo-2027', place), 'http://samplan.example')
    expect(pathname).toBe('/planer/demo-2027')
    expect(placeInHash(hash)).toEqual(place)
  }
  for (const hash of [
    '',
    '#afsnit-0',
    '#afsnit-',
    '#afsnit-3/advarsel/x',
    '#godkendelse-0',
    '#kommentar/a',
    '#indhold',
  ])
    expect(placeInHash(hash)).toBeUndefined()
})
