import type { ComponentProps } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { anActivity } from '#shared/plan/testing/an-activity.ts'
import { timelineScale } from '#shared/timeline/timeline-scale.ts'
import { render, words } from '../../testing/render.tsx'
import { moveBetweenBars } from './bar-keys.ts'
import { TimelineRows } from './timeline-rows.tsx'

const FAIR = anActivity({
  id: 'fair',
  party: 'joint',
  title: 'Messe',
  start: '2027-09-07',
  end: '2027-09-10',
  precision: 'day',
})
const TALKS = anActivity({ id: 'talks', category: 1, title: 'Samtaler', precision: 'ongoing' })
const IDEA = anActivity({ id: 'idea', party: 'difos', status: 'idea' })
const PROJECT = anActivity({
  id: 'project',
  title: 'Projekt',
  start: '2027-01-01',
  end: '2027-12-31',
  precision: 'year',
})
const NONE = new Map()

let close = async () => {}
afterEach(() => close())

type Options = Partial<ComponentProps<typeof TimelineRows>>

function Table(options: Options) {
  return (
    <table onKeyDown={moveBetweenBars}>
      <TimelineRows
        group={undefined}
        activities={[FAIR, TALKS, IDEA]}
        scale={timelineScale(2027)}
        mayEdit
        agreed={NONE}
        overlaps={NONE}
        others={NONE}
        drag={undefined}
        tabStop="fair"
        selected={undefined}
        linked={new Set()}
        isDrawn
        {...options}
      />
    </table>
  )
}

async function barsOf(options: Options = {}) {
  const drawn = await render(<Table {...options} />)
  close = drawn.close
  return [...drawn.page.querySelectorAll<HTMLButtonElement>('.timeline-bar')]
}

const namesOf = (bars: HTMLElement[]) => bars.map((bar) => words(bar).trim())
const movable = (bars: HTMLElement[]) =>
  bars.filter((bar) => bar.querySelector('[data-edge]')).map(({ id }) => id)

describe('the rows of the timeline', () => {
  it('[TIMELINE-2] says of each bar whose it is and when, and to a screen reader all that it shows', async () => {
    const bars = await barsOf({ overlaps: new Map([['fair', 1]]), others: new Map([['fair', 1]]) })
    expect(bars.map((bar) => bar.getAttribute('aria-label'))).toEqual([
      'Messe: Fælles 7.–10. september 2027, Planlagt, 2 advarsler',
      'Samtaler: CenSec løbende, Planlagt',
      'Uden titel: DI FOS uafklaret, Idé',
    ])
    expect(namesOf(bars)).toEqual(['Fælles 7.–10. september 2027', 'CenSec løbende', 'DI FOS uafklaret'])
  })

  it('[TIMELINE-5] lets only bars with dates be moved, by who may change the plan, in sections that are open', async () => {
    expect(movable(await barsOf({ activities: [FAIR, TALKS, IDEA, PROJECT] }))).toEqual(['aktivitet-fair'])
    await close()
    expect(movable(await barsOf({ mayEdit: false }))).toEqual([])
    await close()
    expect(movable(await barsOf({ agreed: new Map([[FAIR.category, 'hash']]) }))).toEqual([])
  })

  it('[TIMELINE-5] says what a bar would become while it is dragged', async () => {
    const period = { start: '2027-09-14', end: '2027-09-17', precision: 'day' } as const
    expect(namesOf(await barsOf({ drag: { activity: FAIR, period } }))[0]).toBe(
      'Fælles 14.–17. september 2027',
    )
  })

  it('[TIMELINE-4] is one stop of the Tab key, and arrow keys go on to the first and the last', async () => {
    const bars = await barsOf()
    expect(bars.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1])
    const press = (key: string) =>
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    bars[0]?.focus()
    const places = ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowUp', 'Home', 'ArrowUp', 'End'].map(
      (key) => {
        press(key)
        return bars.indexOf(document.activeElement as HTMLButtonElement)
      },
    )
    expect(places).toEqual([1, 2, 2, 1, 0, 0, 2])
  })
})
