import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { addDays, dayOf } from '#shared/basics/iso-date.ts'
import type { TimelineScale } from '#shared/timeline/timeline-scale.ts'
import { useCalendarWords } from '../views/calendar-words.ts'
import { placed } from './placed.ts'

interface ScaleProps {
  scale: TimelineScale
  /** How many days of the scale go before today, where it has today. */
  today: number | undefined
}

/** Months, weeks, and what is marked on them, over the bars; what each bar says of its period holds it all in words. */
export const TimelineHead = memo(function TimelineHead({ scale, today }: ScaleProps) {
  const t = useTranslations('timeline')
  const calendar = useTranslations('calendar')
  const words = useCalendarWords()
  return (
    <thead>
      <tr>
        <th scope="col" className="timeline-title">
          {t('activity')}
        </th>
        <th scope="col" className="timeline-axis">
          <span className="visually-hidden">{t('period')}</span>
          <div aria-hidden="true">
            <div className="timeline-months">
              {scale.months.map((month) => (
                <span key={month.month} style={placed(month)}>
                  <span className="timeline-month-name" data-length="long">
                    {words.month(month.month, 'long')}
                  </span>
                  <span className="timeline-month-name" data-length="short">
                    {words.month(month.month, 'short')}
                  </span>
                </span>
              ))}
            </div>
            <div className="timeline-weeks">
              {scale.weeks.map((week) => (
                <span key={week.from} style={placed(week)} title={words.week(week)}>
                  <span className="timeline-week-word">{t('weekWord')} </span>
                  {week.week}
                  <span className="timeline-week-days">
                    {' '}
                    ({dayOf(week.monday)}.–{dayOf(addDays(week.monday, 6))}.)
                  </span>
                </span>
              ))}
            </div>
            <div className="timeline-names">
              {scale.schoolHolidays.map((holiday) => (
                <span
                  key={holiday.name}
                  data-school
                  style={placed(holiday)}
                  title={words.schoolHoliday(holiday)}
                >
                  {calendar(`schoolHolidays.${holiday.name}`)}
                </span>
              ))}
              {scale.feasts.map((feast) => (
                <span
                  key={feast.name}
                  data-feast={feast.name}
                  style={placed(feast)}
                  title={words.feast(feast)}
                >
                  <span>{calendar(`feasts.${feast.name}`)}</span>
                </span>
              ))}
              {today !== undefined && (
                <span data-today style={placed({ from: today, length: 1 })}>
                  {t('today')}
                </span>
              )}
            </div>
          </div>
        </th>
      </tr>
    </thead>
  )
})

/** What lies under the bars: the months' and weeks' edges, the days on which less is done, and today. */
export const TimelineGround = memo(function TimelineGround({ scale, today }: ScaleProps) {
  return (
    <div className="timeline-ground" aria-hidden="true">
      {scale.schoolHolidays.map((holiday) => (
        <span key={holiday.name} className="ground-school" style={placed(holiday)} />
      ))}
      {scale.specialDays.map(({ name, from, isHalf }) => (
        <span
          key={name}
          className="ground-holiday"
          data-half={isHalf ? true : undefined}
          style={placed({ from, length: 1 })}
        />
      ))}
      {scale.months.map((month) => (
        <span key={month.month} className="ground-month" style={placed(month)} />
      ))}
      {today !== undefined && <span className="ground-today" style={placed({ from: today, length: 1 })} />}
    </div>
  )
})
