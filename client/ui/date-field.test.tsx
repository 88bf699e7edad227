import { act, useState } from 'react'
import { expect, it } from 'vitest'
import { render, words, write } from '../testing/render.tsx'
import { DateField } from './date-field.tsx'

const sent: string[] = []

function Form() {
  const [day, setDay] = useState('2027-03-05')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        sent.push(day)
      }}
    >
      <DateField label="Dato" value={day} onChange={setDay} />
      <button type="button" onClick={() => setDay('')}>
        Tøm
      </button>
    </form>
  )
}

it('[DATE-1] is written in Danish, says the day, and keeps its form back while it cannot be read', async () => {
  const { page, close } = await render(<Form />)
  const input = page.querySelector('input')
  const form = page.querySelector('form')
  if (!input || !form) throw new Error('There is no form.')
  const send = () => act(async () => form.requestSubmit())
  const describedBy = () =>
    (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => words(document.getElementById(id)))
      .join(' ')

  expect(input.value).toBe('5.3.2027')
  expect(describedBy()).toContain('fredag den 5. marts 2027')

  await act(async () => input.focus())
  await write(input, '6. april 2028')
  await act(async () => input.blur())
  expect(input.value).toBe('6.4.2028')
  await send()
  expect(sent).toEqual(['2028-04-06'])

  await write(input, '31.4.2028')
  expect(input.getAttribute('aria-invalid')).toBeNull()
  await send()
  expect(sent).toHaveLength(1)
  expect(input.getAttribute('aria-invalid')).toBe('true')
  expect(describedBy()).toContain('Skriv en dag')
  expect(document.activeElement).toBe(input)

  await act(async () => page.querySelector('button')?.click())
  await write(input, '')
  await send()
  expect(sent).toEqual(['2028-04-06', ''])
  await close()
})
