import { act } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { button, click, render, words } from '../../testing/render.tsx'
import { ExportDialog } from './export-dialog.tsx'

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

async function openDialog(answer: (signal: AbortSignal) => Promise<Response>) {
  const asked: { path: string; signal: AbortSignal }[] = []
  vi.stubGlobal(
    'fetch',
    vi.fn<typeof fetch>(async (path, init) => {
      if (String(path).endsWith('/versions')) return Response.json({ versions: [VERSION], hasVisited: false })
      const signal = init?.signal ?? AbortSignal.any([])
      asked.push({ path: String(path), signal })
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
  expect(asked[0]?.path).toBe('/api/plans/p1/export?format=pdf&variant=internal&lang=da')
  expect(words(dialog())).toContain('Filen skrives …')
  expect(dialog().querySelector('progress')).not.toBeNull()
  await click(button(dialog(), 'Stop'))
  expect(asked[0]?.signal.aborted).toBe(true)
  expect(words(dialog())).not.toContain('Filen skrives')
  expect(words(dialog())).not.toContain('lykkedes ikke')
})

it('closes once the file is there, and offers the same again next time', async () => {
  localStorage.setItem('samplan.export-format', 'docx')
  localStorage.setItem('samplan.export-comments', 'with')
  const { asked, onClose, dialog } = await openDialog(file)
  expect(words(dialog())).toContain('Til dem, der skal skrive videre i den')
  await click(button(dialog(), 'Hent fil'))
  expect(asked[0]?.path).toBe('/api/plans/p1/export?format=docx&variant=internal&lang=da&comments=1')
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled())
})

it('[EXPORT-10] asks for no comments in an edition or a format that has none', async () => {
  localStorage.setItem('samplan.export-comments', 'with')
  localStorage.setItem('samplan.export-variant', 'external')
  const { asked, dialog } = await openDialog(file)
  expect(dialog().querySelector('[type="checkbox"]')).toBeNull()
  await click(button(dialog(), 'Hent fil'))
  expect(asked[0]?.path).toBe('/api/plans/p1/export?format=pdf&variant=external&lang=da')
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
