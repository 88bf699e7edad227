/** The figures of an account by name, as an address has them: the way from a number to the activities that it counts. */
import { COUNTS, type Count } from '../follow-up/follow-up.ts'
import { REGIONS, type Region } from '../follow-up/regions.ts'
import { type Column, FATES, type Fate, type Figure } from './account.ts'

export type FigureName =
  | 'planned'
  | Fate
  | Count
  | `region:${Region | 'unknown'}`
  | 'evaluated'
  | 'answered'
  | 'budget'
  | 'spent'

export const FIGURES: readonly FigureName[] = [
  'planned',
  ...FATES,
  ...COUNTS,
  ...[...REGIONS, 'unknown' as const].map((region) => `region:${region}` as const),
  'evaluated',
  'answered',
  'budget',
  'spent',
]

/** The column's figure of that name. */
export function figureIn(column: Column, name: FigureName): Figure {
  switch (name) {
    case 'planned':
    case 'evaluated':
    case 'answered':
    case 'budget':
    case 'spent':
      return column[name]
    default: {
      const fate = FATES.find((one) => one === name)
      if (fate) return column.fates[fate]
      const count = COUNTS.find((one) => one === name)
      if (count) return column.counts[count]
      const region = [...REGIONS, 'unknown' as const].find((one) => name === `region:${one}`)
      return column.regions[region ?? 'unknown']
    }
  }
}
