import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Person } from '#shared/permissions/person.ts'
import { browserDatabase } from '../../connection/browser-database.ts'
import { person } from '../../testing/open-plan.ts'
import { button, click, render, until } from '../../testing/render.tsx'
import { device } from '../offline/device.ts'
import { SessionProvider } from '../people/session.tsx'
import { PlansPage } from './plans-page.tsx'

const anna = person('director', 'censec', 'Anna')
const ida = person('observer', 'censec', 'Ida')
const PLAN = {
  id: 'p-1',
  year: 2027,
  title: 'Plan 2027',
  status: 'draft',
  createdAt: '2026-11-24T10:00:00Z',
} as const
const OTHER = { ...PLAN, id: 'p-2', year: 2026, title: 'Plan 2026' }

let close = async () => {}
afterEach(async () => {
  await close()
  await browserDatabase.signOut(anna.id)
  vi.unstubAllGlobals()
})

const sessionOf = (who: Person) => ({
  person: who,
  hasPassword: true,
  hasSecondFactor: false,
  lacksSecondFactor: false,
})

async function openPage(who: Person, plans: readonly object[] | 'unreachable'): Promise<HTMLElement> {
  vi.stubGlobal('fetch', async (path: string) => {
    if (plans === 'unreachable') throw new TypeError('Failed to fetch')
    return Response.json(path === '/api/plans' ? { plans } : sessionOf(who))
  })
  const { page, close: leave } = await render(
    <SessionProvider>
      <PlansPage person={who} />
    </SessionProvider>,
  )
  close = leave
  await until(() => expect(page.querySelector('.skeleton')).toBeNull())
  return page
}

describe('a workspace without a plan', () => {
  it('leads a director on: bring in a plan, begin an empty one, invite the others', async () => {
    const page = await openPage(anna, [])
    expect(page.querySelector('h2')?.textContent).toBe('Lav den første plan')
    const addresses = [...page.querySelectorAll('a')].map((link) => link.getAttribute('href'))
    expect(addresses).toEqual(['/importer', '/personer'])
    await click(button(page, 'Opret plan'))
    expect(document.querySelector('[role="dialog"]')?.textContent).toContain('Opret aktivitetsplan')
  })

  it('tells who may make none that there will be one', async () => {
    const page = await openPage(ida, [])
    expect(page.textContent).toContain('Når en af parterne opretter en plan, står den her.')
    expect(page.querySelectorAll('button, a')).toHaveLength(0)
  })
})

describe('[OFFLINE-2] where the server cannot be reached', () => {
  it('shows the plans there were, leads to those that are kept, and offers nothing that needs the server', async () => {
    await device.meet(sessionOf(anna))
    await device.keepPlans(anna, [PLAN, OTHER])
    const part = { epoch: 'first', schema: 1, update: new Uint8Array([1]) }
    for (const room of ['plan/p-1', 'plan/p-1/ledger'])
      await browserDatabase.copies.replace([anna.id, room, 1], part)
    const page = await openPage(anna, 'unreachable')
    expect(page.querySelector('[role="status"]')?.textContent).toContain('Du kan læse og skrive i de planer')
    const [kept, other] = page.querySelectorAll('li')
    expect(kept?.querySelector('a')?.getAttribute('href')).toBe('/planer/p-1')
    expect(kept?.textContent).toContain('Gemt på denne enhed')
    expect(other?.querySelector('a')).toBeNull()
    expect(other?.textContent).toContain('Kræver forbindelse')
    expect(page.querySelectorAll('button')).toHaveLength(0)
  })
})
