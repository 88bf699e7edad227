import type { OverlapLabel } from '../findings/findings.ts'
import { compare, type Likeness, type Profile } from './likeness.ts'

/** An activity of the cluster's and one of the association's, how alike they are, and what that makes them. */
export interface ScoredPair {
  a: Profile
  b: Profile
  likeness: Likeness
  /** Chance that they duplicate each other. */
  score: number
  /** Chance that they duplicate each other or should be coordinated. */
  scoreAny: number
  label: OverlapLabel | 'none'
}

/**
 * What makes two activities worth a word between the parties. Weights are never below zero, so that more in common
 * never lowers a score. `subject` is the topic or the fair, company or country, whichever is more alike; `standsOut`
 * is how far a pair is ahead of either side's next best partner; `clash` counts for a same-day pair with the same audience.
 */
const CONNECTION = {
  topic: 1.6,
  act: 0.7,
  topicAndAct: 1.1,
  offering: 0.2,
  subject: 3.8,
  entity: 2.3,
  counterpart: 1,
  audience: 1.6,
  words: 2,
  time: 1.9,
  standsOut: 5.4,
  clash: 0.6,
  start: -8.9,
}

/**
 * What makes two connected activities the same thing done twice: the same work on the same subject for the same people.
 * `mindful` alone speaks against it: who writes how the other party comes in has not overlooked it.
 */
const SAMENESS = {
  topic: 0.9,
  act: 1.3,
  topicAndAct: 1.5,
  offering: 1.5,
  audience: 1.7,
  time: 0.2,
  mindful: -1,
  start: -3,
}

/** From here on a warning is worth a director's time; set on the labelled plans, where nine in ten are then right. */
const OVERLAP_FROM = 0.36
const RELATED_FROM = 0.28

/** Two trips of the same people to the same place in the same days are one too many, however little else is written. */
const SAME_TRIP = 0.5

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

/** A pair as it is by itself, before it is known what else either activity could be paired with. */
export interface Couple {
  a: Profile
  b: Profile
  likeness: Likeness
  /** How alike they seem at first sight: what rivals are measured by. */
  glance: number
}

export function coupleOf(a: Profile, b: Profile): Couple {
  const likeness = compare(a, b)
  return { a, b, likeness, glance: firstGlance(likeness) }
}

/** Whether the pair would make a warning if nothing rivalled it: only such pairs are anybody's rivals. */
export function couldWarn(couple: Couple): boolean {
  return judge(couple, [UNRIVALLED, UNRIVALLED]).label !== 'none'
}

/**
 * Scores a pair. `rivals` are the first glances of either activity's two strongest pairs, this one included; `lessons` is
 * how many decisions have said of such a pair that it is no overlap: each halves what it counts.
 */
export function judge(couple: Couple, rivals: readonly [TwoBest, TwoBest], lessons = 0): ScoredPair {
  const { a, b, likeness, glance } = couple
  const standsOut = (aheadOf(glance, rivals[0]) + aheadOf(glance, rivals[1])) / 2
  const counts = LESSON ** lessons
  const scoreAny = counts * connection(likeness, standsOut)
  const scored = scoreAny * sameness(likeness)
  const score = likeness.sameTrip ? Math.max(scored, counts * SAME_TRIP) : scored
  return {
    a,
    b,
    likeness,
    score,
    scoreAny: Math.max(score, scoreAny),
    label: labelOf(likeness, score, scoreAny),
  }
}

/** What one lesson leaves of a pair's score. */
const LESSON = 0.5

function labelOf(likeness: Likeness, score: number, scoreAny: number): ScoredPair['label'] {
  if (likeness.reportsOnly) return 'none'
  if (likeness.sameTrip)
    return score >= OVERLAP_FROM ? 'overlap' : scoreAny >= RELATED_FROM ? 'related' : 'none'
  if (!haveSubjectInCommon(likeness)) return 'none'
  if (likeness.ownHouse && likeness.topic < OWN_HOUSE_TOPIC) return 'none'
  if (score >= OVERLAP_FROM && likeness.time >= TIME_GATE) return 'overlap'
  return scoreAny >= RELATED_FROM ? 'related' : 'none'
}

/** A newsletter each is no overlap, unless both are about one narrow thing. */
const OWN_HOUSE_TOPIC = 0.5

/**
 * The same form, month, town, country or audience alone is no reason for a warning, unless both claim the same people on the
 * same day. Whatever is asked here must be a meeting point: only what meets is compared.
 */
function haveSubjectInCommon(likeness: Likeness): boolean {
  const { topic, entity, countryAlone, counterpart, words, tellingWord, clash, audience } = likeness
  return (
    topic >= 0.15 ||
    (entity >= 0.15 && !countryAlone) ||
    counterpart >= 0.3 ||
    (tellingWord && words >= 0.1) ||
    (clash && audience >= 0.3)
  )
}

function connection(likeness: Likeness, standsOut: number): number {
  const { topic, act, entity, audience } = likeness
  return probability(
    CONNECTION.start +
      CONNECTION.topic * topic +
      CONNECTION.act * act +
      CONNECTION.topicAndAct * topic * act +
      CONNECTION.offering * likeness.offering +
      CONNECTION.subject * Math.max(topic, entity) +
      CONNECTION.entity * entity +
      CONNECTION.counterpart * likeness.counterpart +
      CONNECTION.audience * audience +
      CONNECTION.words * likeness.words +
      CONNECTION.time * likeness.time +
      CONNECTION.standsOut * standsOut +
      (likeness.clash ? CONNECTION.clash * audience : 0),
  )
}

function sameness({ topic, act, offering, audience, time, mindful }: Likeness): number {
  return probability(
    SAMENESS.start +
      SAMENESS.topic * topic +
      SAMENESS.act * act +
      SAMENESS.topicAndAct * topic * act +
      SAMENESS.offering * offering +
      SAMENESS.audience * audience +
      SAMENESS.time * time +
      (mindful ? SAMENESS.mindful : 0),
  )
}

function probability(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
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

/** The two largest of some first glances. */
export type TwoBest = readonly [number, number]
const UNRIVALLED: TwoBest = [0, 0]

export function twoBest(glances: Iterable<number>): TwoBest {
  let [best, second] = [0, 0]
  for (const glance of glances) {
    if (glance > best) [best, second] = [glance, best]
    else if (glance > second) second = glance
  }
  return [best, second]
}

/** What a pair must always be ahead of, so that a weak one does not stand out in a plan with nothing else to compare. */
const IMAGINED_RIVAL = 0.08

/** A pair's share of itself and its strongest rival: towards 1 when it is strong and the best one. */
function aheadOf(glance: number, [best, second]: TwoBest): number {
  const rival = glance >= best ? second : best
  return glance / (glance + rival + IMAGINED_RIVAL)
}
