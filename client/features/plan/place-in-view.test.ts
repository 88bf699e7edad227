import { afterEach, describe, expect, it, vi } from 'vitest'
import { PlaceInView } from './place-in-view.ts'
import type { ActivityIndex } from './plan-context.tsx'

const NO_ACTIVITIES: ActivityIndex = {
  subscribe: () => () => {},
  read: () => [],
  get: () => undefined,
  subscribeTo: () => () => {},
}

/** Five section headings and texts, each `height` below the one before it. */
function drawSections(height: number): void {
  for (const category of [1, 2, 3, 4, 5]) {
    const heading = document.createElement('h2')
    heading.id = `afsnit-${category}`
    const text = document.createElement('div')
    text.tabIndex = 0
    text.dataset.item = ''
    text.dataset.category = String(category)
    const top = (category - 1) * height
    vi.spyOn(heading, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, top, 100, 20))
    vi.spyOn(text, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, top + 20, 100, 50))
    document.body.append(heading, text)
  }
}

const nextFrame = () => new Promise(requestAnimationFrame)
const focusText = (category: number) =>
  document.querySelector<HTMLElement>(`[data-item][data-category="${category}"]`)?.focus()

afterEach(() => document.body.replaceChildren())

describe('where the person is', () => {
  it('[AGREE-3] is the section whose text the focus moved to, though the page has not scrolled there yet', async () => {
    drawSections(10_000)
    const place = new PlaceInView(NO_ACTIVITIES)
    dispatchEvent(new Event('scroll'))
    focusText(3)
    await nextFrame()
    expect(place.read().category).toBe(3)
    place.stop()
  })

  it('[AGREE-3] is the section at the top of the window once one has scrolled away from the focus', async () => {
    drawSections(10_000)
    const place = new PlaceInView(NO_ACTIVITIES)
    focusText(3)
    await nextFrame()
    dispatchEvent(new Event('scroll'))
    await nextFrame()
    expect(place.read().category).toBe(1)
    place.stop()
  })
})
