import { act } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { Anchor, Thread } from '#shared/comments/thread.ts'
import { addComment, addThread, setResolved } from '#shared/ledger/write-ledger.ts'
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

let close = async () => {}
afterEach(async () => {
  await close()
  vi.unstubAllGlobals()
})

async function openPanel(who: Person, document = new Y.Doc(), ledger = new Y.Doc()) {
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
      addComment(ledger, thread.id, {
        id: 'c-2',
        author: signatureOf(anna),
        body: 'Det gør vi.',
        at: '2026-11-24T12:05:00Z',
        mentions: [],
        earlier: [],
      })
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

  it('lists a thread as detached when its activity is gone', async () => {
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
    await click(button(page, 'Løsrevne (1)'))
    expect(page.textContent).toContain('Det, tråden handlede om, er ikke længere i planen.')
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
    })
    expect(page.textContent).toContain('For mange forsøg. Vent lidt og prøv igen.')
    expect(page.querySelector('textarea')?.value).toBe('Hvem betaler?')
  })

  it('offers a reader nothing to write with', async () => {
    const { page, ledger } = await openPanel(rikke)
    await act(async () => addThread(ledger, threadBy(lars, 'Hvem inviterer?')))
    expect(page.textContent).toContain('Hvem inviterer?')
    expect([...page.querySelectorAll('button')].map((one) => one.textContent)).toEqual([
      'Åbne (1)',
      'Løste (0)',
    ])
  })
})
