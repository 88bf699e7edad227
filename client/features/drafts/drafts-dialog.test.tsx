import { act } from 'react'
import { beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { BrowserDatabase } from '../../connection/browser-database.ts'
import type { Draft } from '../../connection/draft.ts'
import { KeptEdits } from '../../connection/kept-edits.ts'
import { freshBrowser } from '../../testing/kept-pages.ts'
import { button, click, render } from '../../testing/render.tsx'
import { Drafts } from './drafts.ts'
import { DraftsDialog } from './drafts-dialog.tsx'

const PLACE = { kind: 'activity', activityId: 'a', title: 'Kursus' } as const

const DRAFT: Draft = {
  page: 7,
  reason: 'restored',
  at: '2026-11-24T13:02:00.000Z',
  passages: [
    { place: { ...PLACE, field: 'body' }, text: 'To dage. I Odense.', own: [{ from: 8, to: 18 }] },
    { place: { ...PLACE, field: 'body' }, text: 'Tre hold.' },
    { place: { ...PLACE, field: 'status' }, text: 'planned' },
  ],
}

let drafts: Drafts

beforeEach(() => {
  freshBrowser()
  drafts = new Drafts(new KeptEdits('anna', 'plan/demo', new BrowserDatabase()), new Y.Doc())
  drafts.offer(DRAFT)
})

async function open() {
  const onClose = vi.fn()
  const { close } = await render(<DraftsDialog drafts={drafts} isOpen onClose={onClose} />)
  const dialog = document.querySelector<HTMLElement>('[role="dialog"]')
  if (!dialog) throw new Error('No dialog has opened.')
  return { dialog, onClose, close }
}

it('[SYNC-13] shows the words by place, says why they are here, and marks the person’s own in a paragraph', async () => {
  const { dialog, close } = await open()
  expect(dialog.textContent).toContain('Skrevet 24. nov. kl. 14.02.')
  expect([...dialog.querySelectorAll('h3')].map(({ textContent }) => textContent)).toEqual([
    'KursusBeskrivelse',
    'KursusStatus',
  ])
  expect([...dialog.querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual([' I Odense.'])
  expect(dialog.textContent).toContain('Planlagt')
  await close()
})

it('[SYNC-13] copies all of a place, or all there is with the names of the places', async () => {
  const writeText = vi.fn(() => Promise.resolve())
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
  const { dialog, close } = await open()
  await click(button(dialog, 'Kopiér Kursus · Beskrivelse'))
  expect(writeText).toHaveBeenLastCalledWith('To dage. I Odense.\nTre hold.')
  await click(button(dialog, 'Kopiér alt'))
  expect(writeText).toHaveBeenLastCalledWith(
    'Kursus · Beskrivelse\nTo dage. I Odense.\nTre hold.\n\nKursus · Status\nPlanlagt',
  )
  await close()
  Reflect.deleteProperty(navigator, 'clipboard')
})

it('[SYNC-13] discards only after asking', async () => {
  const { dialog, onClose, close } = await open()
  await click(button(dialog, 'Kassér'))
  expect(dialog.textContent).toContain('Den kan ikke hentes frem igen.')
  await click(button(dialog, 'Annuller'))
  expect(drafts.read()).toHaveLength(1)
  await click(button(dialog, 'Kassér'))
  await act(async () => button(dialog, 'Kassér').click())
  expect(drafts.read()).toEqual([])
  expect(onClose).toHaveBeenCalledOnce()
  await close()
})
