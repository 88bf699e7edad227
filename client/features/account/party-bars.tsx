import { useLocale } from 'use-intl'
import type { AccountRow } from '#shared/account/account-rows.ts'
import { formatNumber } from '#shared/basics/format-number.ts'
import { ACTIVITY_PARTIES } from '#shared/plan/plan.ts'

interface PartyBarsProps {
  rows: readonly AccountRow[]
  label: string
  nameOf(row: AccountRow): string
}

const BAR = { left: 200, width: 380, height: 18, step: 28, end: 660 }

/** A bar a figure, parted by party: each part has a pattern of its own beside its colour, and its number stands at the end. */
export function PartyBars({ rows, label, nameOf }: PartyBarsProps) {
  const locale = useLocale()
  const most = Math.max(1, ...rows.map(({ values }) => values.all))
  return (
    <svg
      className="account-drawing"
      viewBox={`0 0 ${BAR.end} ${rows.length * BAR.step + 4}`}
      role="img"
      aria-label={label}
    >
      <Patterns />
      {rows.map((row, index) => {
        const y = index * BAR.step + 4
        let x = BAR.left
        return (
          <g key={row.figure}>
            <text x={BAR.left - 8} y={y + 13} className="account-name" textAnchor="end">
              {nameOf(row)}
            </text>
            {ACTIVITY_PARTIES.map((party) => {
              const width = (row.values[party] / most) * BAR.width
              const at = x
              x += width
              return width === 0 ? null : (
                <rect
                  key={party}
                  x={at}
                  y={y}
                  width={width}
                  height={BAR.height}
                  className="account-bar"
                  data-party={party}
                />
              )
            })}
            <text x={x + 6} y={y + 13} className="account-number">
              {formatNumber(row.values.all, locale)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

/** By which the parties are told apart without their colours, in print and by everybody. */
function Patterns() {
  return (
    <defs>
      <pattern id="account-difos" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" className="account-ground" data-party="difos" />
        <path d="M0 6 6 0" className="account-line" data-party="difos" />
      </pattern>
      <pattern id="account-joint" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" className="account-ground" data-party="joint" />
        <circle cx="3" cy="3" r="1.4" className="account-dot" data-party="joint" />
      </pattern>
    </defs>
  )
}
