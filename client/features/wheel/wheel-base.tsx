import { useLocale, useTranslations } from 'use-intl'
import { formatMonthName } from '#shared/basics/format-date.ts'
import type { IsoDate } from '#shared/basics/iso-date.ts'
import type { ArrangedWheel } from '#shared/wheel/arrange-wheel.ts'
import { pointAt, sectorPath, wordLine } from '#shared/wheel/shapes.ts'
import { turned } from './turned.ts'
import { UNREAD } from './unread.ts'
import { Feasts, SchoolWeeks } from './wheel-days.tsx'

interface WheelBaseProps {
  wheel: ArrangedWheel
  /** Unique on the page. */
  id: string
  /** Letters instead of names, and no weeks. */
  isSmall?: boolean
}

/** What the activities lie on: months, weeks and holidays, how much goes on, and the rings with their names. */
export function WheelBase({ wheel, id, isSmall = false }: WheelBaseProps) {
  const t = useTranslations('common')
  const { months, weeks, rings, size } = wheel
  const nameOf = useMonthName()
  const middleOfMonths = (size.months.inner + size.months.outer) / 2
  return (
    <g className="wheel-base" {...UNREAD}>
      {rings.map(({ party, inner, outer }) => (
        <path
          key={party}
          className="wheel-ring"
          data-party={party}
          d={sectorPath(inner, outer, 360 - 2 * (months[0]?.from ?? 0))}
          transform={turned(months[0]?.from ?? 0)}
        />
      ))}
      {months.map(({ month, from, to }) => {
        // Below, where the words stand on the line the other way round, they hang from it.
        const isUpright = (from + to) / 2 < 90 || (from + to) / 2 > 270
        return (
          <g key={month}>
            <path
              className="wheel-month"
              d={sectorPath(size.months.inner, size.months.outer, to - from - 0.6)}
              transform={turned(from + 0.3)}
            />
            <path
              id={`${id}-month-${month}`}
              d={wordLine(middleOfMonths + (isUpright ? -1 : 1) * (isSmall ? 11 : 4.5), from, to)}
              fill="none"
            />
            <text className="wheel-month-name">
              <textPath href={`#${id}-month-${month}`} startOffset="50%" textAnchor="middle">
                {isSmall ? nameOf(month).charAt(0) : nameOf(month)}
              </textPath>
            </text>
            <Spoke angle={from} from={size.rings.inner} to={size.months.inner} />
            {month === 12 && <Spoke angle={to} from={size.rings.inner} to={size.months.inner} />}
          </g>
        )
      })}
      {!isSmall && <SchoolWeeks wheel={wheel} patterns={id} />}
      {weeks.map(({ first, week, from, to, level }) => (
        <g key={first}>
          <path
            className="wheel-load"
            data-level={level}
            d={sectorPath(size.load.inner, size.load.outer, to - from - 0.4)}
            transform={turned(from + 0.2)}
          />
          {!isSmall && (
            <>
              <Spoke
                className="wheel-week-tick"
                angle={from}
                from={size.weeks.inner}
                to={size.weeks.inner + 5}
              />
              {to - from > NUMBERED_FROM && (
                <WeekNumber wheel={wheel} week={week} first={first} angle={(from + to) / 2} />
              )}
            </>
          )}
        </g>
      ))}
      {!isSmall && <Feasts wheel={wheel} />}
      {!isSmall &&
        rings.map(({ party, inner, outer }) => (
          <text
            key={party}
            className="wheel-ring-name"
            data-party={party}
            y={-(inner + outer) / 2}
            dy="0.35em"
            textAnchor="middle"
          >
            {t(`parties.${party}`)}
          </text>
        ))}
    </g>
  )
}

/** Of the weeks at the year's ends that are cut off, those that have room for their number. */
const NUMBERED_FROM = 4

interface WeekNumberProps {
  wheel: ArrangedWheel
  week: number
  first: IsoDate
  angle: number
}

function WeekNumber({ wheel, week, first, angle }: WeekNumberProps) {
  const { inner, outer } = wheel.size.weeks
  const { x, y } = pointAt((inner + outer) / 2 + 1.5, angle)
  return (
    <text
      className="wheel-week"
      data-major={week % 4 === 1 ? true : undefined}
      data-school={
        wheel.schoolHolidays.some(({ start, end }) => start <= first && first <= end) ? true : undefined
      }
      x={x}
      y={y}
      dy="0.35em"
      textAnchor="middle"
    >
      {week}
    </text>
  )
}

interface SpokeProps {
  angle: number
  from: number
  to: number
  className?: string
}

export function Spoke({ angle, from, to, className = 'wheel-spoke' }: SpokeProps) {
  const [inner, outer] = [pointAt(from, angle), pointAt(to, angle)]
  return <line className={className} x1={inner.x} y1={inner.y} x2={outer.x} y2={outer.y} />
}

/** The months of no year in particular, as they are written within a sentence. */
export function useMonthName(): (month: number) => string {
  const locale = useLocale()
  return (month) => formatMonthName(month, locale, 'long')
}
