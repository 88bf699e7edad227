import { expect, test } from 'vitest'
import { type Installed, SETUP_NAMES, whyLeftOut } from './setups.ts'

const ALL: Installed = { postgres: true, redis: true, peers: true }

test.each([
  { missing: 'postgres', left: ['samplan-1', 'samplan-2', 'samplan-4'] },
  {
    missing: 'redis',
    left: ['samplan-1', 'samplan-2', 'samplan-4', 'hocuspocus-1', 'hocuspocus-2', 'hocuspocus-4'],
  },
  { missing: 'peers', left: ['hocuspocus-1', 'hocuspocus-2', 'hocuspocus-4'] },
] as const)('without $missing only what needs it is left out, with a reason', ({ missing, left }) => {
  const reasons = SETUP_NAMES.flatMap((name) => whyLeftOut(name, { ...ALL, [missing]: false }) ?? [])
  expect(reasons.map((reason) => reason.split(' ')[0])).toEqual(left)
})

test('with all that is needed nothing is left out', () => {
  expect(SETUP_NAMES.filter((name) => whyLeftOut(name, ALL))).toEqual([])
})
