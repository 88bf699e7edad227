import { describe, expect, it } from 'vitest'
import type { ImportProposal, ProposedActivity } from '#shared/import/proposal.ts'
import { aProposedActivity } from '#shared/import/testing/a-proposed-activity.ts'
import { paragraphsFrom } from '#shared/plan/rich-text.ts'
import { beginReview, changedReview, countOfRemarks, faultOf, planOf, type Review } from './review.ts'

function proposed(changed: Partial<ProposedActivity>): ProposedActivity {
  return aProposedActivity({ title: 'Messe', period: 'uge 38', ...changed })
}

function reviewOf(changed: Partial<ImportProposal>): Review {
  const proposal = { title: '', sections: [], activities: [], leftovers: [], leftBehind: [], ...changed }
  return beginReview(proposal, { fileName: 'plan.docx', title: 'Plan', year: 2027, party: 'difos' })
}

function planFrom(review: Review) {
  const made = planOf(review)
  if ('faults' in made) throw new Error(made.faults.join())
  return made.plan
}

describe('[IMPORT-6] a review', () => {
  it('takes title and year from the file where it has them', () => {
    expect(reviewOf({ title: 'Fra filen', year: 2026 })).toMatchObject({ title: 'Fra filen', year: '2026' })
    expect(reviewOf({})).toMatchObject({ title: 'Plan', year: '2027' })
  })

  it('makes a plan of what is kept, with what the file does not say filled in', () => {
    const review = reviewOf({
      activities: [proposed({ title: 'Med', party: 'censec', category: 1 }), proposed({ title: 'Uden' })],
    })
    const { activities } = planFrom(
      changedReview(review, { kind: 'activity', key: 'activity-0', edit: { isKept: false } }),
    )
    expect(activities).toMatchObject([
      {
        title: 'Uden',
        party: 'difos',
        category: 5,
        start: '2027-09-20',
        end: '2027-09-26',
        precision: 'week',
      },
    ])
  })

  it('reads a period in the year that is chosen', () => {
    const review = reviewOf({ year: 2026, activities: [proposed({})] })
    const later = changedReview(review, { kind: 'plan', edit: { year: '2028' } })
    expect(planFrom(later).activities).toMatchObject([{ start: '2028-09-18' }])
  })

  it('is not done while a title is missing or a period cannot be read, but for what is left out', () => {
    const review = reviewOf({ activities: [proposed({ title: '' }), proposed({})] })
    expect(planOf(review)).toEqual({ faults: ['activities'] })
    const named = changedReview(review, { kind: 'activity', key: 'activity-0', edit: { isKept: false } })
    expect('plan' in planOf(named)).toBe(true)
    const wrong = changedReview(named, {
      kind: 'activity',
      key: 'activity-1',
      edit: { period: '30. februar' },
    })
    expect(wrong.activities.map((one) => faultOf(one, wrong.year))).toEqual([{}, { period: 'no-such-day' }])
    expect(planOf(wrong)).toEqual({ faults: ['activities'] })
  })

  it('says what is wrong with the plan itself first', () => {
    const review = changedReview(reviewOf({}), { kind: 'plan', edit: { year: 'næste', title: ' ' } })
    expect(planOf(review)).toEqual({ faults: ['year', 'title'] })
  })

  it('puts what was left over into the text of the section that is chosen, below its own', () => {
    const where = { kind: 'heading', heading: 'Indledning' } as const
    const review = reviewOf({
      sections: [{ category: 2, text: paragraphsFrom('Eget') }],
      leftovers: [
        { where, why: 'outside-sections', blocks: paragraphsFrom('Løst') },
        { where, why: 'generated', blocks: paragraphsFrom('Overblik') },
      ],
    })
    expect(countOfRemarks(review)).toBe(1)
    const put = changedReview(review, { kind: 'leftover', key: 'leftover-0', into: 2 })
    expect(planFrom(put).sections).toEqual([{ category: 2, text: paragraphsFrom('Eget\nLøst') }])
    const without = changedReview(put, { kind: 'section', category: 2, isKept: false })
    expect(planFrom(without).sections).toEqual([{ category: 2, text: paragraphsFrom('Løst') }])
    expect(planFrom(review).sections).toEqual([{ category: 2, text: paragraphsFrom('Eget') }])
  })
})
