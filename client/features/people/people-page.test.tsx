import { act } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { person } from '../../testing/open-plan.ts'
import { render } from '../../testing/render.tsx'
import { PeoplePage } from './people-page.tsx'

let close = async () => {}
afterEach(async () => {
  await close()
  vi.unstubAllGlobals()
})

const MEMBERS = [
  { person: person('director', 'difos', 'Mette'), isActive: true, sessions: [], hasSecondFactor: false },
  {
    person: person('planner', 'difos', 'Jonas'),
    isActive: true,
    hasSecondFactor: false,
    lastSignInAt: '2027-01-04T08:00:00Z',
    sessions: [
      { id: 's1', startedAt: '2027-01-04T08:00:00Z', device: 'Firefox/140.0 Windows', isThis: false },
    ],
  },
  { person: person('planner', 'censec', 'Peter'), isActive: true },
]

async function openPage(refusal?: string) {
  const sent: { method: string; path: string; body: unknown }[] = []
  vi.stubGlobal(
    'fetch',
    vi.fn<typeof fetch>(async (path, init) => {
      const method = init?.method ?? 'GET'
      if (method === 'GET')
        return Response.json({
          people: MEMBERS,
          invitations: [],
          settings: { secondFactorForDirectors: false },
        })
      sent.push({ method, path: String(path), body: init?.body && JSON.parse(String(init.body)) })
      if (refusal) return Response.json({ error: { code: refusal, message: '' } }, { status: 409 })
      return method === 'DELETE'
        ? new Response(null, { status: 204 })
        : Response.json({ ...MEMBERS[1], isActive: false })
    }),
  )
  const mette = MEMBERS[0]?.person ?? person('director', 'difos', 'Mette')
  const drawn = await render(<PeoplePage person={mette} />)
  close = drawn.close
  const entry = (name: string) =>
    [...drawn.page.querySelectorAll<HTMLElement>('.member')].find((one) => one.textContent?.includes(name))
  const press = (within: ParentNode | undefined | null, name: string) =>
    act(async () =>
      [...(within?.querySelectorAll('button') ?? [])]
        .find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name)
        ?.click(),
    )
  return { page: drawn.page, sent, entry, press }
}

describe('the page of people', () => {
  it('[PEOPLE-3] shows everybody, and what can be changed of one’s own party’s people alone', async () => {
    const { page, entry } = await openPage()
    expect([...page.querySelectorAll('h2')].map((one) => one.textContent)).toEqual([
      'Personer hos DI FOS 2',
      'Personer hos CenSec 1',
    ])
    expect(entry('Jonas')?.textContent).toContain('Deaktivér')
    expect(entry('Jonas')?.textContent).toContain('Firefox på Windows')
    expect(entry('Mette')?.textContent).toContain('Dine egne rettigheder kan en anden direktør')
    expect(entry('Mette')?.textContent).not.toContain('Deaktivér')
    expect(entry('Peter')?.textContent).not.toContain('Deaktivér')
    expect(entry('Peter')?.textContent).toContain('Planlægger')
    expect(page.textContent).not.toContain('Gør til administrator')
    expect(page.textContent).not.toContain('Sikkerhed')
  })

  it('[PEOPLE-2] says what deactivating does, asks, and only then does it', async () => {
    const { sent, entry, press } = await openPage()
    await press(entry('Jonas'), 'Deaktivér')
    const dialog = document.querySelector('[role="dialog"]')
    expect(dialog?.textContent).toContain('Jonas logges ud med det samme')
    expect(sent).toEqual([])
    await press(dialog, 'Ja, gør det')
    expect(sent).toEqual([
      { method: 'PATCH', path: `/api/people/${MEMBERS[1]?.person.id}`, body: { isActive: false } },
    ])
  })

  it('says at the person why something is refused', async () => {
    const { entry, press } = await openPage('last-director')
    await press(entry('Jonas'), 'Deaktivér')
    await press(document.querySelector('[role="dialog"]'), 'Ja, gør det')
    expect(entry('Jonas')?.querySelector('[role="alert"]')?.textContent).toContain('mindst én aktiv direktør')
  })

  it('[PEOPLE-2] ends one of somebody’s sessions', async () => {
    const { sent, entry, press } = await openPage()
    await press(entry('Jonas'), 'Log ud af Firefox på Windows')
    expect(sent).toEqual([
      { method: 'DELETE', path: `/api/people/${MEMBERS[1]?.person.id}/sessions/s1`, body: undefined },
    ])
  })
})
