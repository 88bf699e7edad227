import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useStore } from '../../ui/store.ts'
import { SectionStateSign } from '../sign-off/section-state.tsx'
import { ViewSwitch } from '../views/view-switch.tsx'
import { usePage } from './page-parts.tsx'
import { sectionElementId } from './show-place.ts'
import { useSectionTitle } from './use-section-title.ts'

/** As much of the section before as shows that there is one. */
const BEFORE_PX = 24

/** The sections with how far both parties are with each, and how many activities it has; shows where one is. */
export function SectionOutline() {
  const t = useTranslations('plan')
  const { plan, order } = usePage()
  const titleOf = useSectionTitle()
  const here = useStore(plan.place)
  const items = useStore(order)
  const outline = useRef<HTMLElement>(null)

  // Where the list is a strip that does not fit, it goes along with the reader.
  useEffect(() => {
    const strip = outline.current
    const current = strip?.querySelector<HTMLElement>(`[href="#${sectionElementId(here.category)}"]`)
    if (!strip || !current) return
    const { left } = current.getBoundingClientRect()
    strip.scrollLeft += left - strip.getBoundingClientRect().left - BEFORE_PX
  }, [here.category])

  return (
    <div className="plan-side" data-print="hide">
      <ViewSwitch />
      <nav ref={outline} className="section-outline" aria-label={t('sections')}>
        <ol>
          {plan.categories.map((category) => {
            const count = items.filter(
              (item) => item.kind === 'activity' && item.category === category,
            ).length
            return (
              <li key={category}>
                <a
                  href={`#${sectionElementId(category)}`}
                  aria-current={here.category === category ? 'location' : undefined}
                  onClick={(event) => {
                    event.preventDefault()
                    plan.goTo({ category })
                  }}
                >
                  <span className="section-outline-title">{titleOf(category)}</span>
                  <SectionStateSign category={category} />
                  <span className="section-outline-count tabular">
                    {count}
                    <span className="visually-hidden"> {t('activities', { count })}</span>
                  </span>
                </a>
              </li>
            )
          })}
        </ol>
      </nav>
    </div>
  )
}
