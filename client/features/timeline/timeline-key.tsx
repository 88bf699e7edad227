import { useTranslations } from 'use-intl'
import { ACTIVITY_PARTIES } from '#shared/plan/plan.ts'
import type { TimelineScale } from '#shared/timeline/timeline-scale.ts'
import { MarkedDays } from '../views/marked-days.tsx'
import { LINK_PATHS } from './timeline-links.tsx'

/** What the bars' looks mean, and the days that are marked, by name. */
export function TimelineKey({ scale }: { scale: TimelineScale }) {
  const t = useTranslations('timeline')
  const common = useTranslations('common')
  const views = useTranslations('views')
  return (
    <div className="timeline-key">
      <ul aria-label={t('key')}>
        {ACTIVITY_PARTIES.map((party) => (
          <li key={party} data-party={party}>
            <span className="timeline-shape" />
            {common(`parties.${party}`)}
          </li>
        ))}
        <li data-loose>
          <span className="timeline-shape" />
          {t('loose')}
        </li>
        <li>
          <span className="timeline-link" data-lean="forward">
            <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
              <path className="timeline-link-line" d={LINK_PATHS.forward} />
            </svg>
          </span>
          {views('openOverlap')}
        </li>
        <li data-status="idea">
          <span className="timeline-shape" />
          {t('idea')}
        </li>
      </ul>
      <MarkedDays year={scale.year} feasts={scale.feasts} schoolHolidays={scale.schoolHolidays} />
    </div>
  )
}
