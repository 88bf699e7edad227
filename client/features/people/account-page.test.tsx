import { act } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { person } from '../../testing/open-plan.ts'
import { button, click, render, write } from '../../testing/render.tsx'
import { AccountPage } from './account-page.tsx'
import { SessionProvider } from './session.tsx'

let close = async () => {}
afterEach(async () => {
  await close()
  vi.unstubAllGlobals()
})

const ida = person('observer', 'censec', 'Ida')
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36'
const SESSIONS = [
  { id: 's1', startedAt: '2027-01-04T08:00:00Z', device: WINDOWS, isThis: true },
  { id: 's2', startedAt: '2027-01-03T08:00:00Z', device: 'curl/8.5.0', isThis: false },
]

async function openPage(refusal?: string) {
  const sent: { method: string; path: string; body: unknown }[] = []
  let lists = 0
  vi.stubGlobal(
    'fetch',
    vi.fn<typeof fetch>(async (path, init) => {
      const method = init?.method ?? 'GET'
      if (path === '/api/session/all') lists += 1
      if (method === 'GET')
        return Response.json(
          path === '/api/session/all'
            ? { sessions: SESSIONS }
            : path === '/api/tokens'
              ? { tokens: [] }
              : { person: ida, hasPassword: true, hasSecondFactor: false, lacksSecondFactor: false },
        )
      sent.push({ method, path: String(path), body: init?.body && JSON.parse(String(init.body)) })
      return refusal
        ? Response.json({ error: { code: refusal, message: '' } }, { status: 400 })
        : new Response(null, { status: 204 })
    }),
  )
  const drawn = await render(
    <SessionProvider>
      <AccountPage person={ida} />
    </SessionProvider>,
  )
  close = drawn.close
  const field = (autoComplete: string): HTMLInputElement => {
    const input = drawn.page.querySelector<HTMLInputElement>(`input[autocomplete="${autoComplete}"]`)
    if (!input) throw new Error(`There is no field for a ${autoComplete}.`)
    return input
  }
  const present = () => field('current-password')
  const next = () => field('new-password')
  const submit = () => act(async () => next().form?.requestSubmit())
  const errors = () => [...drawn.page.querySelectorAll('.field-error')].map((one) => one.textContent)
  return { page: drawn.page, sent, present, next, submit, errors, lists: () => lists }
}

describe('[PEOPLE-5] one’s own account', () => {
  it('says who one is here, and who can change that', async () => {
    const { page } = await openPage()
    expect(page.textContent).toContain('ida@censec.example')
    expect(page.textContent).toContain('Observatør, CenSec')
    expect(page.textContent).toContain('kan en direktør hos CenSec eller en administrator ændre')
  })

  it('lists where one is signed in, and ends it anywhere but here', async () => {
    const { page, sent, lists } = await openPage()
    const here = page.querySelectorAll<HTMLElement>('.session-list > li')
    expect(here[0]?.textContent).toContain('Chrome på Windows')
    expect(here[0]?.textContent).toContain('Denne browser')
    expect(here[0]?.querySelector('button')).toBeNull()
    await click(button(page, 'Log ud af Ukendt enhed'))
    expect(sent).toEqual([{ method: 'DELETE', path: '/api/session/all/s2', body: undefined }])
    expect(lists()).toBe(2)
  })

  it('takes another password, and shows anew where one is still signed in', async () => {
    const { sent, present, next, submit, lists } = await openPage()
    await write(present(), 'den gamle')
    await write(next(), 'tre kolde køer på række')
    await submit()
    expect(sent).toEqual([
      {
        method: 'POST',
        path: '/api/session/password',
        body: { present: 'den gamle', next: 'tre kolde køer på række' },
      },
    ])
    expect(present().value).toBe('')
    expect(document.body.textContent).toContain('Adgangskoden er skiftet')
    expect(lists()).toBe(2)
  })

  it('says at each field what is missing, without asking the server', async () => {
    const { sent, next, submit, errors } = await openPage()
    await write(next(), 'kort')
    await submit()
    expect(errors()).toEqual(['Skriv din nuværende adgangskode.', 'Adgangskoden skal have mindst 12 tegn.'])
    expect(sent).toEqual([])
  })

  it.each([
    ['wrong-credentials', 'Det er ikke din nuværende adgangskode.'],
    ['password-common', 'Den adgangskode er for almindelig. Vælg en sætning, som kun du ville skrive.'],
  ])('says at the field that it is refused for %s, and keeps what was written', async (code, sentence) => {
    const { present, next, submit, errors } = await openPage(code)
    await write(present(), 'den gamle')
    await write(next(), 'hemmelighemmelig')
    await submit()
    expect(errors()).toEqual([sentence])
    expect([present().value, next().value]).toEqual(['den gamle', 'hemmelighemmelig'])
  })
})
