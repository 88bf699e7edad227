import { afterEach, expect, it } from 'vitest'
import { render } from '../../testing/render.tsx'
import { TimelineLinks } from './timeline-links.tsx'

let close = async () => {}
afterEach(() => close())

const LINKS = [
  {
    id: '1',
    a: 'fair',
    b: 'stand',
    upper: { rows: 0, headings: 1, day: 20 },
    lower: { rows: 2, headings: 2, day: 30 },
  },
  {
    id: '2',
    a: 'visit',
    b: 'talks',
    upper: { rows: 1, headings: 1, day: 40 },
    lower: { rows: 3, headings: 2, day: 40 },
  },
]

async function drawn(lookedAt: string | undefined) {
  const { page, close: leave } = await render(<TimelineLinks links={LINKS} lookedAt={lookedAt} />)
  close = leave
  return { page, lines: [...page.querySelectorAll<HTMLElement>('.timeline-link')] }
}

it('[TIMELINE-6] the lines of what is looked at stand out, and none where it has none', async () => {
  const { page, lines } = await drawn('stand')
  expect(lines.map(({ dataset }) => dataset.active)).toEqual(['true', undefined])
  expect(page.querySelector('[data-looked-at]')).not.toBeNull()
  await close()
  expect((await drawn('idea')).page.querySelector('[data-looked-at]')).toBeNull()
})

it('[TIMELINE-6] each line leads over the rows and headings between its bars, and leans as they stand', async () => {
  const { lines } = await drawn(undefined)
  expect(lines.map(({ dataset }) => dataset.lean)).toEqual(['forward', 'none'])
  const [first] = lines
  const property = (name: string) => first?.style.getPropertyValue(name)
  expect(
    ['--from', '--length', '--rows-above', '--rows-between', '--headings-between'].map(property),
  ).toEqual(['20', '10', '0', '2', '1'])
})
