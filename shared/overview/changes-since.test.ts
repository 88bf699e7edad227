import { expect, test } from 'vitest'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import type { Activity, Plan } from '../plan/plan.ts'
import type { RichText } from '../plan/rich-text.ts'
import { anActivity } from '../plan/testing/an-activity.ts'
import { changesSince, isUnchanged } from './changes-since.ts'

const words = (text: string): RichText => [{ kind: 'paragraph', runs: [{ text }] }]

function planOf(activities: readonly Activity[], text: RichText = []): Plan {
  return {
    title: 'Plan',
    year: 2027,
    sections: BUILT_IN_CATEGORIES.map((category) => ({
      category,
      text: category === 2 ? text : [],
      activities: activities.filter((activity) => activity.category === category),
    })),
  }
}

test('[OVERVIEW-3] counts what is new, changed and gone, names the first three, and says which texts read otherwise', () => {
  const stays = anActivity({ id: 'stays', title: 'Bliver' })
  const moved = anActivity({ id: 'moved', title: 'Flyttes', category: 1 })
  const rewritten = anActivity({ id: 'rewritten', body: words('Før') })
  const gone = anActivity({ id: 'gone', title: 'Udgår' })
  const fresh = ['a', 'b', 'c', 'd'].map((id) => anActivity({ id, title: `Ny ${id}`, category: 4 }))
  const changes = changesSince(
    planOf([stays, moved, rewritten, gone]),
    planOf(
      [stays, { ...moved, category: 5 }, { ...rewritten, body: words('Nu') }, ...fresh],
      words('Ny tekst'),
    ),
  )
  expect(changes.new).toEqual({
    count: 4,
    first: [
      { id: 'a', title: 'Ny a' },
      { id: 'b', title: 'Ny b' },
      { id: 'c', title: 'Ny c' },
    ],
  })
  expect(changes.changed).toMatchObject({ count: 2, first: [{ id: 'rewritten' }, { id: 'moved' }] })
  expect(changes.removed).toEqual({ count: 1, first: [{ id: 'gone', title: 'Udgår' }] })
  expect(changes.texts).toEqual([2])
  expect(isUnchanged(changes)).toBe(false)
})

test('[OVERVIEW-3] another place in the list is no change', () => {
  const plan = planOf([anActivity({ rank: 'a0' })], words('Tekst'))
  expect(isUnchanged(changesSince(plan, planOf([anActivity({ rank: 'b0' })], words('Tekst'))))).toBe(true)
})
