import { expect, test } from 'vitest'
import { maySeeVersion } from './visible-to.ts'

const version = { at: '2026-11-28T10:00:00.000Z' }

test('[VERSION-8] directors and planners see what was kept before they came; others do not', () => {
  const late = { since: '2026-12-01T08:00:00.000Z' }
  for (const role of ['director', 'planner'] as const)
    expect(maySeeVersion({ role }, late, version)).toBe(true)
  for (const role of ['observer', 'reader'] as const) {
    expect(maySeeVersion({ role }, late, version)).toBe(false)
    expect(maySeeVersion({ role }, { since: version.at }, version)).toBe(true)
    expect(maySeeVersion({ role }, {}, version)).toBe(true)
  }
})

test('[VERSION-8] who is not among the members sees none', () => {
  for (const role of ['director', 'planner', 'observer', 'reader'] as const)
    expect(maySeeVersion({ role }, undefined, version)).toBe(false)
})
