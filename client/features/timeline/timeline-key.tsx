import { useTranslations } from 'use-intl'
import { ACTIVITY_PARTIES } from '#shared/plan/plan.ts'
import type { TimelineScale } from '#shared/timeline/timeline-scale.ts'
import { useCalendarWords } from '../views/calendar-words.ts'

/** What the bars' looks mean, and the days that are marked, by name. */
export function TimelineKey({ scale }: { scale: TimelineScale }) {
  const t = useTranslations('timeline')
  const common = useTranslations('common')
  const words = useCalendarWords()
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
        <li data-status="idea">
          <span className="timeline-shape" />
          {t('idea')}
        </li>
      </ul>
      <details>
        <summary>{t('markedDays', { year: String(scale.year) })}</summary>
        <ul>
          {scale.feasts.map((feast) => (
            <li key={feast.name}>{words.feast(feast)}</li>
          ))}
          {scale.schoolHolidays.map((holiday) => (
            <li key={holiday.name}>{words.schoolHoliday(holiday)}</li>
          ))}
        </ul>
      </details>
    </div>
  )
}
