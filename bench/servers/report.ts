/** The run as Markdown: what was measured of each setup, and the ratios within each round. */
import { number, table } from '../markdown.ts'
import type { Figures } from '../scenario.ts'
import { median } from '../statistics.ts'
import { FIGURES } from './counts.ts'
import { SETUP_NAMES, type SetupName } from './setups.ts'

/** A round's figures of each setup that was measured in it. */
export type Round = ReadonlyMap<SetupName, Figures>

/** What is held against what. */
const COMPARISONS: readonly (readonly [SetupName, SetupName])[] = [
  ['samplan-1', 'embedded'],
  ['samplan-2', 'embedded'],
  ['samplan-4', 'embedded'],
  ['samplan-1', 'hocuspocus-1'],
  ['samplan-2', 'hocuspocus-2'],
  ['samplan-4', 'hocuspocus-4'],
]

export function reportOn(rounds: readonly Round[]): string {
  const setups = SETUP_NAMES.filter((name) => rounds.some((round) => round.has(name)))
  const compared = COMPARISONS.filter((pair) => pair.every((name) => setups.includes(name)))
  const figures = Object.entries(FIGURES)
  const parts = [
    rounds.length > 1 ? `Medians of ${rounds.length} rounds.` : 'One round.',
    table(
      ['', ...setups],
      figures.map(([figure, what]) => [what, ...setups.map((name) => number(middle(rounds, name, figure)))]),
    ),
  ]
  if (compared.length === 0) return parts.join('\n\n')
  const rows = figures.map(([figure, what]) => [
    what,
    ...compared.map(([one, other]) => number(ratio(rounds, figure, one, other))),
  ])
  parts.push(
    'Ratios, each the median of the ratios within a round:',
    table(
      ['', ...compared.map(([one, other]) => `${one} × ${other}`)],
      rows.filter((cells) => cells.slice(1).some((cell) => cell !== number(Number.NaN))),
    ),
  )
  return parts.join('\n\n')
}

function middle(rounds: readonly Round[], name: SetupName, figure: string): number {
  return median(rounds.flatMap((round) => round.get(name)?.[figure] ?? []))
}

/** Of one setup's figure to another's in the same round, the median of the rounds that have both; not a number for none. */
export function ratio(rounds: readonly Round[], figure: string, one: SetupName, other: SetupName): number {
  return median(
    rounds.flatMap((round) => {
      const [above, below] = [round.get(one)?.[figure], round.get(other)?.[figure]]
      return above === undefined || !below ? [] : [above / below]
    }),
  )
}
