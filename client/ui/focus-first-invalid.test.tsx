import { act, type FormEvent, useState } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { render } from '../testing/render.tsx'
import { focusFirstInvalid } from './focus-first-invalid.ts'
import { TextField } from './text-field.tsx'

let close = async () => {}
afterEach(async () => {
  await close()
  vi.unstubAllGlobals()
})

function Form() {
  const [wrong, setWrong] = useState<string>()
  function refuse(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setWrong('Skriv en titel.')
    focusFirstInvalid(event.currentTarget)
  }
  return (
    <form onSubmit={refuse}>
      <TextField label="År" />
      <TextField label="Titel" errorMessage={wrong} />
    </form>
  )
}

it('puts the person at what is wrong before the next key comes, however late the next frame is', async () => {
  vi.stubGlobal('requestAnimationFrame', () => 0)
  const drawn = await render(<Form />)
  close = drawn.close
  await act(async () => {
    drawn.page.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    // Not once all has come to rest, but at once.
    expect(document.activeElement).toBe(drawn.page.querySelectorAll('input')[1])
  })
})
