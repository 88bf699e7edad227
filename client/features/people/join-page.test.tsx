import { act } from 'react'
import { useLocation } from 'react-router'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { person } from '../../testing/open-plan.ts'
import { button, click, render, write } from '../../testing/render.tsx'
import { JoinPage, JoinWhileSignedIn } from './join-page.tsx'
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
    if (answer === 'no-connection') throw new TypeError('Failed to fetch')
    if (answer === 'done') return new Response(null, { status: 204 })
    if (typeof answer === 'object') return Response.json(answer)
    return Response.json({ error: { code: answer ?? 'not-signed-in', message: '' } }, { status: 400 })
  })
  vi.stubGlobal('fetch', asked)
  return asked
}

function Place() {
  const { pathname, hash } = useLocation()
  return <output>{`${pathname}${hash}`}</output>
}

async function openPage(hash = '#et-hemmeligt-link') {
  const drawn = await render(
    <SessionProvider>
      <JoinPage />
      <Place />
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
    place: () => drawn.page.querySelector('output')?.textContent,
    field,
    submit: () => act(async () => drawn.page.querySelector('form')?.requestSubmit()),
  }
}

describe('[PEOPLE-1] the page that an invitation leads to', () => {
  it('says who invited one as what, and to which address it is bound', async () => {
    server({ '/open': INVITATION })
    const { page, field, place } = await openPage()
    expect(place()).toBe('/invitation')
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

  it('lets one in and leads to the plans', async () => {
    const asked = server({ '/open': INVITATION, '/join': 'done' })
    const { field, submit, place } = await openPage()
    await write(field('name'), 'Ny Person')
    await write(field('password'), 'tre kolde køer på række')
    await submit()
    expect(place()).toBe('/')
    // Only bodies hold the secret: addresses end up in logs.
    for (const [path] of asked.mock.calls) expect(String(path)).not.toContain('et-hemmeligt-link')
  })

  it('tries again with the link it has when the server could not be reached', async () => {
    const answers: Record<string, string | object> = { '/open': 'no-connection' }
    server(answers)
    const { page } = await openPage()
    expect(page.textContent).toContain('Serveren svarer ikke.')
    answers['/open'] = INVITATION
    await click(button(page, 'Prøv igen'))
    expect(page.textContent).toContain('Mette har inviteret dig')
  })

  it('says so when the invitation counts no longer, and when the link is not whole', async () => {
    server({ '/open': 'invitation-closed' })
    const closed = await openPage()
    expect(closed.page.textContent).toContain('Invitationen er brugt, trukket tilbage eller udløbet.')
    expect(closed.page.querySelector('a')?.getAttribute('href')).toBe('/log-ind')
    await close()
    const cut = await openPage('')
    expect(cut.page.textContent).toContain('Linket mangler sin kode.')
    await close()
    const mangled = await openPage('#%E0%A4%A')
    expect(mangled.page.textContent).toContain('Invitationen er brugt, trukket tilbage eller udløbet.')
  })
})

describe('the same link where somebody is signed in', () => {
  it('says who that is and offers to sign out first', async () => {
    const asked = server({ '/session': 'done' })
    const drawn = await render(
      <SessionProvider>
        <JoinWhileSignedIn person={person('director', 'difos', 'Mette')} />
      </SessionProvider>,
      '/invitation#et-hemmeligt-link',
    )
    close = drawn.close
    expect(drawn.page.textContent).toContain('Du er logget ind som Mette.')
    await click(button(drawn.page, 'Log ud'))
    await vi.waitFor(() => expect(asked.mock.calls.some(([, init]) => init?.method === 'DELETE')).toBe(true))
  })
})
