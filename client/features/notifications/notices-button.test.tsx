import { act } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { button, click, render } from '../../testing/render.tsx'
import { NoticesButton } from './notices-button.tsx'
import { NoticesProvider } from './notices-provider.tsx'

let close = async () => {}
afterEach(async () => {
  await close()
  vi.unstubAllGlobals()
})

const MENTION = {
  id: 'n1',
  kind: 'mention',
  at: '2027-01-11T09:00:00.000Z',
  by: { name: 'Anna', party: 'censec' },
  planId: 'plan-1',
  planTitle: 'Fælles plan',
  threadId: 't1',
  about: { kind: 'activities', titles: ['Messe i Paris'] },
  isRead: false,
}
const DECISION = {
  ...MENTION,
  id: 'n2',
  kind: 'decision',
  at: '2027-01-11T10:00:00.000Z',
  threadId: undefined,
}
const NOTHING = { notices: [], aimed: 0, hasRest: false }

/** The bell over a server that answers `answers` in turn, the last one from then on. */
async function openBell(...answers: (object | Promise<Response>)[]) {
  const sent: unknown[] = []
  let asked = 0
  vi.stubGlobal(
    'fetch',
    vi.fn<typeof fetch>(async (_, init) => {
      if (init?.method === 'POST') {
        sent.push(JSON.parse(String(init.body)))
        return new Response(null, { status: 204 })
      }
      const answer = answers[Math.min(asked, answers.length - 1)]
      asked += 1
      return answer instanceof Promise ? answer : Response.json(answer)
    }),
  )
  const rendered = await render(
    <NoticesProvider>
      <NoticesButton />
    </NoticesProvider>,
  )
  close = rendered.close
  const bell = () => button(rendered.page, 'Notifikationer')
  const lookAgain = () => act(async () => void window.dispatchEvent(new Event('focus')))
  return { bell, sent, lookAgain }
}
const name = (bell: HTMLElement) => bell.getAttribute('aria-label')

describe('[NOTE-3] the bell', () => {
  it('says how much is aimed at the person, and shows the number', async () => {
    const { bell } = await openBell({ notices: [MENTION, DECISION], aimed: 1, hasRest: true })
    expect(name(bell())).toBe('Notifikationer: én ny til dig')
    expect(bell().textContent).toBe('1')
  })

  it('shows no more than two digits', async () => {
    const { bell } = await openBell({ notices: [MENTION], aimed: 140, hasRest: false })
    expect(bell().textContent).toBe('99+')
  })

  it('has a dot and no number for the rest, and neither for nothing', async () => {
    const { bell, lookAgain } = await openBell({ notices: [DECISION], aimed: 0, hasRest: true }, NOTHING)
    expect(name(bell())).toBe('Notifikationer: nyt i planerne')
    expect(bell().querySelector('.notices-dot')).not.toBeNull()
    await lookAgain()
    expect(name(bell())).toBe('Notifikationer: intet nyt')
    expect(bell().querySelector('.notices-dot')).toBeNull()
  })

  it('says nothing of what is new before it has been read', async () => {
    const { bell } = await openBell(new Promise<Response>(() => {}))
    expect(name(bell())).toBe('Notifikationer')
  })

  it('keeps the newest answer, whichever comes last', async () => {
    let answerLate = (_: Response) => {}
    const late = new Promise<Response>((resolve) => {
      answerLate = resolve
    })
    const { bell, lookAgain } = await openBell(late, { notices: [MENTION], aimed: 1, hasRest: false })
    await lookAgain()
    await act(async () => answerLate(Response.json(NOTHING)))
    expect(name(bell())).toBe('Notifikationer: én ny til dig')
  })

  it('marks as read all up to the newest that is shown, and one that is followed', async () => {
    const { bell, sent } = await openBell({ notices: [MENTION, DECISION], aimed: 1, hasRest: true })
    await click(bell())
    await click(button(document.body, 'Markér alle som læst'))
    const link = [...document.body.querySelectorAll('a')].find((one) =>
      one.textContent?.includes('nævnte dig'),
    )
    await click(link as HTMLElement)
    expect(sent).toEqual([{ upTo: DECISION.at }, { id: MENTION.id }])
  })

  it('keeps the keys in the list when the button that marked all as read goes away', async () => {
    const isRead = true
    const { bell } = await openBell(
      { notices: [MENTION], aimed: 1, hasRest: false },
      { ...NOTHING, notices: [{ ...MENTION, isRead }] },
    )
    await click(bell())
    const all = button(document.body, 'Markér alle som læst')
    act(() => all.focus())
    await click(all)
    expect(all.isConnected).toBe(false)
    expect(document.activeElement?.getAttribute('role')).toBe('dialog')
  })

  it('says so when the list cannot be had', async () => {
    const { bell } = await openBell(Promise.reject(new TypeError('Failed to fetch')))
    await click(bell())
    expect(document.body.querySelector('[role=alert]')?.textContent).toMatch(/\S/)
  })
})
