/** The activities that an account adds up, one a row: what its sums are made of. */

import { byName } from '../basics/by-name.ts'
import { ACTIVITY_PARTIES, type ActivityParty } from '../plan/plan.ts'
import { type AccountFacts, accountOf } from './account.ts'
import { type AccountShown, columnNames } from './account-tables.ts'
import { ACCOUNT_WORDS } from './account-words.ts'
import { FATES, type Fate, FIGURES, type FigureName } from './figure-names.ts'
import { figureIn } from './figures.ts'

export interface AccountedActivity {
  title: string
  party: ActivityParty
  fate: Fate
  /** Those alone of which something is said. */
  figures: Partial<Record<FigureName, number>>
}

/** What each activity that the account counts adds to it, in the order of the activities. */
export function accountedActivities({ activities, ...facts }: AccountFacts): AccountedActivity[] {
  return activities.flatMap((activity): AccountedActivity[] => {
    const { all } = accountOf({ ...facts, activities: [activity] }).columns
    const fate = FATES.find((one) => all.fates[one].value > 0)
    if (!fate) return []
    const told = FIGURES.filter((name) => figureIn(all, name).activities.length > 0)
    const { title, party } = activity
    return [{ title, party, fate, figures: byName(told, (name) => figureIn(all, name).value) }]
  })
}

export interface BehindTable {
  /** What the columns of numbers are called. */
  columns: string[]
  rows: { title: string; party: string; fate: string; numbers: (number | undefined)[] }[]
  /** Of each column, as the account has it. */
  sums: number[]
}

/** The rows with these figures, or with every one that anything is said of. */
export function behindTable(
  shown: AccountShown & { activities: readonly AccountedActivity[] },
  asked?: readonly FigureName[],
): BehindTable {
  const { account, activities, locale } = shown
  const words = ACCOUNT_WORDS[locale]
  const figures =
    asked ?? COUNTING.filter((name) => activities.some((activity) => activity.figures[name] !== undefined))
  const parties = columnNames(shown)
  return {
    columns: figures.map((name) => words.figures[name]),
    rows: activities.map(({ title, party, fate, figures: told }) => ({
      title,
      party: parties[ACTIVITY_PARTIES.indexOf(party)] ?? '',
      fate: words.figures[fate],
      numbers: figures.map((name) => told[name]),
    })),
    sums: figures.map((name) => account.columns.all.figures[name]),
  }
}

/** A column says already what became of each. */
const COUNTING = FIGURES.filter((name) => name !== 'planned' && !FATES.some((fate) => fate === name))
