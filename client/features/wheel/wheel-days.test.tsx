import { expect, test } from 'vitest'
import { arrangeWheel } from '#shared/wheel/arrange-wheel.ts'
import { render, words } from '../../testing/render.tsx'
import { WheelSheet } from './wheel-sheet.tsx'

test('[WHEEL-10] on paper each holiday and school holiday has its sign on the weeks, and is named with its days', async () => {
  const { page, close } = await render(
    <WheelSheet svg={{ current: null }} title="Plan 2027" wheel={arrangeWheel([], 2027)} links={[]} />,
  )
  const named = (sign: string) => [...page.querySelectorAll(`${sign} > title`)].map(words)
  expect(named('.wheel-school')).toEqual([
    'Vinterferie: uge 7, 15.–21. februar 2027',
    'Sommerferie: uge 28–30, 12. juli–1. august 2027',
    'Efterårsferie: uge 42, 18.–24. oktober 2027',
  ])
  expect(named('.wheel-feast')).toContain('Påske: 25.–29. marts 2027')
  const [schools, feasts] = [...page.querySelectorAll('.wheel-days-words')].map(words)
  expect(schools).toBe(named('.wheel-school').join(' · '))
  expect(feasts).toBe(named('.wheel-feast').join(' · '))
  await close()
})
