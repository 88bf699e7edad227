import { expect, test } from 'vitest'
import { anActivity } from '#shared/plan/testing/an-activity.ts'
import { render, words } from '../../testing/render.tsx'
import { SmallWheel } from './small-wheel.tsx'

test('[WHEEL-9] at a glance the wheel has every activity with a period, says when most goes on, and leads to the whole one', async () => {
  const activities = [
    anActivity({ id: 'a', title: 'Messe', start: '2027-09-07', end: '2027-09-10', precision: 'day' }),
    anActivity({ id: 'b', party: 'difos', start: '2027-09-20', end: '2027-09-26', precision: 'week' }),
    anActivity({ id: 'c', party: 'joint', start: '2027-02-01', end: '2027-02-28', precision: 'month' }),
    anActivity({ id: 'd', precision: 'ongoing' }),
  ]
  const { page, close } = await render(
    <SmallWheel title="Plan 2027" year={2027} activities={activities} to="/planer/p?visning=aarshjul" />,
  )
  const link = page.querySelector('a')
  expect(link?.getAttribute('href')).toBe('/planer/p?visning=aarshjul')
  expect(words(link)).toContain('Plan 2027')
  expect([...page.querySelectorAll('.wheel-activity')].map((one) => one.getAttribute('data-party'))).toEqual([
    'joint',
    'censec',
    'difos',
  ])
  expect(words(page)).toContain('Travlest i september')
  expect(words(page)).toContain('4 aktiviteter')
  await close()
})
