import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_AGREEMENT, BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { mergeActivities } from '../findings/merge-activities.ts'
import { mergedPairs } from '../findings/merging.ts'
import { separateActivities } from '../findings/separate-activities.ts'
import { readFollowUps, setFollowUp } from '../follow-up/follow-up-document.ts'
import { createActivity, removeActivity } from '../plan/edit-plan.ts'
import { activityRecords } from '../plan/plan-document.ts'
import { readActivities } from '../plan/read-plan.ts'
import { nextGeneration } from './copy-content.ts'

const CANARY = 'Opsigelse af lejemålet i Odense overvejes'

function planWith(
  activities: readonly { id: string; party?: 'censec' | 'difos'; description?: string }[],
): Y.Doc {
  const plan = new Y.Doc()
  for (const { id, party = 'censec', description = '' } of activities) {
    const activity = { party, category: 2, rank: id, title: `Messe ${id}`, description } as const
    createActivity(plan, id, activity, 'test')
  }
  return plan
}

const idsIn = (plan: Y.Doc) => readActivities(plan, BUILT_IN_CATEGORIES).map(({ id }) => id)

test('[CONF-3] activities that were merged can be parted in the new generation as before it, also one after another', () => {
  const plan = planWith([
    { id: 'a' },
    { id: 'b', party: 'difos' },
    { id: 'c', party: 'difos' },
    { id: 'hidden' },
  ])
  const once = mergeActivities(plan, ['a', 'b'], 'test', BUILT_IN_AGREEMENT) ?? ''
  const twice = mergeActivities(plan, [once, 'c'], 'test', BUILT_IN_AGREEMENT) ?? ''
  const next = nextGeneration(plan, { kind: 'activity', activityId: 'hidden' })
  expect(idsIn(next)).toEqual([twice])
  expect(mergedPairs(next)).toEqual(mergedPairs(plan))
  expect(mergedPairs(next).size).toBe(2)
  for (const document of [plan, next]) {
    for (const id of [...['a', 'b', 'c'].filter((one) => one !== once), once])
      separateActivities(document, id, 'test')
  }
  expect(idsIn(next)).toEqual(['a', 'b', 'c'])
  expect(readActivities(next, BUILT_IN_CATEGORIES)).toEqual(
    readActivities(plan, BUILT_IN_CATEGORIES).filter(({ id }) => id !== 'hidden'),
  )
})

test.each([
  ['quotes what is moved', `Som sagt: ${CANARY}.`],
  ['names it', 'Se overlap:hidden:b'],
])('[CONF-3] a merged activity that %s goes all the same', (_why, description) => {
  const plan = planWith([{ id: 'a' }, { id: 'b', description }, { id: 'hidden', description: `${CANARY}.` }])
  expect(mergeActivities(plan, ['a', 'b'], 'test', BUILT_IN_AGREEMENT)).toBe('a')
  const next = nextGeneration(plan, { kind: 'activity', activityId: 'hidden' })
  expect([...activityRecords(next).keys()]).toEqual(['a'])
})

test('[CONF-3] what was merged into what is moved goes with it, and so does what was only removed', () => {
  const plan = planWith([
    { id: 'hidden' },
    { id: 'b', description: `${CANARY}.` },
    { id: 'c', description: `${CANARY}.` },
  ])
  const into = mergeActivities(plan, ['hidden', 'b'], 'test', BUILT_IN_AGREEMENT) ?? ''
  removeActivity(plan, 'c', 'test')
  const next = nextGeneration(plan, { kind: 'activity', activityId: into })
  expect([...activityRecords(next).keys()]).toEqual([])
  expect(Buffer.from(Y.encodeStateAsUpdate(next)).toString('latin1')).not.toContain('Opsigelse')
})

test('[FOLLOW-6] what became of the others goes on with them, and nothing of what is moved or removed', () => {
  const plan = planWith([{ id: 'a' }, { id: 'hidden' }, { id: 'gone' }])
  setFollowUp(plan, 'a', { outcome: 'held', participants: 12 })
  setFollowUp(plan, 'hidden', { outcome: 'held', participants: 4_711, lessons: CANARY })
  setFollowUp(plan, 'gone', { lessons: 'Var her engang' })
  removeActivity(plan, 'gone', 'test')
  const next = nextGeneration(plan, { kind: 'activity', activityId: 'hidden' })
  expect([...readFollowUps(next)]).toEqual([['a', readFollowUps(plan).get('a')]])
  const bytes = Buffer.from(Y.encodeStateAsUpdate(next)).toString('latin1')
  for (const word of ['Opsigelse', 'hidden', 'engang']) expect(bytes).not.toContain(word)
})

test('[FOLLOW-6] a merged one whose lessons quote what is moved goes with it', () => {
  const plan = planWith([{ id: 'a' }, { id: 'b' }, { id: 'hidden', description: `${CANARY}.` }])
  setFollowUp(plan, 'b', { lessons: `Som sagt: ${CANARY}.` })
  expect(mergeActivities(plan, ['a', 'b'], 'test', BUILT_IN_AGREEMENT)).toBe('a')
  const next = nextGeneration(plan, { kind: 'activity', activityId: 'hidden' })
  expect([...activityRecords(next).keys()]).toEqual(['a'])
  expect(readFollowUps(next).size).toBe(0)
})
