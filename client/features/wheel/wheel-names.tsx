import { useLocale, useTranslations } from 'use-intl'
import { formatPeriod } from '#shared/plan/format-period.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { type Callout, type Callouts, TWO_LINES } from '#shared/wheel/callouts.ts'
import { fitWords } from '#shared/wheel/fit-words.ts'
import type { Point } from '#shared/wheel/shapes.ts'
import { UNREAD } from './unread.ts'

/** Letters are as large as their rows let them be, and no larger than the page's. */
const LARGEST = 12.5
const SMALLER = 10.5

interface WheelNamesProps {
  names: Callouts<Activity>
  /** Where the words begin, and how wide they may be. */
  inset: number
  width: number
  active?: ReadonlySet<string>
}

/** The activities' names beside the wheel; the same stands in the list, so nobody is read them twice. */
export function WheelNames({ names, inset, width, active }: WheelNamesProps) {
  const t = useTranslations('wheel')
  const { callouts, headings, rowHeight } = names
  const size = Math.min(LARGEST, rowHeight * 0.8)
  return (
    <g {...UNREAD}>
      {callouts.map((callout) => (
        <g
          key={callout.activity.id}
          className="wheel-name"
          data-activity={callout.activity.id}
          data-party={callout.activity.party}
          data-status={callout.activity.status}
          data-active={active?.has(callout.activity.id) ? true : undefined}
        >
          {callout.leader && <Leader line={callout.leader} />}
          <rect
            className="wheel-name-row"
            x={callout.side === 'right' ? inset - 4 : -inset - width - 4}
            y={callout.y - rowHeight / 2 + 1}
            width={width + 8}
            height={rowHeight - 2}
            rx="4"
          />
          <NameWords
            callout={callout}
            inset={inset}
            width={width}
            size={size}
            hasTwoLines={rowHeight >= TWO_LINES}
          />
        </g>
      ))}
      {headings.map(({ place, side, y }) => (
        <text
          key={place}
          className="wheel-name-heading"
          x={side === 'right' ? inset : -inset}
          y={y}
          dy="0.35em"
          textAnchor={side === 'right' ? 'start' : 'end'}
          style={{ fontSize: Math.min(SMALLER, size) }}
        >
          {t(`places.${place}`)}
        </text>
      ))}
    </g>
  )
}

function Leader({ line: [from, to] }: { line: [Point, Point] }) {
  return <line className="wheel-leader" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
}

interface NameWordsProps {
  callout: Callout<Activity>
  inset: number
  width: number
  size: number
  hasTwoLines: boolean
}

function NameWords({ callout, inset, width, size, hasTwoLines }: NameWordsProps) {
  const plan = useTranslations('plan')
  const locale = useLocale()
  const { activity, number, side, y } = callout
  const isRight = side === 'right'
  const x = isRight ? inset : -inset
  const anchor = isRight ? 'start' : 'end'
  const room = width - 2.2 * size
  const title = fitWords(activity.title || plan('untitled'), room, size)
  const smaller = Math.min(SMALLER, size)
  return (
    <>
      <text
        className="wheel-name-title"
        x={x}
        y={hasTwoLines ? y - 6 : y}
        dy="0.35em"
        textAnchor={anchor}
        style={{ fontSize: size }}
      >
        {isRight ? (
          <>
            <tspan className="wheel-name-number">{number}</tspan> {title}
          </>
        ) : (
          <>
            {title} <tspan className="wheel-name-number">{number}</tspan>
          </>
        )}
      </text>
      {hasTwoLines && (
        <text
          className="wheel-name-line"
          x={x}
          y={y + 8}
          dy="0.35em"
          textAnchor={anchor}
          style={{ fontSize: smaller }}
        >
          {fitWords(
            [formatPeriod(activity, locale), activity.responsible].filter(Boolean).join(' · '),
            width,
            smaller,
          )}
        </text>
      )}
    </>
  )
}
