import { act } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ExportProgress } from '#shared/export/export-progress.ts'
import { button, click, render, words } from '../../testing/render.tsx'
import { ExportDialog } from './export-dialog.tsx'

/** The dialog waits before it tells anything, and a machine may be slow besides. */
const LONG = { timeout: 10_000 }

let close = async () => {}
beforeEach(() => {
  localStorage.clear()
  // jsdom goes nowhere, and has no files.
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => {} }))
})
afterEach(async () => {
  await close()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const VERSION = {
  id: 'v1',
  planId: 'p1',
  at: '2027-03-05T13:00:00.000Z',
  reason: 'named',
  name: 'Før mødet',
  contentHash: 'x',
}

async function openDialog(
  answer: (signal: AbortSignal) => Promise<Response>,
  progress: ExportProgress[] = [],
) {
  const asked: { path: string; signal: AbortSignal }[] = []
  vi.stubGlobal(
    'fetch',
    vi.fn<typeof fetch>(async (path, init) => {
      if (String(path).endsWith('/versions')) return Response.json({ versions: [VERSION], hasVisited: false })
      if (String(path).startsWith('/api/exports/')) return Response.json(progress[0] ?? { kind: 'unknown' })
      const signal = init?.signal ?? AbortSignal.any([])
      // Its name is another each time.
      asked.push({ path: String(path).replace(/&watch=[\d-]+$/, '&watch=…'), signal })
      return answer(signal)
    }),
  )
  const onClose = vi.fn()
  const drawn = await render(<ExportDialog planId="p1" onClose={onClose} />)
  close = drawn.close
  const dialog = () => document.querySelector<HTMLElement>('[role="dialog"]') ?? document.body
  return { asked, onClose, dialog }
}

const file = async () =>
  new Response('x', { headers: { 'content-disposition': 'attachment; filename=plan-2027.pdf' } })

it('[EXPORT-9] fetches what is chosen, says that it goes on, and is stopped by a press', async () => {
  const { asked, dialog } = await openDialog(
    (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  )
  await click(button(dialog(), 'Hent fil'))
  expect(asked[0]?.path).toBe('/api/plans/p1/export?format=pdf&variant=internal&lang=da&watch=…')
  // What is there at once shows nothing of how far it is.
  expect(dialog().querySelector('progress')).toBeNull()
  await vi.waitFor(() => expect(words(dialog())).toContain('Filen skrives …'), LONG)
  expect(dialog().querySelector('progress')).not.toBeNull()
  await click(button(dialog(), 'Stop'))
  expect(asked[0]?.signal.aborted).toBe(true)
  expect(words(dialog())).not.toContain('Filen skrives')
  expect(words(dialog())).not.toContain('lykkedes ikke')
})

it('[EXPORT-26] shows how far the file is, and is heard at each quarter', async () => {
  const forever = () => new Promise<Response>(() => {})
  const progress: ExportProgress[] = [
    { kind: 'parts', done: 20, of: 40 },
    { kind: 'pages', done: 12, of: 40 },
  ]
  const { dialog } = await openDialog(forever, progress)
  await click(button(dialog(), 'Hent fil'))
  const heard = () => words(dialog().querySelector('[role="status"]'))
  await vi.waitFor(() => expect(words(dialog())).toContain('Del 20 af 40 er sat op'), LONG)
  expect(dialog().querySelector('progress')?.value).toBeCloseTo(0.4)
  expect(heard()).toBe('25 procent er skrevet')
  progress.shift()
  await vi.waitFor(() => expect(words(dialog())).toContain('Side 12 af 40 er skrevet'), LONG)
  expect(dialog().querySelector('progress')?.value).toBeCloseTo(0.86)
  expect(heard()).toBe('75 procent er skrevet')
})

it('closes once the file is there, and offers the same again next time', async () => {
  localStorage.setItem('samplan.export-format', 'docx')
  localStorage.setItem('samplan.export-comments', 'with')
  localStorage.setItem('samplan.export-duties', 'with')
  const { asked, onClose, dialog } = await openDialog(file)
  expect(words(dialog())).toContain('Til dem, der skal skrive videre i den')
  await click(button(dialog(), 'Hent fil'))
  expect(asked[0]?.path).toBe(
    '/api/plans/p1/export?format=docx&variant=internal&lang=da&comments=1&duties=1&watch=…',
  )
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled())
})

it('[EXPORT-10] asks for no comments and duties in an edition or a format that has none', async () => {
  localStorage.setItem('samplan.export-comments', 'with')
  localStorage.setItem('samplan.export-duties', 'with')
  localStorage.setItem('samplan.export-variant', 'external')
  const { asked, dialog } = await openDialog(file)
  expect(dialog().querySelector('[type="checkbox"]')).toBeNull()
  await click(button(dialog(), 'Hent fil'))
  expect(asked[0]?.path).toBe('/api/plans/p1/export?format=pdf&variant=external&lang=da&watch=…')
})

it('says why nothing came of it, and stays', async () => {
  const { onClose, dialog } = await openDialog(async () =>
    Response.json({ error: { code: 'nothing-agreed', message: '' } }, { status: 409 }),
  )
  await click(button(dialog(), 'Hent fil'))
  await act(async () => {})
  expect(words(dialog().querySelector('[role="alert"]'))).toBe(
    'Eksporten lykkedes ikke. Ingen afsnit i planen er aftalt endnu.',
  )
  expect(onClose).not.toHaveBeenCalled()
})
