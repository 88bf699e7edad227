import { act } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Person } from '#shared/permissions/person.ts'
import { person } from '../../testing/open-plan.ts'
import { button, click, render, write } from '../../testing/render.tsx'
import { PeoplePage } from './people-page.tsx'

let close = async () => {}
afterEach(async () => {
  await close()
  vi.unstubAllGlobals()
})

const mette = person('director', 'difos', 'Mette')
const METTE = { person: mette, isActive: true, sessions: [], hasSecondFactor: false }
const JONAS = {
  person: person('planner', 'difos', 'Jonas'),
  isActive: true,
  hasSecondFactor: false,
  lastSignInAt: '2027-01-04T08:00:00Z',
  sessions: [{ id: 's1', startedAt: '2027-01-04T08:00:00Z', device: 'Firefox/140.0 Windows', isThis: false }],
}
const PETER = { person: person('planner', 'censec', 'Peter'), isActive: true }
const INVITATION = {
  id: 'i1',
  email: 'ny@difos.example',
  party: 'difos',
  role: 'reader',
  by: 'Mette',
  at: '2027-01-04T08:00:00Z',
  expiresAt: '2027-01-07T08:00:00Z',
}

interface Workspace {
  who?: Person
  people?: object[]
  invitations?: object[]
  /** The code that every change is refused with. */
  refusal?: string
}

async function openPage({
  who = mette,
  people = [METTE, JONAS, PETER],
  invitations = [],
  refusal,
}: Workspace = {}) {
  const sent: { method: string; path: string; body: unknown }[] = []
  let isBroken = false
  const settings = { secondFactorForDirectors: false }
  vi.stubGlobal(
    'fetch',
    vi.fn<typeof fetch>(async (path, init) => {
      const method = init?.method ?? 'GET'
      if (isBroken) throw new TypeError('Failed to fetch')
      if (method === 'GET') return Response.json({ people, invitations, settings })
      sent.push({ method, path: String(path), body: init?.body && JSON.parse(String(init.body)) })
      if (refusal) return Response.json({ error: { code: refusal, message: '' } }, { status: 409 })
      if (method === 'DELETE') return new Response(null, { status: 204 })
      return method === 'POST'
        ? Response.json({ invitation: INVITATION, token: 'et-hemmeligt-link', mail: 'off' }, { status: 201 })
        : Response.json(JONAS)
    }),
  )
  const drawn = await render(<PeoplePage person={who} />)
  close = drawn.close
  const entry = (name: string): HTMLElement => {
    const entries = [...drawn.page.querySelectorAll<HTMLElement>('.member')]
    const found = entries.find((one) => one.textContent?.includes(name))
    if (!found) throw new Error(`There is no ${name} on the page.`)
    return found
  }
  const breakConnection = () => {
    isBroken = true
  }
  return { page: drawn.page, sent, entry, breakConnection }
}

function dialog(): HTMLElement {
  const found = document.querySelector<HTMLElement>('[role="dialog"]')
  if (!found) throw new Error('There is no dialog.')
  return found
}
const patchOfJonas = (body: object) => ({ method: 'PATCH', path: '/api/people/jonas', body })

describe('the page of people', () => {
  it('[PEOPLE-3] shows everybody, and what can be changed of one’s own party’s people alone', async () => {
    const { page, entry } = await openPage()
    expect([...page.querySelectorAll('h2')].map((one) => one.textContent)).toEqual([
      'Personer hos DI FOS 2',
      'Personer hos CenSec 1',
    ])
    expect(entry('Jonas').textContent).toContain('Deaktivér')
    expect(entry('Jonas').textContent).toContain('Senest logget ind 4. jan. kl. 09.00')
    expect(entry('Jonas').textContent).toContain('Logget ind ét sted')
    expect(entry('Jonas').textContent).toContain('Firefox på Windows')
    expect(entry('Peter').textContent).not.toContain('Deaktivér')
    expect(entry('Peter').textContent).toContain('Planlægger')
    expect(page.textContent).not.toContain('Gør til administrator')
    expect(page.textContent).not.toContain('Sikkerhed')
  })

  it('[PEOPLE-3] offers nothing on oneself, says who can, and leads to one’s own account', async () => {
    const { entry } = await openPage()
    expect(entry('Mette').textContent).toContain(
      'kan en anden direktør hos DI FOS eller en administrator ændre',
    )
    expect(entry('Mette').querySelector('button')).toBeNull()
    expect(entry('Mette').querySelector('a')?.getAttribute('href')).toBe('/konto')
  })

  it('[PEOPLE-2] gives another role once it is confirmed that the person is signed out by it', async () => {
    const { sent, entry } = await openPage()
    await click(button(entry('Jonas'), 'Planlægger'))
    const observer = [...document.querySelectorAll<HTMLElement>('[role="option"]')].find(
      (one) => one.textContent === 'Observatør',
    )
    if (!observer) throw new Error('There is no such role.')
    await click(observer)
    expect(dialog().textContent).toContain('Gør Jonas til observatør?')
    expect(dialog().textContent).toContain('Jonas logges ud med det samme')
    expect(sent).toEqual([])
    await click(button(dialog(), 'Skift rolle'))
    expect(sent).toEqual([patchOfJonas({ role: 'observer' })])
  })

  it('[PEOPLE-2] says what deactivating does, asks, and only then does it', async () => {
    const { sent, entry } = await openPage()
    await click(button(entry('Jonas'), 'Deaktivér'))
    expect(dialog().textContent).toContain('Jonas logges ud med det samme')
    expect(sent).toEqual([])
    await click(button(dialog(), 'Deaktivér'))
    expect(sent).toEqual([patchOfJonas({ isActive: false })])
  })

  it('shows the deactivated last, and lets them in again', async () => {
    const { page, sent, entry } = await openPage({ people: [{ ...JONAS, isActive: false }, METTE] })
    const names = [...page.querySelectorAll('.member strong')].map((one) => one.textContent)
    expect(names).toEqual(['Mette', 'Jonas'])
    expect(entry('Jonas').textContent).toContain('Deaktiveret')
    await click(button(entry('Jonas'), 'Genaktivér'))
    expect(dialog().textContent).toContain('Jonas kan igen logge ind')
    await click(button(dialog(), 'Genaktivér'))
    expect(sent).toEqual([patchOfJonas({ isActive: true })])
  })

  it('[RIGHTS-7] lets an admin make others admins, and says what that gives and what not', async () => {
    const { sent, entry } = await openPage({ who: { ...mette, admin: true } })
    await click(button(entry('Jonas'), 'Gør til administrator'))
    expect(dialog().textContent).toContain('må ikke læse eller skrive mere i planerne')
    await click(button(dialog(), 'Gør til administrator'))
    expect(sent).toEqual([patchOfJonas({ admin: true })])
    expect(entry('Peter').textContent).toContain('Deaktivér')
  })

  const roleWords = () =>
    [...document.querySelectorAll('[role="option"]')].map((one) => one.textContent?.split('\n')[0])

  it('[PEOPLE-8] offers an admin no role of the other party that sees its confidential part', async () => {
    const who = { ...mette, admin: true }
    const led = { person: person('director', 'censec', 'Anna'), isActive: true, sessions: [] }
    const reader = { person: person('reader', 'censec', 'Kim'), isActive: true, sessions: [] }
    const gone = { ...PETER, isActive: false, sessions: [] }
    const { entry } = await openPage({ who, people: [METTE, led, reader, gone] })
    await click(button(entry('Kim'), 'Læser'))
    expect(roleWords()).toEqual(['Observatør', 'Læser'])
    expect(entry('Peter').textContent).not.toContain('Genaktivér')
    await close()
    const unled = await openPage({ who, people: [METTE, reader, gone] })
    await click(button(unled.entry('Kim'), 'Læser'))
    expect(roleWords()).toEqual(['Direktør', 'Observatør', 'Læser'])
  })

  it('[PEOPLE-3] offers a director no reset of an admin’s second factor', async () => {
    const jonas = { ...JONAS, hasSecondFactor: true }
    const admin = { ...jonas, person: { ...jonas.person, admin: true } }
    const { entry } = await openPage({ people: [METTE, jonas] })
    expect(entry('Jonas').textContent).toContain('Nulstil to trin')
    await close()
    const other = await openPage({ people: [METTE, admin] })
    expect(other.entry('Jonas').textContent).not.toContain('Nulstil to trin')
  })

  it('[PEOPLE-3] says at the person why something is refused', async () => {
    const { entry } = await openPage({ refusal: 'last-director' })
    await click(button(entry('Jonas'), 'Deaktivér'))
    await click(button(dialog(), 'Deaktivér'))
    expect(entry('Jonas').querySelector('[role="alert"]')?.textContent).toContain('mindst én aktiv direktør')
  })

  it('[PEOPLE-2] ends one of somebody’s sessions', async () => {
    const { sent, entry } = await openPage()
    await click(button(entry('Jonas'), 'Log ud af Firefox på Windows'))
    expect(sent).toEqual([{ method: 'DELETE', path: '/api/people/jonas/sessions/s1', body: undefined }])
  })

  it('keeps what it shows while the server cannot be reached', async () => {
    const { page, entry, breakConnection } = await openPage()
    breakConnection()
    await click(button(entry('Jonas'), 'Log ud af'))
    expect(entry('Jonas').querySelector('[role="alert"]')?.textContent).toContain('Serveren svarer ikke')
    expect(button(page, 'Prøv igen')).toBeDefined()
  })

  it('says the next step where one is alone, and where the other party has nobody', async () => {
    const { page } = await openPage({ who: { ...mette, admin: true }, people: [METTE] })
    expect(page.textContent).toContain('Du er den eneste her indtil videre. Invitér dine kolleger')
    expect(page.textContent).toContain('Her er ingen endnu. Invitér en direktør')
  })
})

describe('[PEOPLE-1] inviting', () => {
  async function invite(page: HTMLElement, email: string) {
    await click(button(page, 'Invitér en person'))
    const field = dialog().querySelector('input')
    if (!field) throw new Error('No e-mail was asked for.')
    await write(field, email)
    await act(async () => dialog().querySelector('form')?.requestSubmit())
    return field
  }

  it('asks a director for no party, and shows the link once, with whom it is for and for how long', async () => {
    const { page, sent } = await openPage()
    await invite(page, ' ny@difos.example ')
    expect(sent[0]?.body).toEqual({ email: 'ny@difos.example', role: 'observer', party: 'difos' })
    const words = dialog().textContent
    expect(words).toContain(`${location.origin}/invitation#et-hemmeligt-link`)
    expect(words).toContain('Send linket til ny@difos.example')
    expect(words).toContain('virker én gang, indtil 7. jan. kl. 09.00')
    expect(words).not.toContain('Det tidligere link')
    await click(button(dialog(), 'Luk'))
    await click(button(page, 'Invitér en person'))
    expect(document.body.textContent).not.toContain('et-hemmeligt-link')
  })

  it('says at the field that the address is taken or not whole, and keeps what was written', async () => {
    const { page, sent } = await openPage({ refusal: 'address-taken' })
    const field = await invite(page, 'jonas@difos.example')
    expect(dialog().querySelector('.field-error')?.textContent).toBe(
      'Der er allerede en person med den e-mail.',
    )
    expect(field.value).toBe('jonas@difos.example')
    await write(field, 'jonas')
    await act(async () => dialog().querySelector('form')?.requestSubmit())
    expect(dialog().querySelector('.field-error')?.textContent).toContain('Skriv en hel e-mailadresse')
    expect(sent).toHaveLength(1)
  })

  it('makes another link for who has one, and says that the older one is over', async () => {
    const { sent, entry } = await openPage({ invitations: [INVITATION] })
    expect(entry('ny@difos.example').textContent).toContain('Læser, DI FOS')
    await click(button(entry('ny@difos.example'), 'Lav nyt link'))
    expect(sent[0]?.body).toEqual({ email: 'ny@difos.example', role: 'reader', party: 'difos' })
    expect(dialog().textContent).toContain('#et-hemmeligt-link')
    expect(dialog().textContent).toContain('Det tidligere link virker ikke mere.')
  })

  it('is taken back', async () => {
    const { sent, entry } = await openPage({ invitations: [INVITATION] })
    await click(button(entry('ny@difos.example'), 'Træk tilbage'))
    expect(sent).toEqual([{ method: 'DELETE', path: '/api/invitations/i1', body: undefined }])
  })
})
