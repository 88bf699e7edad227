import type { OverlapLabel } from '../findings/findings.ts'
import { compare, type Likeness, type Profile } from './likeness.ts'

/** A CenSec and a DI FOS activity, how alike they are, and what that makes them. */
export interface ScoredPair {
  a: Profile
  b: Profile
  likeness: Likeness
  /** 0..1 that they duplicate each other; a warning starts at 0.5. */
  score: number
  /** 0..1 that they duplicate each other or should be coordinated. */
  scoreAny: number
  label: OverlapLabel | 'none'
}

/**
 * Weights of the evidence, none below zero, so that more in common never lowers a score.
 * `subject` is the topic or the fair, company or country, whichever is more alike; `standsOut` is how far a pair is
 * ahead of either side's next best partner; `clash` counts for a same-day pair with the same audience.
 * `start` is set so that a warning begins at 0.5.
 */
export const OVERLAP_WEIGHTS = {
  topic: 1.2,
  act: 1.1,
  topicAndAct: 1.8,
  offering: 1,
  subject: 2.2,
  entity: 0.5,
  counterpart: 0.4,
  audience: 2,
  words: 0,
  time: 1.6,
  standsOut: 3.8,
  clash: 0,
  start: -7.9,
}

export const ANY_WEIGHTS: typeof OVERLAP_WEIGHTS = {
  topic: 0.9,
  act: 0.3,
  topicAndAct: 1.3,
  offering: 0.4,
  subject: 3.3,
  entity: 2.5,
  counterpart: 1,
  audience: 1.5,
  words: 2.2,
  time: 2,
  standsOut: 5.5,
  clash: 0.8,
  start: -7.9,
}

/** A first, rough likeness, used only to see which partner of an activity stands out. */
const FIRST_GLANCE = {
  topic: 0.4,
  offering: 0.25,
  words: 0.2,
  entity: 0.15,
  counterpart: 0.05,
  audience: 0.05,
}

/** Too far apart in time to be done twice by mistake. */
const TIME_GATE = 0.25

/** Scores every CenSec × DI FOS pair of the plan. */
export function scorePairs(censec: readonly Profile[], difos: readonly Profile[]): ScoredPair[] {
  const likenesses = censec.map((a) => difos.map((b) => compare(a, b)))
  const glances = likenesses.map((row) => row.map(firstGlance))
  const bestOfRow = glances.map(twoBest)
  const bestOfColumn = difos.map((_, column) => twoBest(glances.map((row) => row[column] ?? 0)))
  return censec.flatMap((a, row) =>
    difos.flatMap((b, column) => {
      const likeness = likenesses[row]?.[column]
      const glance = glances[row]?.[column]
      if (!likeness || !glance) return []
      const standsOut = (aheadOf(glance, bestOfRow[row]) + aheadOf(glance, bestOfColumn[column])) / 2
      return [judge(a, b, likeness, standsOut)]
    }),
  )
}

function judge(a: Profile, b: Profile, likeness: Likeness, standsOut: number): ScoredPair {
  const score = probability(OVERLAP_WEIGHTS, likeness, standsOut)
  const scoreAny = probability(ANY_WEIGHTS, likeness, standsOut)
  const label = score >= 0.5 && likeness.time >= TIME_GATE ? 'overlap' : scoreAny >= 0.5 ? 'related' : 'none'
  return { a, b, likeness, score, scoreAny, label }
}

function probability(weights: typeof OVERLAP_WEIGHTS, likeness: Likeness, standsOut: number): number {
  const { topic, act, entity, audience } = likeness
  const sum =
    weights.start +
    weights.topic * topic +
    weights.act * act +
    weights.topicAndAct * topic * act +
    weights.offering * likeness.offering +
    weights.subject * Math.max(topic, entity) +
    weights.entity * entity +
    weights.counterpart * likeness.counterpart +
    weights.audience * audience +
    weights.words * likeness.words +
    weights.time * likeness.time +
    weights.standsOut * standsOut +
    (likeness.clash ? weights.clash * audience : 0)
  return 1 / (1 + Math.exp(-sum))
}

function firstGlance(likeness: Likeness): number {
  const { topic, offering, words, entity, counterpart, audience, time } = likeness
  return (
    time *
    (FIRST_GLANCE.topic * topic +
      FIRST_GLANCE.offering * offering +
      FIRST_GLANCE.words * words +
      FIRST_GLANCE.entity * entity +
      FIRST_GLANCE.counterpart * counterpart +
      FIRST_GLANCE.audience * audience)
  )
}

function twoBest(values: readonly number[]): [number, number] {
  let [best, second] = [0, 0]
  for (const value of values) {
    if (value > best) [best, second] = [value, best]
    else if (value > second) second = value
  }
  return [best, second]
}

/** A pair's share of itself and its strongest rival: above a half when it is the best one. */
function aheadOf(glance: number, [best, second]: [number, number] = [0, 0]): number {
  const rival = glance >= best ? second : best
  return glance / (glance + rival)
}
