import { act, useState } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { button, click, render } from '../../testing/render.tsx'
import { ResponsibleForm } from './responsible-form.tsx'
import type { ShownDuty } from './shown-duty.ts'

let close = async () => {}
afterEach(async () => {
  await close()
  vi.unstubAllGlobals()
})

const BEFORE = { owner: 'censec', due: { on: '2027-04-28', basis: 'start' } } as ShownDuty
const PETER = { personId: 'peter', name: 'Peter' }

it('[DUTY-5] takes back nothing that others said of the duty while the form was open', async () => {
  vi.stubGlobal(
    'fetch',
    vi.fn<typeof fetch>(async () => Response.json({ people: [] })),
  )
  let change = (_: ShownDuty) => {}
  const run = vi.fn(async () => true)
  const onClose = vi.fn()
  function Form() {
    const [duty, setDuty] = useState(BEFORE)
    change = setDuty
    return <ResponsibleForm duty={duty} act={{ run, isPending: false, wrong: undefined }} onClose={onClose} />
  }
  const { page, ...rendered } = await render(<Form />)
  close = rendered.close
  await act(async () => change({ ...BEFORE, responsible: PETER, due: { on: '2027-05-12', basis: 'start' } }))
  await click(button(page, 'Gem'))
  expect(onClose).toHaveBeenCalled()
  expect(run).not.toHaveBeenCalled()
})
