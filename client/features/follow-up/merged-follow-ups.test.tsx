import { act } from 'react'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { mergeActivities } from '#shared/findings/merge-activities.ts'
import { separateActivities } from '#shared/findings/separate-activities.ts'
import { type FollowUpFields, readFollowUp, setFollowUp } from '#shared/follow-up/follow-up-document.ts'
import { LOCAL_EDIT } from '#shared/plan/plan-document.ts'
import { addActivity, openPlanFor, person } from '../../testing/open-plan.ts'
import { button, click, render, words } from '../../testing/render.tsx'
import { OpenTexts } from '../plan/open-texts.ts'
import { type PageParts, PagePartsProvider } from '../plan/page-parts.tsx'
import { PlanProvider } from '../plan/plan-context.tsx'
import { PlanUndo } from '../plan/plan-undo.ts'
import { FollowUpForm } from './follow-up-form.tsx'

const SAID = {
  outcome: 'held',
  on: '2027-03-05',
  participants: 48,
  'region:oestdanmark': 20,
  lessons: 'Igen.',
} as const

let close = async () => {}
afterEach(() => close())

/** The form of a joint activity that was made of two, of which the one that went had been followed up. */
async function openJoint(own: FollowUpFields = {}) {
  const document = new Y.Doc()
  const course = { category: 3, precision: 'day', start: '2027-03-05', end: '2027-03-05' } as const
  addActivity(document, 'course', { ...course, party: 'censec', title: 'Kursus' })
  addActivity(document, 'seminar', { ...course, party: 'difos', title: 'Seminar' })
  const kept = mergeActivities(document, ['course', 'seminar'], LOCAL_EDIT, BUILT_IN_AGREEMENT)
  const gone = kept === 'course' ? 'seminar' : 'course'
  setFollowUp(document, gone, SAID)
  if (Object.keys(own).length > 0) setFollowUp(document, kept ?? '', own)
  const plan = openPlanFor(person('director', 'censec', 'Anna'), document)
  const undo = new PlanUndo(document)
  const activity = plan.activities.get(kept ?? '')
  if (!activity) throw new Error('The two did not become one.')
  const texts = new OpenTexts()
  const parts = { plan, undo, texts, mayEdit: true, isConfidential: false } as Partial<PageParts> as PageParts
  const drawn = await render(
    <PlanProvider plan={plan}>
      <PagePartsProvider parts={parts}>
        <FollowUpForm activity={activity} onDone={() => undefined} />
      </PagePartsProvider>
    </PlanProvider>,
  )
  close = drawn.close
  return { document, undo, page: drawn.page, joint: activity.id, gone }
}

describe('[FOLLOW-6] what was said of an activity that became part of a joint one', () => {
  test('is told with the joint one, and taken over by a press, once, which can be undone', async () => {
    const { document, undo, page, joint, gone } = await openJoint()
    expect(words(page)).toContain(
      'som er flettet ind her, har sin egen opfølgning: Afholdt 5. marts 2027 · 48 deltagere',
    )
    await click(button(page, 'Brug den her'))
    expect(readFollowUp(document, joint)).toEqual(readFollowUp(document, gone))
    expect(readFollowUp(document, joint)).toMatchObject({ counts: { participants: 48 }, lessons: 'Igen.' })
    expect(() => button(page, 'Brug den her')).toThrow()
    await act(async () => undo.undo())
    expect(readFollowUp(document, joint)).toBeUndefined()
    expect(readFollowUp(document, gone)).toMatchObject({ counts: { participants: 48 } })
    expect(button(page, 'Brug den her')).toBeDefined()
  })

  test('is told and not offered where the joint one has its own, which it neither adds to nor replaces', async () => {
    const { document, page, joint } = await openJoint({ outcome: 'held', participants: 60 })
    expect(words(page)).toContain('48 deltagere')
    expect(() => button(page, 'Brug den her')).toThrow()
    expect(readFollowUp(document, joint)?.counts).toEqual({ participants: 60 })
  })

  test('is that activity’s alone when the two are taken apart again, so that the year counts it once', async () => {
    const { document, page, joint, gone } = await openJoint()
    await click(button(page, 'Brug den her'))
    await act(async () => void separateActivities(document, gone, LOCAL_EDIT))
    expect(readFollowUp(document, gone)).toMatchObject({ counts: { participants: 48 } })
    expect(readFollowUp(document, joint)).toBeUndefined()
  })

  test('and what the joint one says otherwise by then stays the joint one’s', async () => {
    const { document, page, joint, gone } = await openJoint()
    await click(button(page, 'Brug den her'))
    await act(async () => setFollowUp(document, joint, { participants: 90 }))
    await act(async () => void separateActivities(document, gone, LOCAL_EDIT))
    expect([joint, gone].map((id) => readFollowUp(document, id)?.counts.participants)).toEqual([90, 48])
  })
})
