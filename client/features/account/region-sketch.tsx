import { useLocale } from 'use-intl'
import type { AccountRow } from '#shared/account/account-rows.ts'
import type { FigureName } from '#shared/account/figure-names.ts'
import { formatNumber } from '#shared/basics/format-number.ts'

interface RegionSketchProps {
  rows: readonly AccountRow[]
  label: string
  nameOf(row: AccountRow): string
}

/** Rough outlines, in the place where each region lies: a sketch of our own and no map. */
const OUTLINES: Partial<Record<FigureName, { d: string; x: number; y: number }>> = {
  'region:nordjylland': { d: 'M90 20 L170 8 L190 30 L180 90 L95 100 L70 70 Z', x: 128, y: 58 },
  'region:midtjylland': { d: 'M62 108 L185 98 L215 130 L205 185 L70 195 L48 150 Z', x: 130, y: 148 },
  'region:syddanmark': {
    d: 'M70 203 L190 195 L250 215 L255 270 L200 262 L150 300 L85 300 Z',
    x: 155,
    y: 245,
  },
  'region:hovedstaden': { d: 'M315 145 L365 140 L375 190 L330 200 Z', x: 345, y: 168 },
  'region:sjaelland': { d: 'M270 175 L322 205 L362 202 L355 270 L300 285 L268 240 Z', x: 312, y: 240 },
  'region:oestdanmark': {
    d: 'M270 175 L315 145 L365 140 L375 190 L355 270 L300 285 L268 240 Z',
    x: 318,
    y: 215,
  },
}

/** Participants by region: how many stands in each, and the more the darker; who is from none of them beside. */
export function RegionSketch({ rows, label, nameOf }: RegionSketchProps) {
  const locale = useLocale()
  const most = Math.max(1, ...rows.map(({ figure, values }) => (OUTLINES[figure] ? values.all : 0)))
  const others = rows.filter(({ figure }) => !OUTLINES[figure])
  return (
    <svg className="account-drawing" viewBox="0 0 660 310" role="img" aria-label={label}>
      {rows.map((row) => {
        const outline = OUTLINES[row.figure]
        if (!outline) return null
        const { d, x, y } = outline
        return (
          <g key={row.figure}>
            <path
              d={d}
              className="account-region"
              style={{ fillOpacity: 0.08 + (row.values.all / most) * 0.32 }}
            />
            <text x={x} y={y} className="account-name" textAnchor="middle">
              {nameOf(row)}
            </text>
            <text x={x} y={y + 18} className="account-number" textAnchor="middle">
              {formatNumber(row.values.all, locale)}
            </text>
          </g>
        )
      })}
      {others.map((row, index) => (
        <g key={row.figure}>
          <text x={420} y={60 + index * 28} className="account-name">
            {nameOf(row)}
          </text>
          <text x={650} y={60 + index * 28} className="account-number" textAnchor="end">
            {formatNumber(row.values.all, locale)}
          </text>
        </g>
      ))}
    </svg>
  )
}
