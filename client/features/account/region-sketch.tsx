import { useLocale } from 'use-intl'
import type { AccountTable } from '#shared/account/account-tables.ts'
import type { FigureName } from '#shared/account/figure-names.ts'
import { formatNumber } from '#shared/basics/format-number.ts'

interface RegionSketchProps {
  rows: AccountTable['rows']
  label: string
}

/** Rough outlines, in the place where each region lies, and where its name stands: a sketch of our own and no map. */
const OUTLINES: Partial<Record<FigureName, { d: string; x: number; y: number }>> = {
  'region:nordjylland': { d: 'M90 20 L170 8 L190 30 L180 90 L95 100 L70 70 Z', x: 128, y: 58 },
  'region:midtjylland': { d: 'M62 108 L185 98 L215 130 L205 185 L70 195 L48 150 Z', x: 130, y: 148 },
  'region:syddanmark': {
    d: 'M70 203 L190 195 L250 215 L255 270 L200 262 L150 300 L85 300 Z',
    x: 155,
    y: 245,
  },
  'region:hovedstaden': { d: 'M315 145 L365 140 L375 190 L330 200 Z', x: 345, y: 115 },
  'region:sjaelland': { d: 'M270 175 L322 205 L362 202 L355 270 L300 285 L268 240 Z', x: 312, y: 240 },
  'region:oestdanmark': {
    d: 'M270 175 L315 145 L365 140 L375 190 L355 270 L300 285 L268 240 Z',
    x: 318,
    y: 215,
  },
}

/** Participants by region: how many stands in each, and the more the darker; who is from none of them beside. */
export function RegionSketch({ rows, label }: RegionSketchProps) {
  const locale = useLocale()
  const told = rows.flatMap(({ label: name, cells }) => {
    const { value = 0, counts } = cells.at(-1) ?? {}
    return counts?.kind === 'activities' ? [{ name, value, outline: OUTLINES[counts.figure] }] : []
  })
  const most = Math.max(1, ...told.map(({ value, outline }) => (outline ? value : 0)))
  return (
    <figure className="account-figure account-regions">
      <svg className="account-map" viewBox="40 0 345 308" role="img" aria-label={label}>
        {told.map(({ name, value, outline }) =>
          outline ? (
            <g key={name}>
              <path
                d={outline.d}
                className="account-region"
                style={{ fillOpacity: 0.08 + (value / most) * 0.32 }}
              />
              <text x={outline.x} y={outline.y} className="account-name" textAnchor="middle">
                {name}
              </text>
              <text x={outline.x} y={outline.y + 18} className="account-number" textAnchor="middle">
                {formatNumber(value, locale)}
              </text>
            </g>
          ) : null,
        )}
      </svg>
      <dl className="account-elsewhere">
        {told.map(({ name, value, outline }) =>
          outline ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="tabular">{formatNumber(value, locale)}</dd>
            </div>
          ),
        )}
      </dl>
    </figure>
  )
}
