import { afterEach, expect, it, vi } from 'vitest'
import { render, until, words, write } from '../../testing/render.tsx'
import { SessionProvider } from '../people/session.tsx'
import { GuidePage } from './guide-page.tsx'

let close = async () => {}
afterEach(async () => {
  await close()
  vi.unstubAllGlobals()
})

async function open() {
  vi.stubGlobal('fetch', async () => Response.json({ error: { code: 'not-signed-in' } }, { status: 401 }))
  const drawn = await render(
    <SessionProvider>
      <GuidePage />
    </SessionProvider>,
  )
  close = drawn.close
  const links = () => [...drawn.page.querySelectorAll('nav li a')].map((link) => words(link))
  return { ...drawn, links }
}

it('[GUIDE-1] the guide is Danish also where the page around it is not, and each link of its contents leads to a chapter', async () => {
  const { page, links } = await open()
  expect(links()).toContain('Godkend et afsnit')
  for (const link of page.querySelectorAll('nav li a')) {
    const id = decodeURIComponent(link.getAttribute('href')?.slice(1) ?? '')
    const heading = page.ownerDocument.getElementById(id)
    expect(words(heading)).toBe(words(link))
    expect(heading?.closest('[lang="da"]')).not.toBeNull()
  }
  expect(page.querySelectorAll('img').length).toBeGreaterThan(5)
  for (const image of page.querySelectorAll('img')) expect(image.alt.length).toBeGreaterThan(20)
})

it('[GUIDE-2] its chapters are found by any form of a word in them, those called so first', async () => {
  const { page, links } = await open()
  const field = page.querySelector('input')
  if (!field) throw new Error('There is nothing to search in.')
  await write(field, 'godkendte afsnittene')
  expect(links()[0]).toBe('Godkend et afsnit')
  expect(words(page.querySelector('[role="status"]'))).toMatch(/^\d+ kapit/)
  await write(field, 'xyzzyplugh')
  expect(links()).toEqual([])
  await until(() => expect(words(page.querySelector('[role="status"]'))).toBe('Intet kapitel passer på det'))
})
