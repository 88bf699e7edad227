import { act } from 'react'
import { useLocation } from 'react-router'
import { afterEach, expect, test } from 'vitest'
import { button, click, render, words, write } from '../../testing/render.tsx'
import { usePlanView } from './plan-view.ts'
import { useActivityFilter } from './use-activity-filter.ts'
import { useSelectedActivity } from './use-selected-activity.ts'

let close = async () => {}
afterEach(() => close())

function View() {
  const [filter, change] = useActivityFilter()
  const [, select] = useSelectedActivity()
  return (
    <>
      <input value={filter.words} onChange={(event) => change({ words: event.target.value })} />
      <button type="button" onClick={() => change({ parties: ['difos'] })}>
        DI FOS
      </button>
      <button type="button" onClick={() => select('a-1')}>
        Messen
      </button>
      <output>{filter.parties.join()}</output>
    </>
  )
}

function Page() {
  const [view, choose] = usePlanView()
  return (
    <>
      <View key={view} />
      <button type="button" onClick={() => choose(view === 'text' ? 'table' : 'text')}>
        Skift
      </button>
      <address>{useLocation().search}</address>
    </>
  )
}

test('[VIEWS-1] the filter stays when one changes view, and what is chosen in quick succession all counts', async () => {
  const drawn = await render(<Page />, '/?ord=messe')
  close = drawn.close
  const { page } = drawn
  const input = page.querySelector('input') as HTMLInputElement
  expect(input.value).toBe('messe')
  await act(async () => {
    button(page, 'DI FOS').click()
    await write(input, 'messe i')
  })
  await click(button(page, 'Skift'))
  expect(words(page.querySelector('address'))).toBe('?ord=messe+i&part=difos&visning=tabel')
  expect(page.querySelector('input')?.value).toBe('messe i')
  expect(words(page.querySelector('output'))).toBe('difos')
})

test('[VIEWS-1] a filter, a selection and a view that are chosen before the page is drawn anew all stand in the address', async () => {
  const drawn = await render(<Page />)
  close = drawn.close
  const { page } = drawn
  await act(async () => {
    button(page, 'DI FOS').click()
    button(page, 'Messen').click()
    button(page, 'Skift').click()
  })
  expect(words(page.querySelector('address'))).toBe('?part=difos&aktivitet=a-1&visning=tabel')
})
