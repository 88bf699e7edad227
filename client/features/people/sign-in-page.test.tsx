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

  it('[PEOPLE-6] asks for a code once the password is right, and sends all three', async () => {
    const asked = vi.fn<typeof fetch>(async (_path, init) => {
      if (init?.method !== 'POST')
        return Response.json({ error: { code: 'not-signed-in', message: '' } }, { status: 401 })
      const { code } = JSON.parse(String(init.body))
      return Response.json(
        { error: { code: code ? 'wrong-code' : 'code-needed', message: '' } },
        { status: 401 },
      )
    })
    vi.stubGlobal('fetch', asked)
    const { page, field, submit } = await openPage()
    await write(field('email'), 'mette@difos.example')
    await write(field('password'), 'rigtig')
    await submit()
    const code = page.querySelector<HTMLInputElement>('input[autocomplete="one-time-code"]')
    if (!code) throw new Error('No code was asked for.')
    await submit()
    expect(page.textContent).toContain('Skriv koden fra din app.')
    await write(code, ' 123 456 ')
    await submit()
    expect(page.textContent).toContain('Koden passer ikke')
    expect(JSON.parse(String(asked.mock.calls.at(-1)?.[1]?.body))).toEqual({
      email: 'mette@difos.example',
      password: 'rigtig',
      code: '123 456',
    })
    expect(code.value).toBe(' 123 456 ')
  })
})
