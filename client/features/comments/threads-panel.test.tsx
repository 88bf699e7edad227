import { act, useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { withoutComment } from '#shared/comments/change-comment.ts'
import type { Anchor, Thread } from '#shared/comments/thread.ts'
import { addComment, addThread, changeThread, setResolved } from '#shared/ledger/write-ledger.ts'
import { type Person, signatureOf } from '#shared/permissions/person.ts'
import { addActivity, openPlanFor, person } from '../../testing/open-plan.ts'
import { button, click, render, write } from '../../testing/render.tsx'
import { PlanProvider } from '../plan/plan-context.tsx'
import { SidePanelProvider } from '../plan/side-panel-state.tsx'
import { CommentsProvider, useComments } from './comments-provider.tsx'
import { ThreadsPanel } from './threads-panel.tsx'

const anna = person('director', 'censec', 'Anna')
const lars = person('observer', 'difos', 'Lars')
const rikke = person('reader', 'difos', 'Rikke')

function threadBy(author: Person, body: string, anchor: Anchor = { kind: 'plan' }): Thread {
  return {
    id: `thread-${body.length}`,
    anchor,
    comments: [
      { id: 'c-1', author: signatureOf(author), body, at: '2026-11-24T12:02:00Z', mentions: [], earlier: [] },
    ],
  }
}

function called(thread: Thread, mentions: string[]): Thread {
  return { ...thread, comments: thread.comments.map((comment) => ({ ...comment, mentions })) }
}

function replyBy(author: Person) {
  return {
    id: 'c-2',
    author: signatureOf(author),
    body: 'Det gør vi.',
    at: '2026-11-24T12:05:00Z',
    mentions: [],
    earlier: [],
  }
}

let close = async () => {}
afterEach(async () => {
  await close()
  vi.unstubAllGlobals()
})

async function openPanel(who: Person, document = new Y.Doc(), ledger = new Y.Doc(), at = '/') {
  const plan = openPlanFor(who, document, ledger)
  const drawn = await render(
    <PlanProvider plan={plan}>
      <SidePanelProvider>
        <CommentsProvider>
          <ThreadsPanel />
          <ComposeOnWorkshop />
        </CommentsProvider>
      </SidePanelProvider>
    </PlanProvider>,
    at,
  )
  close = drawn.close
  return { ...drawn, plan, document, ledger }
}

/** Stands for the editor's own button. */
function ComposeOnWorkshop() {
  const { compose, mayComment } = useComments()
  if (!mayComment) return null
  return (
    <button type="button" onClick={() => compose({ kind: 'activity', activityId: 'workshop' })}>
      Kommentér aktiviteten
    </button>
  )
}

const WORDS = { start: 'null', end: 'null', prefix: '', suffix: '' }

/** A page whose plan is fetched anew in its place. */
function FetchedAnew({ anchor }: { anchor: Anchor }) {
  const [plan, setPlan] = useState(() => openPlanFor(anna))
  return (
    <PlanProvider plan={plan}>
      <SidePanelProvider>
        <CommentsProvider>
          <ThreadsPanel />
          <ComposeOn anchor={anchor} />
        </CommentsProvider>
      </SidePanelProvider>
      <button type="button" onClick={() => setPlan({ ...openPlanFor(anna), epoch: 'e-2' })}>
        Hent planen på ny
      </button>
    </PlanProvider>
  )
}

function ComposeOn({ anchor }: { anchor: Anchor }) {
  const { compose } = useComments()
  return (
    <button type="button" onClick={() => compose(anchor)}>
      Kommentér ordene
    </button>
  )
}

describe('the threads panel', () => {
  it('shows a thread the moment the ledger has it, with the observer named as one', async () => {
    const { page, ledger } = await openPanel(anna)
    expect(page.textContent).toContain('Ingen åbne kommentarer')

    await act(async () => addThread(ledger, threadBy(lars, 'Er uge 12 ikke påskeugen?')))
    expect(page.textContent).toContain('Er uge 12 ikke påskeugen?')
    expect(page.textContent).toContain('observatør')
    expect(page.textContent).toContain('24. nov. kl. 13.02')
  })

  it('shows replies, and moves a resolved thread from the open to the resolved', async () => {
    const { page, ledger } = await openPanel(lars)
    const thread = threadBy(lars, 'Hvem inviterer?')
    await act(async () => {
      addThread(ledger, thread)
      addComment(ledger, thread.id, replyBy(anna))
    })
    expect(page.textContent).toContain('Det gør vi.')

    await act(async () =>
      setResolved(ledger, thread.id, { by: signatureOf(anna), at: '2026-11-24T12:06:00Z' }),
    )
    expect(page.textContent).not.toContain('Hvem inviterer?')
    await click(button(page, 'Løste (1)'))
    expect(page.textContent).toContain('Hvem inviterer?')
    expect(page.textContent).toContain('Løst af Anna, 24. nov.')
  })

  it('[COMMENT-6] lists a thread as detached when its activity is gone, with where it was, and counts it as open', async () => {
    const document = new Y.Doc()
    addActivity(document, 'workshop', { party: 'censec', category: 2, title: 'Workshop' })
    const { page, ledger } = await openPanel(lars, document)
    const thread = threadBy(lars, 'Hvor holdes den?', { kind: 'activity', activityId: 'workshop' })
    await act(async () => addThread(ledger, thread))
    expect(page.textContent).toContain('Om »Workshop«')
    expect(page.textContent).not.toContain('Løsrevne')

    vi.useFakeTimers()
    await act(async () => {
      document.getMap<Y.Map<unknown>>('activities').get('workshop')?.set('removed', true)
      await vi.advanceTimersByTimeAsync(1_000)
    })
    vi.useRealTimers()
    expect(page.textContent).toContain('Åbne (1)')
    await click(button(page, 'Løsrevne (1)'))
    expect(page.textContent).toContain('Det, tråden handlede om, er ikke længere i planen.')
    expect(page.textContent).toMatch(/Stod i »Workshop«, .+/)
  })

  it('goes from a thread to its activity', async () => {
    const document = new Y.Doc()
    addActivity(document, 'workshop', { party: 'censec', category: 2, title: 'Workshop' })
    const { page, ledger, plan } = await openPanel(lars, document)
    await act(async () =>
      addThread(ledger, threadBy(lars, 'Hvor?', { kind: 'activity', activityId: 'workshop' })),
    )
    await click(button(page, 'Vis i planen:'))
    expect(plan.wentTo).toEqual([{ activityId: 'workshop' }])
  })

  it('sends a new comment on what was chosen, and keeps the words when the server refuses', async () => {
    const document = new Y.Doc()
    addActivity(document, 'workshop', { party: 'censec', category: 2, title: 'Workshop' })
    const fetched = vi.fn<typeof fetch>(async () =>
      Response.json({ error: { code: 'too-many-attempts', message: '' } }, { status: 429 }),
    )
    vi.stubGlobal('fetch', fetched)
    const { page } = await openPanel(lars, document)
    await click(button(page, 'Kommentér aktiviteten'))
    const field = page.querySelector('textarea')
    if (!field) throw new Error('No field to write the comment in.')
    await write(field, 'Hvem betaler?')
    await click(button(page, 'Send'))

    expect(fetched.mock.calls[0]?.[0]).toBe('/api/plans/p-1/threads')
    expect(JSON.parse(String(fetched.mock.calls[0]?.[1]?.body))).toEqual({
      anchor: { kind: 'activity', activityId: 'workshop' },
      body: 'Hvem betaler?',
      mentions: [],
      epoch: 'e-1',
    })
    expect(page.textContent).toContain('For mange forsøg. Vent lidt og prøv igen.')
    expect(page.querySelector('textarea')?.value).toBe('Hvem betaler?')
  })

  it('[CONF-9] names no generation for words that were chosen in the one before', async () => {
    const fetched = vi.fn<typeof fetch>(async () =>
      Response.json({ error: { code: 'out-of-date', message: '' } }, { status: 409 }),
    )
    vi.stubGlobal('fetch', fetched)
    const quote = 'lejemålet i Odense'
    const anchor = { ...WORDS, kind: 'text', place: { kind: 'section', category: 1 }, quote } as const
    const drawn = await render(<FetchedAnew anchor={anchor} />)
    close = drawn.close
    await click(button(drawn.page, 'Kommentér ordene'))
    await click(button(drawn.page, 'Hent planen på ny'))
    const field = drawn.page.querySelector('textarea')
    if (!field) throw new Error('No field to write the comment in.')
    await write(field, 'Hvorfor det?')
    await click(button(drawn.page, 'Send'))
    const sent = JSON.parse(String(fetched.mock.calls[0]?.[1]?.body))
    expect(sent).toEqual({ anchor, body: 'Hvorfor det?', mentions: [] })
  })

  it('[COMMENT-9] shows what a comment said before, and by whom it was deleted', async () => {
    const { page, ledger } = await openPanel(rikke)
    const thread = threadBy(lars, 'Kan det blive i maj?')
    const by = signatureOf(lars)
    const earlier = [{ body: 'Kan det blive i april?', until: '2026-11-24T13:00:00Z', by }]
    const deleted = { by: signatureOf(anna), at: '2026-11-24T14:00:00Z' }
    await act(async () => {
      const comments = thread.comments.map((comment) => ({ ...comment, earlier }))
      addThread(ledger, { ...thread, comments })
      addComment(ledger, thread.id, {
        ...replyBy(anna),
        body: '',
        earlier: [{ body: 'Det tror jeg ikke.', until: deleted.at, by: deleted.by }],
        deleted,
      })
    })
    expect(page.textContent).toContain('Slettet af Anna')
    expect(page.textContent).not.toContain('Kan det blive i april?')
    for (const shows of [...page.querySelectorAll('button')].filter((one) =>
      one.textContent?.includes('Vis tidligere ordlyd'),
    )) {
      await click(shows)
    }
    expect(page.textContent).toContain(
      'Ændret af Lars, 24. nov. kl. 14.00. Før stod der:Kan det blive i april?',
    )
    expect(page.textContent).toContain('Det tror jeg ikke.')
  })

  it('[COMMENT-9] says of a thread that nothing is left in it, not that somebody resolved it', async () => {
    const { page, ledger } = await openPanel(anna)
    const thread = threadBy(lars, 'Hvem betaler?')
    const at = '2026-11-24T13:00:00Z'
    await act(async () => {
      addThread(ledger, thread)
      changeThread(ledger, thread.id, (known) => withoutComment(known, 'c-1', { by: signatureOf(lars), at }))
    })
    await click(button(page, 'Løste (1)'))
    expect(page.textContent).toContain('Alle kommentarer i tråden er slettet.')
    expect(page.textContent).not.toContain('Løst af')
    expect(page.textContent).not.toContain('Genåbn')
  })

  it('[COMMENT-10] keeps the focus in the panel when the thread that held it is resolved', async () => {
    const { page, ledger } = await openPanel(anna)
    const thread = threadBy(lars, 'Hvem betaler?')
    await act(async () => addThread(ledger, thread))
    await act(async () => button(page, 'Markér som løst').focus())
    await act(async () =>
      setResolved(ledger, thread.id, { by: signatureOf(anna), at: '2026-11-24T12:06:00Z' }),
    )
    expect(page.querySelector('.panel-content')).toBe(document.activeElement)
  })

  it('[COMMENT-8] tells whom a thread calls, and nobody else', async () => {
    const { page, ledger } = await openPanel(lars)
    await act(async () => {
      addThread(ledger, threadBy(anna, 'Hvem betaler?'))
      addThread(ledger, called(threadBy(anna, 'Ved Lars det mon?'), [lars.id]))
      addThread(ledger, called(threadBy(anna, 'Ved Rikke det?'), [rikke.id]))
    })
    const calling = [...page.querySelectorAll('.thread')].filter((thread) =>
      thread.textContent?.includes('Du er nævnt'),
    )
    expect(calling.map((thread) => thread.textContent)).toEqual([
      expect.stringContaining('Ved Lars det mon?'),
    ])
  })

  it('[COMMENT-9] offers to change one’s own comment and nobody else’s', async () => {
    const { page, ledger } = await openPanel(lars)
    const thread = threadBy(lars, 'Hvem betaler?')
    await act(async () => {
      addThread(ledger, thread)
      addComment(ledger, thread.id, replyBy(anna))
    })
    expect(page.querySelectorAll('[aria-label="Ret eller slet din kommentar"]')).toHaveLength(1)
  })

  it('[COMMENT-8] offers those who may read after an @, and sends whom the comment calls', async () => {
    const fetched = vi.fn<typeof fetch>(async (address) =>
      String(address).endsWith('/readers')
        ? Response.json({
            people: [
              { id: 'anna', name: 'Anna', party: 'censec', role: 'director' },
              { id: 'mette-holm', name: 'Mette Holm', party: 'difos', role: 'director' },
            ],
          })
        : Response.json({ error: { code: 'too-many-attempts', message: '' } }, { status: 429 }),
    )
    vi.stubGlobal('fetch', fetched)
    const { page } = await openPanel(lars)
    await click(button(page, 'Kommentér planen'))
    const field = page.querySelector('textarea')
    if (!field) throw new Error('No field to write the comment in.')
    await write(field, 'Spørg @ho')
    const offered = () => [...page.querySelectorAll('[role="option"]')].map((one) => one.textContent)
    await act(() => vi.waitFor(() => expect(fetched).toHaveBeenCalled()))
    await act(() => vi.waitFor(() => expect(offered()).toEqual(['Mette HolmDirektørDI FOS'])))
    await act(async () => {
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
    })
    expect(field.value).toBe('Spørg @Mette Holm ')
    expect(page.querySelector('[role="option"]')).toBeNull()
    await click(button(page, 'Send'))
    const sent = await vi.waitFor(() => {
      const posted = fetched.mock.calls.find(([, request]) => request?.method === 'POST')
      if (!posted) throw new Error('Nothing was sent yet.')
      return posted
    })
    expect(JSON.parse(String(sent[1]?.body))).toMatchObject({
      body: 'Spørg @Mette Holm ',
      mentions: ['mette-holm'],
    })
  })

  it('[ACCESS-5] nobody is offered themselves to call, however their name begins', async () => {
    const people = [lars, { ...rikke, name: 'Larsine' }].map(({ id, name, party, role }) => ({
      id,
      name,
      party,
      role,
    }))
    vi.stubGlobal('fetch', async () => Response.json({ people }))
    const { page } = await openPanel(lars)
    await click(button(page, 'Kommentér planen'))
    const field = page.querySelector('textarea')
    if (!field) throw new Error('No field to write the comment in.')
    await write(field, 'Spørg @lar')
    const offered = () => [...page.querySelectorAll('[role="option"]')].map((one) => one.textContent)
    await act(() => vi.waitFor(() => expect(offered()).toEqual(['LarsineLæserDI FOS'])))
  })

  it('[COMMENT-8] letters typed at once after a chosen name stay in their order', async () => {
    const frames: FrameRequestCallback[] = []
    vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame))
    vi.stubGlobal('fetch', async (address: string) =>
      Response.json({
        people: address.endsWith('/readers')
          ? [{ id: 'mette-holm', name: 'Mette Holm', party: 'difos', role: 'director' }]
          : [],
      }),
    )
    const { page } = await openPanel(lars)
    await click(button(page, 'Kommentér planen'))
    const field = page.querySelector('textarea')
    if (!field) throw new Error('No field to write the comment in.')
    const type = async (letters: string) => {
      for (const letter of letters) {
        await act(async () => {
          field.setRangeText(letter, field.selectionStart, field.selectionEnd, 'end')
          field.dispatchEvent(new Event('input', { bubbles: true }))
        })
      }
    }
    await type('Spørg @ho')
    await act(() => vi.waitFor(() => expect(page.querySelector('[role="option"]')).not.toBeNull()))
    await act(async () => {
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
    })
    await type(' om')
    await act(async () => {
      for (const frame of frames.splice(0)) frame(0)
    })
    await type(' det')
    expect(field.value).toBe('Spørg @Mette Holm om det')
  })

  it('opens the thread that the address asks for, also a resolved one', async () => {
    const ledger = new Y.Doc()
    const thread = threadBy(anna, 'Hvem inviterer?')
    addThread(ledger, thread)
    setResolved(ledger, thread.id, { by: signatureOf(anna), at: '2026-11-24T12:06:00Z' })
    const { page } = await openPanel(rikke, new Y.Doc(), ledger, `/planer/p-1#kommentar/${thread.id}`)
    expect(page.textContent).toContain('Hvem inviterer?')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Tråd begyndt af Anna')
  })

  it('says so when the address asks for a thread that is not there', async () => {
    const { page } = await openPanel(rikke, new Y.Doc(), new Y.Doc(), '/planer/p-1#kommentar/gone')
    expect(page.textContent).toContain('Tråden findes ikke i planen.')
  })

  it('offers a reader nothing to write with', async () => {
    const { page, ledger } = await openPanel(rikke)
    await act(async () => addThread(ledger, threadBy(lars, 'Hvem inviterer?')))
    expect(page.textContent).toContain('Hvem inviterer?')
    const offered = [...page.querySelectorAll('button')].map(
      (one) => one.getAttribute('aria-label') ?? one.textContent,
    )
    expect(offered).toEqual(['Åbne (1)', 'Løste (0)', 'Kopiér link til tråden'])
  })
})
