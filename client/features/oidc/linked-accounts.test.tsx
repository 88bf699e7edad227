import { afterEach, describe, expect, it, vi } from 'vitest'
import { button, click, render, write } from '../../testing/render.tsx'
import { LinkedAccounts } from './linked-accounts.tsx'

let close = async () => {}
afterEach(async () => {
  await close()
  vi.unstubAllGlobals()
})

const PROVIDERS = [
  { id: 'censec', name: 'CenSec', party: 'censec' },
  { id: 'di', name: 'Dansk Industri', party: 'difos' },
  { id: 'both', name: 'Fælles' },
]
const LINKED = {
  issuer: 'https://a.example',
  name: 'CenSec',
  providerId: 'censec',
  linkedAt: '2027-01-04T08:00:00Z',
}
const GONE = { issuer: 'https://old.example', name: 'old.example', linkedAt: '2027-01-04T08:00:00Z' }

async function openPage({
  identities = [] as object[],
  providers = PROVIDERS as object[],
  refusal = '',
  at = '/konto',
  hasPassword = true,
} = {}) {
  const sent: { path: string; body: unknown }[] = []
  vi.stubGlobal(
    'fetch',
    vi.fn<typeof fetch>(async (path, init) => {
      if (init?.method === 'GET')
        return Response.json(String(path).endsWith('/providers') ? { providers } : { identities })
      sent.push({ path: String(path), body: JSON.parse(String(init?.body)) })
      return refusal
        ? Response.json({ error: { code: refusal, message: '' } }, { status: 400 })
        : new Response(null, { status: 204 })
    }),
  )
  const drawn = await render(<LinkedAccounts party="censec" hasPassword={hasPassword} />, at)
  close = drawn.close
  const dialog = () => {
    const found = document.querySelector<HTMLElement>('[role="dialog"]')
    if (!found) throw new Error('No dialog is open.')
    return found
  }
  return { page: drawn.page, sent, dialog }
}

describe('[OIDC-3] the linked accounts', () => {
  it('are not spoken of where no provider is set up', async () => {
    expect((await openPage({ providers: [] })).page.textContent).toBe('')
  })

  it('lists what is linked, and offers the other providers of the own party', async () => {
    const { page } = await openPage({ identities: [LINKED, GONE] })
    expect([...page.querySelectorAll('li')].map((one) => one.textContent)).toEqual([
      expect.stringContaining('CenSec · Tilknyttet 4. jan.'),
      expect.stringContaining('old.example'),
    ])
    expect(page.textContent).toContain('Tilknyt Fælles')
    expect(page.textContent).not.toContain('Tilknyt CenSec')
    expect(page.textContent).not.toContain('Dansk Industri')
  })

  it('[OIDC-7] takes one away with the password, and says at the field when it is wrong', async () => {
    const { page, sent, dialog } = await openPage({ identities: [LINKED], refusal: 'wrong-credentials' })
    await click(button(page, 'Fjern CenSec'))
    await click(button(dialog(), 'Fjern'))
    expect(dialog().textContent).toContain('Skriv din adgangskode.')
    expect(sent).toEqual([])
    const field = dialog().querySelector('input')
    if (!field) throw new Error('No password is asked for.')
    await write(field, 'forkert')
    await click(button(dialog(), 'Fjern'))
    expect(dialog().textContent).toContain('Det er ikke din adgangskode.')
    expect(sent).toEqual([{ path: '/api/oidc/unlink', body: { issuer: LINKED.issuer, password: 'forkert' } }])
  })

  it('[OIDC-7] asks who has no password for none, and says why the last one stays', async () => {
    const { page, sent, dialog } = await openPage({
      identities: [LINKED],
      hasPassword: false,
      refusal: 'last-way-in',
    })
    await click(button(page, 'Fjern CenSec'))
    expect(dialog().querySelector('input')).toBeNull()
    await click(button(dialog(), 'Fjern'))
    expect(dialog().textContent).toContain('Vælg en adgangskode først')
    expect(sent).toEqual([{ path: '/api/oidc/unlink', body: { issuer: LINKED.issuer } }])
  })

  it('[OIDC-5] says what went wrong at the provider', async () => {
    const { page } = await openPage({ at: '/konto?problem=identity-taken' })
    expect(page.querySelector('[role=alert]')?.textContent).toBe(
      'Det login er allerede tilknyttet en anden her.',
    )
  })
})
