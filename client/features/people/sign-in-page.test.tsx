import { act } from 'react'
import { useLocation } from 'react-router'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { button, click, render, write } from '../../testing/render.tsx'
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

function Place() {
  const { pathname, search, state } = useLocation()
  return <output>{`${pathname}${search} ${JSON.stringify(state)}`}</output>
}

async function openPage(at = '/log-ind') {
  const drawn = await render(
    <SessionProvider>
      <SignInPage />
      <Place />
    </SessionProvider>,
    at,
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

  it('[OIDC-5] says in one sentence what went wrong at a provider, and only what it knows', async () => {
    strictServer()
    const told = await openPage('/log-ind?problem=access-closed')
    expect(told.page.querySelector('[role=alert]')?.textContent).toContain(
      'Din adgang til Samplan er lukket.',
    )
    expect(told.page.querySelector('output')?.textContent).toBe('/log-ind null')
    await close()
    const invented = await openPage('/log-ind?problem=Ring+til+12345678')
    expect(invented.page.querySelector('[role=alert]')).toBeNull()
  })

  it('[OIDC-8] offers the providers there are, says when one does not answer, and does without them', async () => {
    const sent: unknown[] = []
    vi.stubGlobal(
      'fetch',
      vi.fn<typeof fetch>(async (path, init) => {
        if (path === '/api/oidc/providers') return Response.json({ providers: [{ id: 'di', name: 'DI' }] })
        if (init?.method === 'POST') sent.push([path, JSON.parse(String(init.body))])
        return Response.json({ error: { code: 'provider-unreachable', message: '' } }, { status: 503 })
      }),
    )
    const { page } = await openPage()
    await click(button(page, 'Log ind med DI'))
    expect(sent).toEqual([['/api/oidc/di/sign-in', {}]])
    expect(page.querySelector('[role=alert]')?.textContent).toContain('svarer ikke lige nu')
    await close()
    strictServer()
    const without = await openPage()
    expect(without.page.textContent).not.toContain('eller')
    expect(button(without.page, 'Log ind').type).toBe('submit')
  })

  it('[OIDC-6] asks for the own code after the provider, and goes on to where the person came from', async () => {
    const sent: unknown[] = []
    vi.stubGlobal(
      'fetch',
      vi.fn<typeof fetch>(async (path, init) => {
        if (path !== '/api/oidc/finish')
          return Response.json({ error: { code: 'not-signed-in', message: '' } }, { status: 401 })
        sent.push(JSON.parse(String(init?.body)))
        return sent.length === 1
          ? Response.json({ error: { code: 'wrong-code', message: '' } }, { status: 401 })
          : Response.json({ returnTo: '/ordbog' })
      }),
    )
    const { page, submit } = await openPage('/log-ind?code-needed')
    const code = page.querySelector<HTMLInputElement>('input[autocomplete="one-time-code"]')
    if (!code) throw new Error('No code was asked for.')
    await write(code, '123 456')
    await submit()
    expect(page.textContent).toContain('Koden passer ikke')
    await submit()
    expect(sent).toEqual([{ code: '123 456' }, { code: '123 456' }])
    expect(page.querySelector('output')?.textContent).toBe('/log-ind {"from":"/ordbog"}')
  })
})
