/**
 * The year accounted for (performanceregnskab): what of a plan became of it, by whose it was, in figures that each name what they
 * count, as cluster programmes ask for it.
 */
import { byName } from '../basics/by-name.ts'
import { type IsoDate, isoDate } from '../basics/iso-date.ts'
import {
  answeredOf,
  COUNTS,
  type Count,
  type FollowUp,
  NO_FOLLOW_UP,
  QUESTIONS,
  type Question,
  STEPS,
  type Step,
  sumOf,
} from '../follow-up/follow-up.ts'
import { REGIONS, type Region, regionAsOf } from '../follow-up/regions.ts'
import { ACTIVITY_PARTIES, type Activity, type ActivityParty } from '../plan/plan.ts'
import { FATES, type Fate } from './figure-names.ts'

/** A number, and the ids of the activities that it counts. */
export interface Figure {
  value: number
  activities: readonly string[]
}

/** What is told of some of the activities: one party's, the joint ones, or all. */
export interface Column {
  /** All that were more than an idea, or took place all the same; each has one of the fates. */
  planned: Figure
  fates: Record<Fate, Figure>
  /** Each activity's counts added up: a company that came to two of them is counted twice. */
  counts: Record<Count, Figure>
  /** Participants by region; `unknown` are those of whom it was not said, so that together they are all participants. */
  regions: Record<Region | 'unknown', Figure>
  /** Held activities that somebody answered an evaluation of. */
  evaluated: Figure
  answered: Figure
  /** Of the answers how many chose each step. */
  answers: Record<Question, Record<Step, Figure>>
  /** Whole Danish kroner, of all that was planned. */
  budget: Figure
  spent: Figure
}

export interface Account {
  year: number
  /** The first three together are always the last. */
  columns: Record<ActivityParty | 'all', Column>
}

export interface AccountFacts {
  year: number
  activities: readonly Activity[]
  followUps: ReadonlyMap<string, FollowUp>
  /** Regions are told as of this year where it is later than the plan's: two years side by side are told by the same. */
  regionsOf?: number
}

/** Adds up a year, by whose the activities are and in all. */
export function accountOf({ year, activities, followUps, regionsOf = year }: AccountFacts): Account {
  const asOf = isoDate(Math.max(year, regionsOf), 1, 1)
  const told = activities.flatMap((activity): Told[] => {
    const followUp = followUps.get(activity.id) ?? NO_FOLLOW_UP
    const fate = fateOf(activity, followUp)
    return fate ? [{ activity, followUp, fate }] : []
  })
  return {
    year,
    columns: {
      ...byName(ACTIVITY_PARTIES, (party) =>
        columnOf(
          told.filter(({ activity }) => activity.party === party),
          asOf,
        ),
      ),
      all: columnOf(told, asOf),
    },
  }
}

/** Something planned, and what became of it. */
interface Told {
  activity: Activity
  followUp: FollowUp
  fate: Fate
}

/** Undefined for an idea that nothing came of. What is said of it afterwards goes before what the plan says. */
function fateOf({ status }: Activity, { outcome }: FollowUp): Fate | undefined {
  if (outcome) return outcome
  if (status === 'idea') return undefined
  return status === 'cancelled' ? 'cancelled' : 'untold'
}

function columnOf(planned: readonly Told[], asOf: IsoDate): Column {
  const held = planned.filter(({ fate }) => fate === 'held')
  return {
    planned: figureOf(planned, () => 1),
    fates: byName(FATES, (name) => figureOf(planned, ({ fate }) => (fate === name ? 1 : undefined))),
    counts: byName(COUNTS, (count) => figureOf(held, ({ followUp }) => followUp.counts[count])),
    regions: {
      ...byName(REGIONS, (region) => figureOf(held, ({ followUp }) => fromRegion(followUp, region, asOf))),
      unknown: figureOf(held, ({ followUp }) => fromNowhere(followUp)),
    },
    evaluated: figureOf(held, ({ followUp }) => (answeredOf(followUp) ? 1 : undefined)),
    answered: figureOf(held, ({ followUp }) => answeredOf(followUp)),
    answers: byName(QUESTIONS, (question) =>
      byName(STEPS, (step) => figureOf(held, ({ followUp }) => followUp.answers[question]?.[step])),
    ),
    budget: figureOf(planned, ({ activity }) => activity.budget),
    spent: figureOf(planned, ({ followUp }) => followUp.spent),
  }
}

/** Adds up what there is a number of, and names the activities it is of. */
function figureOf(of: readonly Told[], countOf: (told: Told) => number | undefined): Figure {
  const activities: string[] = []
  let value = 0
  for (const told of of) {
    const one = countOf(told)
    if (one === undefined) continue
    value += one
    activities.push(told.activity.id)
  }
  return { value, activities }
}

/** Participants from the region, and from those that it has taken over by then. */
function fromRegion({ regions }: FollowUp, region: Region, asOf: IsoDate): number | undefined {
  return sumOf(
    Object.fromEntries(
      REGIONS.flatMap((known) =>
        regionAsOf(known, asOf) === region && regions[known] !== undefined ? [[known, regions[known]]] : [],
      ),
    ),
  )
}

function fromNowhere({ counts, regions }: FollowUp): number | undefined {
  const rest = (counts.participants ?? 0) - (sumOf(regions) ?? 0)
  return rest > 0 ? rest : undefined
}
