/** The way from a figure's name to the figure, and to what it counts. */
import { COUNTS, QUESTIONS, STEPS } from '../follow-up/follow-up.ts'
import { FOUR_REGIONS_SINCE, REGIONS } from '../follow-up/regions.ts'
import { type AccountFacts, accountOf, type Column, type Figure } from './account.ts'
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
      for (const question of QUESTIONS) {
        const step = STEPS.find((one) => name === `${question}:${one}`)
        if (step) return column.answers[question][step]
      }
      const region = [...REGIONS, 'unknown' as const].find((one) => name === `region:${one}`)
      return column.regions[region ?? 'unknown']
    }
  }
}

/**
 * The ids of the activities that a figure of that name counts, of all parties. Region Østdanmark is counted in a year before there was
 * one, too: so two years are told beside each other.
 */
export function countedBy(name: FigureName, facts: Omit<AccountFacts, 'regionsOf'>): readonly string[] {
  const regionsOf = name === 'region:oestdanmark' ? FOUR_REGIONS_SINCE : facts.year
  return figureIn(accountOf({ ...facts, regionsOf }).columns.all, name).activities
}
