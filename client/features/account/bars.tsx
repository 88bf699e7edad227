import type { ActivityParty } from '#shared/plan/plan.ts'

/** How a part of a bar is drawn: as a party's, as a step of answers, or as what is not parted. */
export type BarLook = ActivityParty | `step-${1 | 2 | 3 | 4}` | 'whole'

export interface BarPart {
  look: BarLook
  value: number
}

export interface BarRow {
  label: string
  parts: BarPart[]
  /** What stands behind the bar. */
  end: string
}

interface BarsProps {
  /** What the drawing shows. */
  label: string
  rows: readonly BarRow[]
  /** What each look means, in the order of the parts. */
  legend: readonly { look: BarLook; text: string }[]
}

const STEP = 48
/** In per cent of the width, which leaves room for the number behind the longest bar. */
const LONGEST = 76

/** Bars under each other, each with its name above it: as readable on a phone as on paper. */
export function Bars({ label, rows, legend }: BarsProps) {
  const most = Math.max(1e-9, ...rows.map(({ parts }) => lengthOf(parts)))
  return (
    <figure className="account-figure">
      {legend.length > 0 && (
        <figcaption>
          <ul className="account-legend">
            {legend.map(({ look, text }) => (
              <li key={look}>
                <svg width="18" height="18" aria-hidden="true">
                  <rect
                    x="1"
                    y="1"
                    width="16"
                    height="16"
                    className="account-bar"
                    data-look={look}
                    data-party={partyOf(look)}
                  />
                </svg>
                {text}
              </li>
            ))}
          </ul>
        </figcaption>
      )}
      <svg className="account-drawing" width="100%" height={rows.length * STEP} role="img" aria-label={label}>
        {rows.map((row, index) => (
          <Bar key={row.label} row={row} top={index * STEP} most={most} />
        ))}
      </svg>
    </figure>
  )
}

function Bar({ row: { label, parts, end }, top, most }: { row: BarRow; top: number; most: number }) {
  const widthOf = (value: number) => (value / most) * LONGEST
  return (
    <g>
      <text x="0" y={top + 14} className="account-name">
        {label}
      </text>
      {parts.map(({ look, value }, index) =>
        value === 0 ? null : (
          <rect
            key={look}
            x={`${widthOf(lengthOf(parts.slice(0, index)))}%`}
            y={top + 20}
            width={`${widthOf(value)}%`}
            height="18"
            className="account-bar"
            data-look={look}
            data-party={partyOf(look)}
          />
        ),
      )}
      <text
        x={`${widthOf(lengthOf(parts))}%`}
        dx={lengthOf(parts) === 0 ? 0 : 7}
        y={top + 34}
        className="account-number"
      >
        {end}
      </text>
    </g>
  )
}

function lengthOf(parts: readonly BarPart[]): number {
  return parts.reduce((sum, { value }) => sum + value, 0)
}

function partyOf(look: BarLook): BarLook | undefined {
  return look === 'censec' || look === 'difos' || look === 'joint' ? look : undefined
}
