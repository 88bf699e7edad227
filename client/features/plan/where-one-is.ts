import type { PageParts } from './page-parts.tsx'
import { offsetAt } from './text-positions.ts'
import { showField } from './use-undo-keys.ts'

/** Below the page's header: what stands above this line has been read. */
const READING_LINE = 160
/** How often the page is looked at again: React and the browser settle a long list in several steps. */
const LOOKS = 3

/**
 * Remembers where on the page the person reads and writes. Answers what puts them back there, as near as it can be found,
 * once the same plan stands on the page anew.
 */
export function whereOneIs(parts: PageParts): (anew: PageParts) => void {
  const keepReading = readingPlace()
  const keepWriting = writingPlace(parts)
  return (anew) => {
    keepReading()
    keepWriting?.(anew)
  }
}

function readingPlace(): () => void {
  const top = scrollY
  const seen = [...document.querySelectorAll<HTMLElement>(PLACES)].flatMap((element) => {
    const box = element.getBoundingClientRect()
    return box.bottom > READING_LINE ? [{ id: element.id, top: box.top }] : []
  })
  return () => {
    scrollTo({ top, behavior: 'instant' })
    // What is gone from the plan is passed over.
    const place = seen.find(({ id }) => document.getElementById(id))
    const element = place && document.getElementById(place.id)
    if (!element) return
    const settle = (looks: number) => {
      scrollBy({ top: element.getBoundingClientRect().top - place.top, behavior: 'instant' })
      if (looks > 1) requestAnimationFrame(() => settle(looks - 1))
    }
    settle(LOOKS)
  }
}

/** The sections' headings and the activities of the shared plan. */
const PLACES = '.plan-document > .section-head h2, .plan-document > .activity'

/** Where the caret is, if it is in the plan; focus elsewhere on the page stays where it is by itself. */
function writingPlace({ texts, plan }: PageParts): ((anew: PageParts) => void) | undefined {
  const active = texts.active.read()
  if (active) {
    const { doc, selection } = active.editor.state
    const target = {
      anchor: offsetAt(doc, selection.anchor),
      head: offsetAt(doc, selection.head),
    }
    return (anew) => void anew.texts.focus(active.key, target)
  }
  const focused = document.activeElement
  const activityId = focused?.closest<HTMLElement>('.plan-document > .activity')?.dataset.activity
  if (!focused || activityId === undefined || !plan.activities.get(activityId)) return undefined
  const field = focused.closest<HTMLElement>('[data-field]')?.dataset.field
  const isTitle = focused.closest('.activity-title') !== null
  return ({ plan: { activities } }) => {
    if (!activities.get(activityId)) return
    const card = document.querySelector<HTMLElement>(
      `.plan-document > [data-activity="${CSS.escape(activityId)}"]`,
    )
    const options = { preventScroll: true }
    if (field !== undefined) showField(activityId, field)
    else if (isTitle) card?.querySelector<HTMLElement>('.activity-title :is(input, textarea)')?.focus(options)
    else card?.focus(options)
  }
}
