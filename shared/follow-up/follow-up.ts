/**
 * What became of an activity (opfølgning): counts alone, never who took part. What the cluster programmes ask for of each event
 * (domain: participants by region, companies and how many of them are small, an evaluation of content and practical running).
 */
import type { IsoDate } from '../basics/iso-date.ts'
import type { Region } from './regions.ts'

export const OUTCOMES = ['held', 'postponed', 'cancelled'] as const
export type Outcome = (typeof OUTCOMES)[number]

/**
 * Whole numbers of participants, and of companies and institutions that are each counted once. `under50` are among `under250`, and
 * these among `companies`, by their employees; `foreign` is of companies and institutions together. The last three count companies
 * by how far it brought them: new skills or tools, new ideas, new products, services or processes.
 */
export const COUNTS = [
  'participants',
  'companies',
  'under50',
  'under250',
  'knowledge',
  'foreign',
  'skills',
  'ideas',
  'products',
] as const
export type Count = (typeof COUNTS)[number]

/** Those that count companies by how far it brought them (effekttrin). */
export const EFFECTS = ['skills', 'ideas', 'products'] as const satisfies readonly Count[]
export type Effect = (typeof EFFECTS)[number]

/** What those who answered were asked: about the content, the practical running, and what use it was. */
export const QUESTIONS = ['content', 'practical', 'benefit'] as const
export type Question = (typeof QUESTIONS)[number]

/** Four steps, best first: meget tilfreds … meget utilfreds, or i høj grad, i nogen grad, i mindre grad, slet ikke. */
export const STEPS = [1, 2, 3, 4] as const
export type Step = (typeof STEPS)[number]

/** How many chose each step. */
export type Answers = Partial<Record<Step, number>>

export interface FollowUp {
  outcome?: Outcome
  /** The day it was held, the day it is postponed to, or the day it was called off. */
  on?: IsoDate
  counts: Partial<Record<Count, number>>
  /** Whole Danish kroner. */
  spent?: number
  /** Participants, by where they come from. */
  regions: Partial<Record<Region, number>>
  /** How many answered the evaluation. */
  answered?: number
  answers: Partial<Record<Question, Answers>>
  /** What to do otherwise, or again. */
  lessons: string
}

export const NO_FOLLOW_UP: FollowUp = { counts: {}, regions: {}, answers: {}, lessons: '' }

/** Whether nothing at all is said of it. */
export function isEmpty(followUp: FollowUp): boolean {
  return (
    followUp.outcome === undefined &&
    followUp.on === undefined &&
    followUp.spent === undefined &&
    followUp.answered === undefined &&
    followUp.lessons.trim() === '' &&
    sumOf(followUp.counts) === undefined &&
    sumOf(followUp.regions) === undefined &&
    QUESTIONS.every((question) => sumOf(followUp.answers[question] ?? {}) === undefined)
  )
}

/** The sum of what was counted; undefined where nothing was. */
export function sumOf(counts: Readonly<Partial<Record<string | number, number>>>): number | undefined {
  const numbers = Object.values(counts).filter((count) => count !== undefined)
  return numbers.length === 0 ? undefined : numbers.reduce((sum, count) => sum + count, 0)
}

/** How many answered the evaluation: as it is told, or at least those who answered the question that most did; undefined where nobody. */
export function answeredOf({
  answered,
  answers,
}: Pick<FollowUp, 'answered' | 'answers'>): number | undefined {
  const most = Math.max(0, ...QUESTIONS.map((question) => sumOf(answers[question] ?? {}) ?? 0))
  return answered ?? (most > 0 ? most : undefined)
}

/** The share of the answers, 0 to 1, that were one of the two upper steps; undefined where nobody has answered. */
export function shareSatisfied(answers: Answers | undefined): number | undefined {
  const all = sumOf(answers ?? {})
  if (!answers || !all) return undefined
  return ((answers[1] ?? 0) + (answers[2] ?? 0)) / all
}
