import { act } from 'react'
import { afterEach, expect, it } from 'vitest'
import type { ComparisonAnswer } from '#shared/protocol/schemas/versions.ts'
import { render, words } from '../../testing/render.tsx'
import { ComparisonView } from './comparison-view.tsx'

let close = async () => {}
afterEach(() => close())

const BEFORE = {
  id: 'v1',
  planId: 'p1',
  at: '2027-01-04T08:00:00.000Z',
  reason: 'named',
  name: 'Før',
  contentHash: 'a',
} as const

const ANNA_RENAMED: ComparisonAnswer = {
  from: BEFORE,
  change: {
    counts: { new: 0, changed: 0, removed: 0, texts: 0 },
    title: [{ kind: 'inserted', text: 'Plan 2027', by: 'anna' }],
    sections: [],
  },
  writers: [
    { id: 'anna', name: 'Anna', party: 'censec' },
    { id: 'mette', name: 'Mette', party: 'difos' },
  ],
}

it('[VERSION-5] says of who has written none of what came that it is so', async () => {
  const drawn = await render(<ComparisonView comparison={ANNA_RENAMED} />)
  close = drawn.close
  const nothing = 'Mette har ikke skrevet noget af det, der er ændret.'
  expect(words(drawn.page)).not.toContain(nothing)
  const chosen = drawn.page.querySelector('select')
  if (!chosen) throw new Error('There is no list of writers.')
  await act(async () => {
    chosen.value = 'mette'
    chosen.dispatchEvent(new Event('change', { bubbles: true }))
  })
  expect(words(drawn.page)).toContain(nothing)
})

it('[VERSION-5] names a writer once for what only a space of nobody parts', async () => {
  const title = [
    { kind: 'inserted', text: 'Klyngen', by: 'anna' },
    { kind: 'inserted', text: ' ' },
    { kind: 'inserted', text: 'og mere', by: 'anna' },
    { kind: 'inserted', text: ' fra Mette', by: 'mette' },
  ] as const
  const drawn = await render(
    <ComparisonView
      comparison={{ ...ANNA_RENAMED, change: { ...ANNA_RENAMED.change, title: [...title] } }}
    />,
  )
  close = drawn.close
  const names = [...drawn.page.querySelectorAll('.changed-writer')].map((name) => name.textContent)
  expect(names).toEqual(['Anna', 'Mette'])
})
