import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { activitiesOf } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read-plan.ts'
import { fillGradually } from './fill-gradually.ts'

test('[IMPORT-6] a long plan is written in its order, and others get in between', async () => {
  const titles = Array.from({ length: 130 }, (_, number) => `Møde ${number}`)
  const activities = titles.map((title) => ({ title, party: 'censec' as const, category: 1 as const }))
  const ids = { newId: () => crypto.randomUUID(), randomBit: () => Math.random() < 0.5 }
  const document = new Y.Doc()
  let turns = 0
  let isDone = false
  const others = () => {
    turns++
    if (!isDone) setImmediate(others)
  }
  setImmediate(others)
  await fillGradually(document, { sections: [], activities }, ids, 'test')
  isDone = true
  expect(turns).toBeGreaterThan(1)
  expect(activitiesOf(readPlan(document, 2027, BUILT_IN_CATEGORIES)).map(({ title }) => title)).toEqual(
    titles,
  )
})
