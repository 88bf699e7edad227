import { act } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { render } from '../../testing/render.tsx'
import { AskedNoticeBanner } from './notice-banner.tsx'

let close = async () => {}
afterEach(async () => {
  await close()
  vi.unstubAllGlobals()
})

const anna = { personId: 'anna', name: 'Anna', party: 'censec', role: 'director' }
const NOTICE = {
  kind: 'termination',
  id: 'n1',
  on: '2026-11-30',
  endsOn: '2027-02-28',
  set: { by: anna, at: '2026-11-30T08:00:00.000Z' },
}

it('[DUTY-10] stays where an answer from before the notice comes late', async () => {
  const before = Promise.withResolvers<Response>()
  const answers = [before.promise, Response.json({ records: [NOTICE], checks: [] })]
  vi.stubGlobal(
    'fetch',
    vi.fn<typeof fetch>(async () => answers.shift() ?? Response.error()),
  )
  const rendered = await render(<AskedNoticeBanner />)
  close = rendered.close
  await act(async () => void window.dispatchEvent(new Event('focus')))
  expect(rendered.page.textContent).toContain('28. februar 2027')
  await act(async () => before.resolve(Response.json({ records: [], checks: [] })))
  expect(rendered.page.textContent).toContain('28. februar 2027')
})
