/** The way from a figure's name to the figure. */
import { COUNTS } from '../follow-up/follow-up.ts'
import { REGIONS } from '../follow-up/regions.ts'
import type { Column, Figure } from './account.ts'
import { FATES, type FigureName } from './figure-names.ts'

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
