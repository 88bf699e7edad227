import { expect, test } from 'vitest'
import { activity } from '../overlap/testing/activity.ts'
import { createFindingsReader, findFindings } from './find-findings.ts'

const ACTIVITIES = [
  activity({ id: 'c1', party: 'censec', title: 'Kursus i NIS2', audience: ["SMV'er"], start: '2027-03-03' }),
  activity({ id: 'd1', party: 'difos', title: 'NIS2-workshop', audience: ["SMV'er"], start: '2027-03-10' }),
]

test('overlaps and role findings are found together', () => {
  const found = findFindings(ACTIVITIES)
  expect(found.overlaps.map(({ id }) => id)).toEqual(['overlap:c1:d1'])
  expect(found.roleFindings.map(({ id }) => id)).toEqual(['role:d1:responsibility'])
})

test('a reader that is used again finds what a fresh one finds', () => {
  const reader = createFindingsReader()
  reader.find(ACTIVITIES)
  const changed = ACTIVITIES.map((one) => (one.id === 'd1' ? { ...one, title: 'Sommerfest' } : one))
  expect(reader.find(changed)).toEqual(findFindings(changed))
  expect(reader.find(changed.slice(1))).toEqual(findFindings(changed.slice(1)))
})
