import { expect, test } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { fromPlanFile } from '../overlap/plan-file.ts'
import { LABELLED_PLANS } from '../overlap/testing/labelled-plans.ts'
import type { Activity } from '../plan/plan.ts'
import { findFindings } from './find-findings.ts'
import { newsReaders } from './news-reader.ts'
import { planNews } from './plan-news.ts'

const [one = [], other = []] = LABELLED_PLANS.map(
  ({ activities }) => activities.map(fromPlanFile).slice(0, 20) as Activity[],
)

/** As another thread's copy is, but that nothing may be read of it. */
const unreadable = new Proxy(BUILT_IN_AGREEMENT, {
  get: () => {
    throw new Error('The agreement was read again.')
  },
})

test('[FIND-6] the agreement of plans on one thread is read once, and each has the warnings of its own', () => {
  const newReader = newsReaders()
  const read = [newReader(), newReader()] as const
  const first = planNews(BUILT_IN_AGREEMENT)(one, undefined)
  const second = planNews(unreadable)(other, undefined)
  expect(read[0](first)).toEqual(findFindings(one, BUILT_IN_AGREEMENT))
  expect(read[1](second)).toEqual(findFindings(other, BUILT_IN_AGREEMENT))
})
