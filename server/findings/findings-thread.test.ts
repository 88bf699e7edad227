import { afterEach, expect, test } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { findFindings } from '#shared/findings/find-findings.ts'
import { fromPlanFile } from '#shared/overlap/plan-file.ts'
import { LABELLED_PLANS } from '#shared/overlap/testing/labelled-plans.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { NOTHING_TAUGHT } from '#shared/vocabulary/workspace-vocabulary.ts'
import { FindingsThread } from './findings-thread.ts'

const [PLAN = { activities: [] }] = LABELLED_PLANS
const ACTIVITIES = PLAN.activities.map(fromPlanFile) as Activity[]
const FEWER = ACTIVITIES.slice(0, 40)

let thread = new FindingsThread(BUILT_IN_AGREEMENT)
afterEach(async () => {
  await thread.stop()
  thread = new FindingsThread(BUILT_IN_AGREEMENT)
})

test('[FIND-1] finds what is found without it, of each plan its own, also after a plan has changed', async () => {
  const [one, other] = [thread.read(), thread.read()]
  const found = [
    one.find(ACTIVITIES, NOTHING_TAUGHT),
    other.find(FEWER, NOTHING_TAUGHT),
    one.find(FEWER, NOTHING_TAUGHT),
  ]
  expect(await Promise.all(found)).toEqual([
    findFindings(ACTIVITIES, BUILT_IN_AGREEMENT),
    findFindings(FEWER, BUILT_IN_AGREEMENT),
    findFindings(FEWER, BUILT_IN_AGREEMENT),
  ])
})

test('[FIND-6] others are served while a plan is read for the first time', async () => {
  let turns = 0
  const count = () => {
    turns += 1
    turning = setImmediate(count)
  }
  let turning = setImmediate(count)
  await thread.read().find(ACTIVITIES, NOTHING_TAUGHT)
  clearImmediate(turning)
  // Read on the same thread, all of it would be one turn.
  expect(turns).toBeGreaterThan(20)
})

const BROKEN = [{ ...FEWER[0], title: undefined }] as unknown as Activity[]

test('[FIND-10] a plan that cannot be read says so, and is read whole the next time', async () => {
  const reading = thread.read()
  await reading.find(FEWER, NOTHING_TAUGHT)
  const asked = [BROKEN, ACTIVITIES].map((activities) => reading.find(activities, NOTHING_TAUGHT))
  // The second tells the news since a first one that was never understood.
  for (const one of asked) await expect(one).rejects.toThrow(TypeError)
  expect(await reading.find(FEWER, NOTHING_TAUGHT)).toEqual(findFindings(FEWER, BUILT_IN_AGREEMENT))
})

test('[FIND-10] a plan that cannot be read takes no other plan with it', async () => {
  const [broken, other] = [thread.read(), thread.read()]
  await other.find(FEWER, NOTHING_TAUGHT)
  const refused = expect(broken.find(BROKEN, NOTHING_TAUGHT)).rejects.toThrow(TypeError)
  expect(await other.find(ACTIVITIES, NOTHING_TAUGHT)).toEqual(findFindings(ACTIVITIES, BUILT_IN_AGREEMENT))
  await refused
})

test('[FIND-10] a thread that has ended is started anew with the whole plan', async () => {
  const reading = thread.read()
  await reading.find(FEWER, NOTHING_TAUGHT)
  await thread.stop()
  expect(await reading.find(FEWER, NOTHING_TAUGHT)).toEqual(findFindings(FEWER, BUILT_IN_AGREEMENT))
})
