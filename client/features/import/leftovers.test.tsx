import { afterEach, expect, it } from 'vitest'
import type { ProposedActivity } from '#shared/import/proposal.ts'
import { aProposedActivity } from '#shared/import/testing/a-proposed-activity.ts'
import { render, until, words } from '../../testing/render.tsx'
import { WithPageTexts } from '../../text/with-page-texts.tsx'
import { Leftovers } from './leftovers.tsx'
import { beginReview } from './review.ts'

let close = async () => {}
afterEach(() => close())

const SOME_DAY = aProposedActivity({
  title: 'Innovationsdag',
  remarks: [{ why: 'not-understood', label: 'Periode', text: 'når det passer' }],
})

async function wordsFor(activities: ProposedActivity[]): Promise<string> {
  const proposal = { title: '', sections: [], activities, leftovers: [], leftBehind: [] }
  const review = beginReview(proposal, { fileName: 'plan.csv', title: 'Plan', year: 2027, party: 'difos' })
  const drawn = await render(
    <WithPageTexts of="import">
      <Leftovers review={review} onChange={() => {}} />
    </WithPageTexts>,
  )
  close = drawn.close
  await until(() => expect(words(drawn.page)).not.toBe(''))
  return words(drawn.page)
}

it('[IMPORT-6] does not say that all was understood where an activity has a remark', async () => {
  expect(await wordsFor([])).toContain('Alt i filen blev forstået.')
  await close()
  expect(await wordsFor([SOME_DAY])).not.toContain('Alt i filen blev forstået.')
})
