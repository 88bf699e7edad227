import { afterEach, expect, it } from 'vitest'
import { render, until, words } from '../testing/render.tsx'
import { usePreference } from './preference.ts'

const WAYS = ['luftig', 'kompakt'] as const

let close = async () => {}
afterEach(async () => {
  await close()
  localStorage.clear()
})

function Way() {
  return <p>{usePreference('vej', WAYS, 'luftig')[0]}</p>
}

it('[ACCESS-4] follows what is chosen in another window, and nothing that is no choice', async () => {
  const { page, close: leave } = await render(<Way />)
  close = leave
  const chosenElsewhere = (value: string) => {
    localStorage.setItem('samplan.vej', value)
    dispatchEvent(new StorageEvent('storage', { key: 'samplan.vej', newValue: value }))
  }
  chosenElsewhere('kompakt')
  await until(() => expect(words(page)).toBe('kompakt'))
  chosenElsewhere('noget helt andet')
  await until(() => expect(words(page)).toBe('luftig'))
})
