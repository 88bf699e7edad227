import { expect, test } from 'vitest'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { createActivity } from '#shared/plan/edit-plan.ts'
import { paragraphsFrom } from '#shared/plan/rich-text.ts'
import { readWrittenPlan } from '#shared/versions/read-written-plan.ts'
import { aPlan } from '#shared/versions/testing/plans.ts'
import { authoredParts } from './authored.ts'
import { partTexts } from './part-texts.ts'
import { authoredAside } from './version-thread.ts'

/** A plan of which one says who wrote it, and in which no word is as in another of another seed. */
function plan(seed: string, by: string | undefined): string[] {
  const document = aPlan()
  const body = paragraphsFrom(Array.from({ length: 500 }, (_, index) => `${seed}${index}`).join(' '))
  for (let index = 0; index < 5; index++) {
    const fields = {
      party: 'censec',
      category: 1,
      rank: `a${index}`,
      title: `${seed} ${index}`,
      body,
    } as const
    createActivity(document, `activity-${index}`, fields, null)
  }
  return partTexts(readWrittenPlan(document, { year: 2027, categories: BUILT_IN_CATEGORIES }, () => by))
}

/** How often others have had their turn meanwhile. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0
  let isOver = false
  const turn = () => {
    turns++
    if (!isOver) setImmediate(turn)
  }
  setImmediate(turn)
  await work()
  isOver = true
  return turns
}

test('[VERSION-11] a plan that is written anew is told of beside the others’ work, and no otherwise', async () => {
  const reading = { parts: plan('ny', 'mette'), earlier: [plan('gammel', 'anna')] }
  const turns = await turnsDuring(async () => {
    expect(await authoredAside(reading)).toEqual(authoredParts(reading))
  })
  expect(turns).toBeGreaterThan(1)
})

test('[VERSION-11] one in which little has changed is told of at once', async () => {
  const parts = plan('ny', undefined)
  const reading = { parts: [...parts.slice(0, -1), plan('andet', undefined).at(-1) ?? ''], earlier: [parts] }
  const little = { parts, earlier: [plan('ny', undefined)] }
  expect(await turnsDuring(() => authoredAside(little))).toBe(0)
  expect(await authoredAside(reading)).toEqual(authoredParts(reading))
})
