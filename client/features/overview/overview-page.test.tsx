import { act } from 'react'
import { Route, Routes } from 'react-router'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import type { Person } from '#shared/permissions/person.ts'
import { button, click, render, words } from '../../testing/render.tsx'
import { NoticesProvider } from '../notifications/notices-provider.tsx'
import { OverviewMemory } from './overview-memory.tsx'
import { OverviewPage } from './overview-page.tsx'

// Following ledgers needs a server; what it calls back to is what looking at the window again does.
vi.mock('../../connection/follow-room.ts', () => ({ followRoom: () => () => undefined }))

const anna: Person = {
  id: 'anna',
  name: 'Anna',
  email: 'anna@censec.example',
  party: 'censec',
  role: 'director',
  admin: false,
}
const plan = (id: string, year: number) => ({
  id,
  year,
  title: `Plan ${id}`,
  status: 'draft',
  createdAt: '2026-11-01T08:00:00.000Z',
})
const NEXT_YEAR = new Date().getFullYear() + 1
const activity = (id: string, title: string, party: string) => ({ id, title, party })
const overview = (more: object = {}) => ({
  waiting: [],
  waitingLeft: 0,
  sections: BUILT_IN_CATEGORIES.map((category) => ({
    category,
    state: 'draft',
    activities: { censec: category, difos: 0, joint: 0 },
    open: 0,
  })),
  activities: [],
  ...more,
})
const overlap = (id: string) => ({
  kind: 'overlap',
  findingId: `overlap:${id}:b`,
  category: 3,
  activity: activity(id, `Messe ${id}`, 'censec'),
  other: activity('b', 'Udstilling', 'difos'),
})
const MENTION = {
  id: 'n1',
  kind: 'mention',
  at: '2027-01-11T09:00:00.000Z',
  by: { name: 'Mette', party: 'difos' },
  planId: 'one',
  planTitle: 'Plan one',
  threadId: 't1',
  about: { kind: 'activities', titles: ['Messe i Paris'] },
  isRead: false,
}

/** What the server answers by path; a path that is not here is out of reach. */
let answers: Record<string, unknown>
let read: unknown[]
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  read = []
  answers = {
    '/api/plans': { plans: [plan('one', NEXT_YEAR)] },
    '/api/plans/one/overview': overview(),
    '/api/notifications': { notices: [], aimed: 0, hasRest: false },
  }
  vi.stubGlobal(
    'fetch',
    vi.fn<typeof fetch>(async (path, init) => {
      if (init?.method === 'POST') {
        read.push(JSON.parse(String(init.body)))
        return new Response(null, { status: 204 })
      }
      const answer = answers[String(path)]
      if (answer === undefined) throw new TypeError('no network')
      return Response.json(answer)
    }),
  )
})

let close = async () => {}
afterEach(async () => {
  await close()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

async function openPage() {
  const rendered = await render(
    <NoticesProvider>
      <OverviewMemory>
        <Routes>
          <Route path="/overblik" element={<OverviewPage person={anna} />} />
          <Route path="/planer" element="Planerne" />
          <Route path="*" element={null} />
        </Routes>
      </OverviewMemory>
    </NoticesProvider>,
    '/overblik',
  )
  close = rendered.close
  const { page } = rendered
  await answered()
  const lines = () => [...page.querySelectorAll('.waiting-line')]
  return { page, lines }
}

/** The page has asked, after its pause, and been answered. */
const answered = () => act(async () => void (await vi.advanceTimersByTimeAsync(1_000)))

async function lookAgain(): Promise<void> {
  window.dispatchEvent(new Event('focus'))
  await answered()
}

describe('[OVERVIEW-1] what waits', () => {
  test('calmly says so where there is nothing', async () => {
    const { page, lines } = await openPage()
    expect(lines()).toEqual([])
    expect(words(page)).toContain('Intet venter på dig')
  })

  test('is said in words and leads to the very place, what presses most first', async () => {
    answers['/api/plans/one/overview'] = overview({
      waiting: [
        { kind: 'approval', category: 2, by: MENTION.by, at: MENTION.at },
        overlap('a'),
        {
          kind: 'role',
          findingId: 'role:c:inform',
          category: 4,
          activity: activity('c', 'Temadag', 'censec'),
          finding: 'inform',
          clause: 'tillaeg.3.d',
        },
      ],
    })
    answers['/api/notifications'] = { notices: [MENTION], aimed: 1, hasRest: false }
    const { lines } = await openPage()
    expect(
      lines().map((line) => [words(line.querySelector('a')), line.querySelector('a')?.getAttribute('href')]),
    ).toEqual([
      ['Mette har godkendt afsnit 2 og venter på din godkendelse', '/planer/one#godkendelse-2'],
      ['Mette nævnte dig i en kommentar til »Messe i Paris«', '/planer/one#kommentar/t1'],
      [
        'Muligt overlap mellem »Messe a« og DI FOS’ »Udstilling«',
        '/planer/one#aktivitet-a/advarsel/overlap:a:b',
      ],
      ['Husk at orientere DI FOS om »Temadag«', '/planer/one#aktivitet-c/advarsel/role:c:inform'],
    ])
    const mention = lines()[1]?.querySelector('a')
    if (!mention) throw new Error('The mention is not there.')
    await click(mention)
    expect(read).toEqual([{ id: 'n1' }])
  })

  test('is six lines until one asks for the rest, and says how many more there are', async () => {
    const waiting = ['a', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map(overlap)
    answers['/api/plans/one/overview'] = overview({ waiting, waitingLeft: 3 })
    const { page, lines } = await openPage()
    expect(words(page)).toContain('11 ting')
    expect(lines()).toHaveLength(6)
    await click(button(page, 'Vis 2 til'))
    expect(lines()).toHaveLength(8)
    expect(words(page)).toContain('Derudover står 3 advarsler åbne i planerne.')
  })
})

test('[OVERVIEW-3] what has come is told by counts and names, which lead there while they are in the plan', async () => {
  answers['/api/plans/one/overview'] = overview({
    changes: {
      new: { count: 5, first: [{ id: 'n', title: 'Kommet til' }] },
      changed: { count: 0, first: [] },
      removed: { count: 1, first: [{ id: 'r', title: 'Udgået' }] },
      texts: [2, 4],
    },
  })
  const { page } = await openPage()
  expect(words(page)).toContain('5 nye aktiviteter: »Kommet til« og 4 til')
  expect(words(page)).toContain('1 slettet aktivitet: »Udgået«')
  expect(words(page)).toContain('Ny tekst i afsnit 2 og 4')
  expect(page.querySelector('a[href="/planer/one#aktivitet-n"]')).not.toBeNull()
  expect(page.querySelector('a[href*="aktivitet-r"]')).toBeNull()
  expect(page.querySelector('a[href="/planer/one/versioner?fra=last-visit"]')).not.toBeNull()
})

test('[OVERVIEW-4] earlier plans are named, and a line says which plan it is in where there are several', async () => {
  answers['/api/plans'] = { plans: [plan('one', NEXT_YEAR), plan('two', NEXT_YEAR), plan('old', 2020)] }
  answers['/api/plans/one/overview'] = overview({ waiting: [overlap('a')] })
  answers['/api/plans/two/overview'] = overview()
  answers['/api/notifications'] = { notices: [{ ...MENTION, planId: 'old' }], aimed: 1, hasRest: false }
  const { page, lines } = await openPage()
  expect(words(lines()[0])).toContain('Plan old · 11. jan.')
  expect(words(lines()[1])).toContain('Plan one · Afsnit 3')
  expect(page.querySelector('a[href="/planer/old"]')).not.toBeNull()
  expect([...page.querySelectorAll('.overview-plan h2')].map(words)).toEqual(['Plan one', 'Plan two'])
})

test('[OVERVIEW-4] where there is no plan yet, the page of plans says how to begin', async () => {
  answers['/api/plans'] = { plans: [] }
  const { page } = await openPage()
  expect(words(page)).toBe('Planerne')
})

describe('[OVERVIEW-5] without the server', () => {
  test('the page keeps what it last showed, and says so', async () => {
    answers['/api/plans/one/overview'] = overview({ waiting: [overlap('a')] })
    const { page, lines } = await openPage()
    answers = {}
    await lookAgain()
    expect(words(page)).toContain('Overblikket kræver forbindelse til serveren.')
    expect(lines()).toHaveLength(1)
    answers = {
      '/api/plans': { plans: [plan('one', NEXT_YEAR)] },
      '/api/plans/one/overview': overview(),
      '/api/notifications': { notices: [], aimed: 0, hasRest: false },
    }
    await lookAgain()
    expect(words(page)).toContain('Intet venter på dig')
    expect(words(page)).not.toContain('kræver forbindelse')
  })

  test('a page that never got anything says what to do', async () => {
    answers = {}
    const { page } = await openPage()
    expect(words(page)).toContain('Serveren svarer ikke.')
    expect(button(page, 'Prøv igen')).toBeDefined()
  })

  test('one plan that cannot be read keeps no other from being told of', async () => {
    answers['/api/plans'] = { plans: [plan('one', NEXT_YEAR), plan('two', NEXT_YEAR)] }
    answers['/api/plans/two/overview'] = overview()
    const fetchAll = vi.mocked(fetch).getMockImplementation()
    vi.mocked(fetch).mockImplementation(async (path, init) =>
      path === '/api/plans/one/overview'
        ? Response.json({ error: { code: 'plan-damaged' } }, { status: 503 })
        : (fetchAll as typeof fetch)(path, init),
    )
    const { page, lines } = await openPage()
    expect(lines()).toEqual([])
    expect(page.querySelectorAll('.overview-sections')).toHaveLength(1)
    expect(page.querySelectorAll('[data-tone="danger"]')).toHaveLength(1)
    expect(words(page)).toContain('Noget kunne ikke hentes, så der kan vente mere.')
    expect(words(page)).not.toContain('Intet venter')
  })
})
