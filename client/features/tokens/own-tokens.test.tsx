import { act } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { MOST_TOKENS } from '#shared/tokens/scopes.ts'
import { person } from '../../testing/open-plan.ts'
import { button, click, render, write } from '../../testing/render.tsx'
import { OwnTokens } from './own-tokens.tsx'

let close = async () => {}
afterEach(async () => {
  await close()
  vi.unstubAllGlobals()
})

const PLAN = {
  id: 'p1',
  year: 2027,
  title: 'Aktivitetsplan 2027',
  status: 'draft',
  createdAt: '2026-11-24T10:00:00Z',
}
const SECRET = 'samplan_hemmelig'
const token = (more: object = {}) => ({
  id: 't1',
  name: 'Intranettet',
  scopes: ['read', 'edit'],
  madeAt: '2027-01-04T08:00:00Z',
  expiresAt: '2099-02-03T08:00:00Z',
  ...more,
})

async function openPage({
  tokens = [] as object[],
  role = 'director' as 'director' | 'reader' | 'observer',
  refusal = undefined as string | undefined,
  hasPassword = true,
} = {}) {
  const sent: { method: string; path: string; body: unknown }[] = []
  vi.stubGlobal(
    'fetch',
    vi.fn<typeof fetch>(async (path, init) => {
      const method = init?.method ?? 'GET'
      if (method === 'GET') return Response.json(path === '/api/plans' ? { plans: [PLAN] } : { tokens })
      const body = init?.body && JSON.parse(String(init.body))
      sent.push({ method, path: String(path), body })
      if (refusal) return Response.json({ error: { code: refusal, message: '' } }, { status: 400 })
      if (method === 'DELETE') return new Response(null, { status: 204 })
      return Response.json(token({ ...body, secret: SECRET }), { status: 201 })
    }),
  )
  const drawn = await render(<OwnTokens person={person(role, 'censec', 'Anna')} hasPassword={hasPassword} />)
  close = drawn.close
  const dialog = () => {
    const found = document.querySelector<HTMLElement>('[role="dialog"]')
    if (!found) throw new Error('No dialog is open.')
    return found
  }
  const field = (type: string) => {
    const input = dialog().querySelector<HTMLInputElement>(`input[type="${type}"]`)
    if (!input) throw new Error(`There is no field of type ${type}.`)
    return input
  }
  const submit = () => act(async () => dialog().querySelector('form')?.requestSubmit())
  const boxes = () => [...dialog().querySelectorAll<HTMLInputElement>('input[type="checkbox"]')]
  const errors = () => [...document.querySelectorAll('.field-error')].map((one) => one.textContent)
  return { page: drawn.page, sent, dialog, field, submit, boxes, errors }
}

describe('[TOKEN-1] one’s own tokens', () => {
  it('says what each may, on which plan, and when it was made, used and ends', async () => {
    const { page } = await openPage({
      tokens: [
        token({ lastUsedOn: '2027-01-06' }),
        token({ id: 't2', name: 'Power BI', planId: 'p1', expiresAt: '2020-01-05T08:00:00Z' }),
        token({ id: 't3', name: 'Gammel', planId: 'p2' }),
      ],
    })
    const [first, second, third] = [...page.querySelectorAll('li')].map((one) => one.textContent)
    expect(first).toContain('Læse, ændre · Alle planer')
    expect(first).toContain('Lavet 4. januar 2027 · Senest brugt 6. januar 2027 · Udløber 3. februar 2099')
    expect(second).toContain('Aktivitetsplan 2027')
    expect(second).toContain('Ikke brugt endnu · Udløbet 5. januar 2020')
    expect(third).toContain('En plan, der ikke findes mere')
  })

  it('makes one of what was chosen, and shows its secret until it is closed', async () => {
    const { page, sent, dialog, field, submit, boxes } = await openPage()
    await click(button(page, 'Lav en API-nøgle'))
    await write(field('text'), 'Intranettet')
    await act(async () => boxes()[2]?.click())
    await write(field('password'), 'min adgangskode')
    await submit()
    expect(sent).toEqual([
      {
        method: 'POST',
        path: '/api/tokens',
        body: {
          name: 'Intranettet',
          scopes: ['read', 'comment'],
          days: 90,
          password: 'min adgangskode',
        },
      },
    ])
    expect(dialog().textContent).toContain(SECRET)
    await click(button(dialog(), 'Luk'))
    expect(document.body.textContent).not.toContain(SECRET)
  })

  it('offers no more than the person may do, and reading always', async () => {
    const asked = async (role: 'reader' | 'observer') => {
      const { page, boxes } = await openPage({ role })
      await click(button(page, 'Lav en API-nøgle'))
      const offered = boxes().map(({ checked, disabled }) => [checked, disabled])
      await close()
      return offered
    }
    expect(await asked('reader')).toEqual([[true, true]])
    expect(await asked('observer')).toEqual([
      [true, true],
      [false, false],
    ])
  })

  it('says at each field what is missing or wrong, and keeps what was written', async () => {
    const { page, sent, field, submit, errors } = await openPage({ refusal: 'wrong-credentials' })
    await click(button(page, 'Lav en API-nøgle'))
    await submit()
    expect(errors()).toEqual(['Giv nøglen et navn, så du kan kende den igen.', 'Skriv din adgangskode.'])
    expect(sent).toEqual([])
    await write(field('text'), 'Intranettet')
    await write(field('password'), 'forkert')
    await submit()
    expect(errors()).toEqual(['Det er ikke din adgangskode.'])
    expect(field('text').value).toBe('Intranettet')
  })

  it('asks no password of who has none', async () => {
    const { page, sent, dialog, field, submit } = await openPage({ hasPassword: false })
    await click(button(page, 'Lav en API-nøgle'))
    expect(dialog().querySelector('input[type="password"]')).toBeNull()
    await write(field('text'), 'Intranettet')
    await submit()
    expect(sent[0]?.body).toEqual({ name: 'Intranettet', scopes: ['read'], days: 90 })
  })

  it('[TOKEN-4] ends one once that is confirmed', async () => {
    const { page, sent, dialog } = await openPage({ tokens: [token()] })
    await click(button(page, 'Afslut Intranettet'))
    expect(dialog().textContent).toContain('Afslut »Intranettet«?')
    expect(sent).toEqual([])
    await click(button(dialog(), 'Afslut'))
    expect(sent).toEqual([{ method: 'DELETE', path: '/api/tokens/t1', body: undefined }])
  })

  it('says when there are as many as there can be', async () => {
    const tokens = Array.from({ length: MOST_TOKENS }, (_, at) => token({ id: `t${at}` }))
    const { page } = await openPage({ tokens })
    expect(page.textContent).toContain('Du har 10 API-nøgler og kan ikke have flere.')
    expect(page.textContent).not.toContain('Lav en API-nøgle')
  })
})
