import type { ArrangedWheel } from '#shared/wheel/arrange-wheel.ts'
import { sectorPath } from '#shared/wheel/shapes.ts'
import { useCalendarWords } from '../views/calendar-words.ts'
import { turned } from './turned.ts'
import { schoolPattern } from './wheel-patterns.tsx'

interface DaysProps {
  wheel: ArrangedWheel
}

/** The schools' weeks, hatched under their numbers. */
export function SchoolWeeks({ wheel: { schoolHolidays, size }, patterns }: DaysProps & { patterns: string }) {
  const words = useCalendarWords()
  return schoolHolidays.map((holiday) => {
    const d = sectorPath(size.weeks.inner, size.weeks.outer, holiday.to - holiday.from)
    return (
      <g key={holiday.name} className="wheel-school" transform={turned(holiday.from)}>
        <title>{words.schoolHoliday(holiday)}</title>
        <path className="wheel-school-shape" d={d} />
        <path d={d} fill={schoolPattern(patterns)} />
      </g>
    )
  })
}

const FEAST = 4.5
/** A diamond around its origin. */
export const FEAST_SHAPE = `M0 ${-FEAST}L${FEAST} 0L0 ${FEAST}L${-FEAST} 0Z`

/** The holidays, between weeks and months: a diamond, and a line as long as they last. */
export function Feasts({ wheel: { feasts, size } }: DaysProps) {
  const words = useCalendarWords()
  const radius = (size.weeks.outer + size.months.inner) / 2
  return feasts.map((feast) => (
    <g key={feast.name} className="wheel-feast">
      <title>{words.feast(feast)}</title>
      <path
        d={sectorPath(radius - 1.25, radius + 1.25, feast.to - feast.from)}
        transform={turned(feast.from)}
      />
      <path
        className="wheel-feast-sign"
        d={FEAST_SHAPE}
        transform={`${turned((feast.from + feast.to) / 2)} translate(0 ${-radius})`}
      />
    </g>
  ))
}
