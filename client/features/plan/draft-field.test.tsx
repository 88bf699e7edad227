import { act } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { render, write } from '../../testing/render.tsx'
import { DraftField } from './draft-field.tsx'

vi.mock('./page-parts.tsx', () => ({
  usePage: () => ({ undo: { registerPendingInput: () => () => undefined } }),
}))

let close = async () => {}
afterEach(async () => {
  vi.useRealTimers()
  await close()
})

it('[PLAN-10] goes on saying what is wrong after the pause in which it would be written, until it is typed in again', async () => {
  vi.useFakeTimers()
  const drawn = await render(<DraftField label="Periode" value="" onWrite={() => 'Skriv en dato.'} />)
  close = drawn.close
  const input = drawn.page.querySelector('input')
  if (!input) throw new Error('There is no field.')
  const fault = () => drawn.page.querySelector('[role="alert"]')?.textContent
  await write(input, 'engang')
  await act(async () => vi.advanceTimersByTimeAsync(2_000))
  expect(fault()).toBeUndefined()
  await act(async () => {
    input.focus()
    input.blur()
  })
  expect(fault()).toBe('Skriv en dato.')
  await write(input, 'engang til sommer')
  expect(fault()).toBeUndefined()
  await act(async () => {
    input.focus()
    input.blur()
  })
  await act(async () => vi.advanceTimersByTimeAsync(2_000))
  expect(fault()).toBe('Skriv en dato.')
  expect(input.value).toBe('engang til sommer')
})
