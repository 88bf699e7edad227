import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { aroundReading } from './reading-place.ts'

const scrolled = vi.fn()

beforeEach(() => {
  vi.stubGlobal('scrollY', 0)
  vi.stubGlobal('scrollBy', scrolled)
  vi.stubGlobal('innerHeight', 1_000)
})
afterEach(() => {
  document.body.replaceChildren()
  vi.unstubAllGlobals()
  scrolled.mockClear()
})

/** Items one under the other, the first at the top of the window. */
function page(...heights: number[]) {
  const plan = document.createElement('div')
  plan.className = 'plan-document'
  document.body.append(plan)
  const items = heights.map((height) => {
    const element = document.createElement('article')
    element.dataset.item = ''
    element.tabIndex = -1
    plan.append(element)
    return { element, height }
  })
  for (const [index, { element }] of items.entries()) {
    element.getBoundingClientRect = () => {
      const top = items.slice(0, index).reduce((sum, { height }) => sum + height, 0)
      return new DOMRect(0, top - scrollY, 800, items[index]?.height)
    }
  }
  return items
}

it('[FIND-6] the activity one reads stays where it is when cards come above it, also at the top of the page', async () => {
  const [first] = page(300, 300, 300)
  aroundReading(() => {
    if (first) first.height += 40
  })
  await Promise.resolve()
  expect(scrolled).toHaveBeenCalledWith({ top: 40, behavior: 'instant' })
})

it('[FIND-6] what one writes in stays where it is rather than what is in the middle', async () => {
  const [first, second] = page(300, 300, 300)
  first?.element.focus()
  aroundReading(() => {
    if (first && second) second.height += 40
  })
  await Promise.resolve()
  expect(scrolled).not.toHaveBeenCalled()
})

it('[FIND-6] what a person scrolls while cards come in is not taken back', async () => {
  const frames: FrameRequestCallback[] = []
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => frames.push(callback))
  const [first] = page(300, 300, 300)
  aroundReading(() => {
    if (first) first.height += 40
  })
  vi.stubGlobal('scrollY', 200)
  await Promise.resolve()
  for (const callback of frames) callback(0)
  expect(scrolled.mock.calls).toEqual([[{ top: 40, behavior: 'instant' }]])
})

it('[PLAN-16] a row of the table stays where it is, except at the top of the page, and rows far from view are not asked where they stand', async () => {
  const items = page(300, 300, 300, 300)
  document.querySelector('.plan-document')?.setAttribute('class', 'activity-table')
  const asked: number[] = []
  for (const half of [items.slice(0, 2), items.slice(2)]) {
    const part = document.createElement('tbody')
    part.append(...half.map(({ element }) => element))
    document.querySelector('.activity-table')?.append(part)
    part.getBoundingClientRect = () =>
      new DOMRect(0, 0, 800, half.at(-1)?.element.getBoundingClientRect().bottom)
  }
  for (const [index, { element }] of items.entries()) {
    const rect = element.getBoundingClientRect
    element.getBoundingClientRect = () => {
      asked.push(index)
      return rect()
    }
  }
  const grow = async () => {
    aroundReading(() => {
      if (items[0]) items[0].height += 40
    })
    await Promise.resolve()
  }
  await grow()
  expect(scrolled).not.toHaveBeenCalled()
  vi.stubGlobal('scrollY', 100)
  asked.length = 0
  await grow()
  expect(scrolled).toHaveBeenCalledWith({ top: 40, behavior: 'instant' })
  expect(asked).not.toContain(3)
})
