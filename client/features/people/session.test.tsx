import 'fake-indexeddb/auto'
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Person } from '#shared/permissions/person.ts'
import { browserDatabase } from '../../connection/browser-database.ts'
import { person } from '../../testing/open-plan.ts'
import { render, until } from '../../testing/render.tsx'
import { recentChoices, rememberChoice } from '../find/recent-choices.ts'
import { device } from '../offline/device.ts'
import { SessionProvider, useSession } from './session.tsx'

const anna = person('director', 'censec', 'Anna')
const mette = person('director', 'difos', 'Mette')
const ANSWER = { person: anna, hasPassword: true, hasSecondFactor: false, lacksSecondFactor: false }

type State = 'signed-in' | 'signed-out' | 'unreachable'
let server: State
/** Whose session the server has. */
let holder: Person
let asked: string[]
let close = async () => {}
let control: ReturnType<typeof useSession>

function Probe() {
  control = useSession()
  return null
}

beforeEach(async () => {
  asked = []
  server = 'signed-in'
  holder = anna
  vi.stubGlobal('fetch', async (_path: string, { method }: RequestInit) => {
    if (server === 'unreachable') throw new TypeError('Failed to fetch')
    asked.push(method ?? 'GET')
    if (method === 'DELETE' && server === 'signed-in') {
      server = 'signed-out'
      return new Response(null, { status: 204 })
    }
    if (server === 'signed-in') return Response.json({ ...ANSWER, person: holder })
    return Response.json({ error: { code: 'not-signed-in' } }, { status: 401 })
  })
})
afterEach(async () => {
  await close()
  await browserDatabase.signOut(anna.id)
  localStorage.clear()
  vi.unstubAllGlobals()
})

async function open(): Promise<void> {
  const page = await render(
    <SessionProvider>
      <Probe />
    </SessionProvider>,
  )
  close = page.close
}

async function is(expected: object): Promise<void> {
  await until(() => expect(control.session).toMatchObject(expected))
}

/** Somebody who has been here, and whose page is closed. */
async function haveVisited(): Promise<void> {
  await open()
  await is({ kind: 'signed-in', isFromDevice: false })
  await vi.waitFor(async () => expect(await device.lastVisit()).toBeDefined())
  await close()
}

async function connectionIs(state: State): Promise<void> {
  server = state
  await act(async () => void dispatchEvent(new Event('online')))
}

describe('[OFFLINE-2] where the server cannot be reached', () => {
  it('whoever was here last goes on, and is asked after once it can, without any page being opened anew', async () => {
    await haveVisited()
    server = 'unreachable'
    await open()
    await is({ kind: 'signed-in', isFromDevice: true, person: anna })
    const before = control.session.kind === 'signed-in' && control.session.person
    await connectionIs('signed-in')
    await is({ kind: 'signed-in', isFromDevice: false })
    expect(control.session.kind === 'signed-in' && control.session.person).toBe(before)
  })

  it('nobody is let in who has not been here', async () => {
    server = 'unreachable'
    await open()
    await is({ kind: 'failed', problem: { code: 'no-connection' } })
  })

  it('[OFFLINE-3] a session that has ended meanwhile ends here as well, with the copies', async () => {
    await haveVisited()
    server = 'unreachable'
    await open()
    await is({ isFromDevice: true })
    await connectionIs('signed-out')
    await is({ kind: 'signed-out' })
    await vi.waitFor(async () => expect(await device.lastVisit()).toBeUndefined())
  })
})

describe('[OFFLINE-3] signing out where the server cannot be reached', () => {
  it('empties the device, and the next page that reaches the server tells it before anything else', async () => {
    await haveVisited()
    server = 'unreachable'
    await open()
    await is({ isFromDevice: true })
    await act(() => control.signOut())
    await is({ kind: 'signed-out' })
    expect(await device.lastVisit()).toBeUndefined()
    await close()

    asked = []
    server = 'signed-in'
    await open()
    await is({ kind: 'signed-out' })
    expect(asked).toContain('DELETE')
    expect(localStorage.length).toBe(0)
  })

  it('does not take back that somebody has signed in again before it was heard', async () => {
    await haveVisited()
    server = 'unreachable'
    await open()
    await is({ isFromDevice: true })
    await act(() => control.signOut())
    server = 'signed-in'
    asked = []
    await act(() => control.signedIn())
    await is({ kind: 'signed-in', isFromDevice: false })
    expect(asked).toEqual(['GET'])
  })

  it('is not forgotten by looking for the server on another page', async () => {
    await haveVisited()
    server = 'unreachable'
    await open()
    await is({ isFromDevice: true })
    await act(() => control.signOut())
    await act(() => control.refresh())
    server = 'signed-in'
    asked = []
    await act(() => control.refresh())
    expect(asked).toContain('DELETE')
    await is({ kind: 'signed-out' })
  })

  it('is not done to another who has come here signed in elsewhere meanwhile', async () => {
    await haveVisited()
    server = 'unreachable'
    await open()
    await is({ isFromDevice: true })
    await act(() => control.signOut())
    await close()

    // They come back from where they sign in with a page of its own.
    server = 'signed-in'
    holder = mette
    asked = []
    await open()
    await is({ kind: 'signed-in', isFromDevice: false, person: { id: mette.id } })
    expect(asked).not.toContain('DELETE')
    await act(() => control.refresh())
    await is({ kind: 'signed-in', person: { id: mette.id } })
    expect(localStorage.length).toBe(0)
  })
})

describe('[OFFLINE-3] signing out', () => {
  it('leaves nothing of what was chosen in the palette', async () => {
    await haveVisited()
    rememberChoice(anna.id, 'p-1!/activity/a')
    await open()
    await is({ kind: 'signed-in' })
    await act(() => control.signOut())
    expect(recentChoices(anna.id)).toEqual([])
    expect(localStorage.length).toBe(0)
  })

  it('is not undone by an answer that was on its way', async () => {
    await open()
    await is({ kind: 'signed-in' })
    const late = Promise.withResolvers<void>()
    const fetchNow = fetch
    vi.stubGlobal('fetch', async (path: string, options: RequestInit) => {
      const answer = await fetchNow(path, options)
      if (options.method !== 'DELETE') await late.promise
      return answer
    })
    const asking = control.refresh()
    await act(() => control.signOut())
    await act(async () => {
      late.resolve()
      await asking
    })
    expect(control.session).toEqual({ kind: 'signed-out' })
    expect(await device.lastVisit()).toBeUndefined()
  })
})
