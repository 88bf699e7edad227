import { act } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { render, write } from '../../testing/render.tsx'
import { JoinPage } from './join-page.tsx'
import { SessionProvider } from './session.tsx'

let close = async () => {}
afterEach(async () => {
  await close()
  vi.unstubAllGlobals()
})

const INVITATION = {
  email: 'ny@difos.example',
  party: 'difos',
  role: 'observer',
  by: 'Mette',
  expiresAt: '2027-01-04T08:00:00Z',
}

/** Answers by the end of the path: a problem's code, or what is to be answered. */
function server(answers: Record<string, string | object>) {
  const asked = vi.fn<typeof fetch>(async (path) => {
    const [, answer] = Object.entries(answers).find(([end]) => String(path).endsWith(end)) ?? []
    if (typeof answer === 'object') return Response.json(answer)
    return Response.json({ error: { code: answer ?? 'not-signed-in', message: '' } }, { status: 400 })
  })
  vi.stubGlobal('fetch', asked)
  return asked
}

async function openPage(hash = '#et-hemmeligt-link') {
  const drawn = await render(
    <SessionProvider>
      <JoinPage />
    </SessionProvider>,
    `/invitation${hash}`,
  )
  close = drawn.close
  const field = (name: string): HTMLInputElement => {
    const input = drawn.page.querySelector<HTMLInputElement>(`input[name="${name}"]`)
    if (!input) throw new Error(`There is no field ${name}.`)
    return input
  }
  return {
    page: drawn.page,
    field,
    submit: () => act(async () => drawn.page.querySelector('form')?.requestSubmit()),
  }
}

describe('[PEOPLE-1] the page that an invitation leads to', () => {
  it('says who invited one as what, and to which address it is bound', async () => {
    server({ '/open': INVITATION })
    const { page, field } = await openPage()
    expect(page.textContent).toContain('Mette har inviteret dig til Samplan som observatør for DI FOS.')
    expect(field('email').value).toBe('ny@difos.example')
    expect(field('email').readOnly).toBe(true)
    expect(field('password').autocomplete).toBe('new-password')
  })

  it('says at the field what is missing or too common, and keeps what was written', async () => {
    const asked = server({ '/open': INVITATION, '/join': 'password-common' })
    const { page, field, submit } = await openPage()
    await submit()
    expect(page.textContent).toContain('Skriv dit navn.')
    await write(field('name'), 'Ny Person')
    await write(field('password'), 'hemmelighemmelig')
    await submit()
    expect(page.textContent).toContain('Den adgangskode er for almindelig.')
    expect(field('name').value).toBe('Ny Person')
    const sent = asked.mock.calls.find(([path]) => String(path).endsWith('/join'))
    expect(JSON.parse(String(sent?.[1]?.body))).toEqual({
      token: 'et-hemmeligt-link',
      name: 'Ny Person',
      password: 'hemmelighemmelig',
    })
  })

  it('says so when the invitation counts no longer, and when the link is not whole', async () => {
    server({ '/open': 'invitation-closed' })
    const closed = await openPage()
    expect(closed.page.textContent).toContain('Invitationen er brugt, trukket tilbage eller udløbet.')
    await close()
    const cut = await openPage('')
    expect(cut.page.textContent).toContain('Linket mangler sin kode.')
  })
})
