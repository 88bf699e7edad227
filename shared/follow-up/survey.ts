/**
 * What a survey tool's table says, one respondent a row, as how often each answer was given. Of no respondent is anything kept:
 * columns that point to persons, and those where people write in their own words, are left out by their names alone.
 */
import type { Reading } from '../import/reading.ts'
import { QUESTIONS, type Question, STEPS, type Step } from './follow-up.ts'

export interface SurveyValue {
  text: string
  count: number
  /** The step that it says in words; undefined where a person must say so. */
  step?: Step | undefined
}

export interface SurveyColumn {
  header: string
  /** What it asks, by its header; undefined where a person must say so. */
  question?: Question | undefined
  /** Most frequent first. */
  values: SurveyValue[]
}

export interface Survey {
  /** Respondents who answered any of it. */
  answered: number
  columns: SurveyColumn[]
  /** Headers of what was left out: it may tell who somebody is, or is no choice between a few answers. */
  leftOut: { personal: string[]; ownWords: string[] }
}

/** More answers to choose between are no scale. */
const MOST_VALUES = 12

/** Undefined where the file is no table with a row of headers and at least one respondent. */
export function surveyFrom(reading: Reading): Survey | undefined {
  if (reading.kind !== 'sheets') return undefined
  const sheet = reading.sheets.find(({ rows }) => rows.length > 1)
  const [headers, ...respondents] = sheet?.rows.map(({ cells }) => cells.map((cell) => cell.trim())) ?? []
  if (!headers) return undefined
  const leftOut: Survey['leftOut'] = { personal: [], ownWords: [] }
  const kept: { at: number; column: SurveyColumn }[] = []
  for (const [at, header] of headers.entries()) {
    const given = respondents.flatMap((cells) => cells[at] || [])
    if (header === '' || given.length === 0) continue
    if (PERSONAL.test(header) || given.some(isPersonal)) {
      leftOut.personal.push(header)
      continue
    }
    const values = tallied(given)
    if (!isScale(values, given.length)) {
      leftOut.ownWords.push(header)
      continue
    }
    const question = QUESTIONS.find((one) => ASKS[one].test(header))
    const isFirst = !kept.some(({ column }) => column.question === question)
    kept.push({ at, column: { header, values, ...(question && isFirst && { question }) } })
  }
  const asking = kept.filter(({ column }) => column.question)
  const counted = asking.length > 0 ? asking : kept
  const answered = respondents.filter((cells) => counted.some(({ at }) => cells[at])).length
  return { answered, columns: kept.map(({ column }) => column), leftOut }
}

const ASKS: Record<Question, RegExp> = {
  content: /indhold|faglig|content/iu,
  practical: /praktisk|afvikling|rammer|practical|organi[sz]/iu,
  benefit: /udbytte|nytte|benefit|relevan/iu,
}

/** Also what a firm and a title tell together. */
const PERSONAL =
  /navn|name|mail|e-?post|telefon|phone|mobil|adresse|address|\bcpr\b|\bcvr\b|\bip\b|firma|virksomhed|arbejdsplads|organisation\b|company|employer|stilling|titel|title|\bjob/iu

function isPersonal(value: string): boolean {
  return value.includes('@') || /^\+?[\d\s-]{8,}$/u.test(value)
}

function tallied(given: readonly string[]): SurveyValue[] {
  const counts = new Map<string, number>()
  for (const text of given) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts]
    .map(([text, count]): SurveyValue => {
      const step = stepOf(text)
      return { text, count, ...(step && { step }) }
    })
    .sort((one, other) => other.count - one.count)
}

/** A few answers that several chose, or words of a scale that is known; what each writes for themselves is neither. */
function isScale(values: readonly SurveyValue[], given: number): boolean {
  if (values.length > MOST_VALUES) return false
  return values.every(({ step }) => step !== undefined) || values.length * 2 <= given
}

const STEPS_IN_WORDS: Readonly<Record<Step, RegExp>> = {
  1: /^(?:meget tilfreds|very satisfied|i (?:meget )?høj grad|to a (?:high|great) (?:degree|extent))$/u,
  2: /^(?:(?:overvejende )?tilfreds|satisfied|i nogen grad|to some (?:degree|extent))$/u,
  3: /^(?:(?:overvejende )?utilfreds|mindre tilfreds|dissatisfied|i (?:mindre|lav) grad|to a (?:lesser|low) (?:degree|extent))$/u,
  4: /^(?:meget utilfreds|very dissatisfied|slet ikke|not at all)$/u,
}

function stepOf(text: string): Step | undefined {
  const words = text.toLocaleLowerCase('da').replace(/[.!]$/u, '')
  return STEPS.find((step) => STEPS_IN_WORDS[step].test(words))
}
