import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { addActivity, openPlanFor, person } from '../../testing/open-plan.ts'
import { bothParts } from './both-parts.ts'

const anna = person('director', 'censec', 'Anna')

it('[CONF-6] the warnings of a confidential part are looked for beside the plan, and only where there is such a part', () => {
  const [plan, part] = [new Y.Doc(), new Y.Doc()]
  addActivity(plan, 'shared', { party: 'difos', category: 1 })
  const both = bothParts(openPlanFor(anna, plan).activities, openPlanFor(anna, part).activities)
  let told = 0
  both.subscribe(() => told++)
  expect(both.read()).toEqual([])
  addActivity(part, 'own', { party: 'censec', category: 1 })
  expect(both.read().map(({ id }) => id)).toEqual(['shared', 'own'])
  expect(both.read()).toBe(both.read())
  expect(told).toBeGreaterThan(0)
})
