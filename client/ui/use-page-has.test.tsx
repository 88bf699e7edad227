import { act, useRef, useState } from 'react'
import { expect, it } from 'vitest'
import { render, until } from '../testing/render.tsx'
import { usePageHas, usePageHasNewsIn } from './use-page-has.ts'

function Bar() {
  usePageHas('formatting-bar')
  return null
}

let showBanners = (_: readonly string[]) => {}

function Tools() {
  const frame = useRef<HTMLDivElement>(null)
  const [banners, setBanners] = useState<readonly string[]>([])
  showBanners = setBanners
  usePageHasNewsIn(frame)
  return (
    <div ref={frame}>
      {banners.map((words) => (
        <p key={words} className="banner">
          {words}
        </p>
      ))}
    </div>
  )
}

const told = () => document.documentElement.dataset.has
const show = (...banners: string[]) => act(async () => showBanners(banners))

it('tells of a part for as long as one of them is there', async () => {
  const one = await render(<Bar />)
  const other = await render(<Bar />)
  expect(told()).toBe('formatting-bar')
  await one.close()
  expect(told()).toBe('formatting-bar')
  await other.close()
  expect(told()).toBe('')
})

it('tells of news while there is a banner, beside whatever else there is', async () => {
  const bar = await render(<Bar />)
  const tools = await render(<Tools />)
  expect(told()).toBe('formatting-bar')
  await show('Ingen forbindelse', 'Aftalt')
  await until(() => expect(told()).toBe('formatting-bar news'))
  await show('Aftalt')
  expect(told()).toBe('formatting-bar news')
  await show()
  await until(() => expect(told()).toBe('formatting-bar'))
  await show('Aftalt')
  await until(() => expect(told()).toBe('formatting-bar news'))
  await tools.close()
  expect(told()).toBe('formatting-bar')
  await bar.close()
})
