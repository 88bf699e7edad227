import { act } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { render, write } from '../../testing/render.tsx'
import { SessionProvider } from './session.tsx'
import { SignInPage } from './sign-in-page.tsx'

let close = async () => {}
afterEach(async () => {
  await close()
  vi.unstubAllGlobals()
})

/** A server at which nobody is signed in and every password is wrong. */
function strictServer() {
  const asked = vi.fn<typeof fetch>(async (_path, init) =>
    init?.method === 'POST'
      ? Response.json({ error: { code: 'wrong-credentials', message: '' } }, { status: 401 })
      : Response.json({ error: { code: 'not-signed-in', message: '' } }, { status: 401 }),
  )
  vi.stubGlobal('fetch', asked)
  return { attempts: () => asked.mock.calls.filter(([, init]) => init?.method === 'POST') }
}

async function openPage() {
  const drawn = await render(
    <SessionProvider>
      <SignInPage />
    </SessionProvider>,
  )
  close = drawn.close
  const field = (name: string): HTMLInputElement => {
    const input = drawn.page.querySelector<HTMLInputElement>(`input[name="${name}"]`)
    if (!input) throw new Error(`There is no field ${name}.`)
    return input
  }
  const submit = () => act(async () => drawn.page.querySelector('form')?.requestSubmit())
  return { page: drawn.page, field, submit }
}

describe('the sign-in page', () => {
  it('tells password managers which field is which', async () => {
    strictServer()
    const { field } = await openPage()
    expect(field('email').autocomplete).toBe('username')
    expect(field('password').autocomplete).toBe('current-password')
  })

  it('asks for what is missing without asking the server', async () => {
    const { attempts } = strictServer()
    const { page, field, submit } = await openPage()
    await write(field('email'), 'mette@difos.example')
    await submit()
    expect(page.querySelector('[role=alert]')?.textContent).toBe('Skriv både e-mail og adgangskode.')
    expect(attempts()).toEqual([])
  })

  it('says in one sentence that the two do not match, keeps what was written, and lets the person try again', async () => {
    const { attempts } = strictServer()
    const { page, field, submit } = await openPage()
    await write(field('email'), ' mette@difos.example ')
    await write(field('password'), 'forkert')
    await submit()
    expect(page.querySelector('[role=alert]')?.textContent).toBe('E-mail og adgangskode passer ikke sammen.')
    expect(JSON.parse(String(attempts()[0]?.[1]?.body))).toEqual({
      email: 'mette@difos.example',
      password: 'forkert',
    })
    expect(field('email').value.trim()).toBe('mette@difos.example')
    await submit()
    expect(attempts()).toHaveLength(2)
  })
})
