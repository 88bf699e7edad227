/**
 * What a survey tool's table says, one respondent a row, as how often each answer was given. Of no respondent is anything kept:
 * columns that point to persons, and those where people write in their own words, are left out by their names alone.
 */
import type { Reading } from '../import/reading.ts'
import { EFFECTS, type Effect, QUESTIONS, type Question, STEPS, type Step } from './follow-up.ts'
import { REGIONS, type Region } from './regions.ts'

/** What a column can ask: a question of the evaluation, what it led to, or where one comes from. */
export const ASKED = [...QUESTIONS, ...EFFECTS, 'region'] as const satisfies readonly (
  | Question
  | Effect
  | 'region'
)[]
export type Asked = (typeof ASKED)[number]

/** What an answer means: a step of a question, that it led to that, or a region. */
export type Meaning = Step | 'yes' | Region

export interface SurveyValue {
  text: string
  count: number
  /** By its words; undefined where a person must say so. */
  means?: Meaning | undefined
}

export interface SurveyColumn {
  header: string
  /** What it asks, by its header; undefined where a person must say so. */
  asks?: Asked | undefined
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
    const asks = ASKED.find(
      (one) => ASKS[one].test(header) && !kept.some(({ column }) => column.asks === one),
    )
    kept.push({ at, column: { header, values: read(values, asks), ...(asks && { asks }) } })
  }
  const asking = kept.filter(({ column }) => QUESTIONS.some((question) => question === column.asks))
  const counted = asking.length > 0 ? asking : kept
  const answered = respondents.filter((cells) => counted.some(({ at }) => cells[at])).length
  return { answered, columns: kept.map(({ column }) => column), leftOut }
}

const ASKS: Record<Asked, RegExp> = {
  content: /indhold|faglig|content/iu,
  practical: /praktisk|afvikling|rammer|practical|organi[sz]/iu,
  benefit: /udbytte|nytte|benefit|relevan/iu,
  skills: /kompetence|værktøj|skill|\btool/iu,
  ideas: /\bidé|\bide(?:er|as?\b)/iu,
  products: /produkt|ydelse|proces|product|service/iu,
  region: /region|landsdel/iu,
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
    .map(([text, count]): SurveyValue => ({ text, count }))
    .sort((one, other) => other.count - one.count)
}

/** The values with what each means as an answer to that; nothing of what it is to mean is kept from before. */
export function read(values: readonly SurveyValue[], asks: Asked | undefined): SurveyValue[] {
  return values.map(({ text, count }) => {
    const means = asks && meaningOf(text, asks)
    return { text, count, ...(means && { means }) }
  })
}

/** A few answers that several chose, or words of a scale that is known; what each writes for themselves is neither. */
function isScale(values: readonly SurveyValue[], given: number): boolean {
  if (values.length > MOST_VALUES) return false
  return values.every(({ text }) => isKnown(text)) || values.length * 2 <= given
}

const STEPS_IN_WORDS: Readonly<Record<Step, RegExp>> = {
  1: /^(?:meget tilfreds|very satisfied|i (?:meget )?høj grad|to a (?:high|great) (?:degree|extent))$/u,
  2: /^(?:(?:overvejende )?tilfreds|satisfied|i nogen grad|to some (?:degree|extent))$/u,
  3: /^(?:(?:overvejende )?utilfreds|mindre tilfreds|dissatisfied|i (?:mindre|lav) grad|to a (?:lesser|low) (?:degree|extent))$/u,
  4: /^(?:meget utilfreds|very dissatisfied|slet ikke|not at all)$/u,
}

const YES = /^(?:ja|yes|x|sand|true)$/u
const NO = /^(?:nej|no|falsk|false|ved ikke)$/u

/** As they are said, with or without »Region« before them. */
const REGIONS_IN_WORDS: Readonly<Record<Region, RegExp>> = {
  hovedstaden: /^hovedstaden$/u,
  sjaelland: /^sjælland$/u,
  oestdanmark: /^østdanmark$/u,
  syddanmark: /^syddanmark$/u,
  midtjylland: /^midtjylland$/u,
  nordjylland: /^nordjylland$/u,
  'greenland-faroes': /^(?:grønland|færøerne|grønland (?:og|eller) færøerne)$/u,
  abroad: /^(?:udlandet|udland|abroad)$/u,
  online: /^online$/u,
}

/** What the answer says in words to what was asked; undefined where a person must say so, or it says no. */
function meaningOf(text: string, asks: Asked): Meaning | undefined {
  if (asks === 'region') return regionOf(text)
  const step = stepOf(text)
  if (QUESTIONS.some((question) => question === asks)) return step
  return YES.test(plain(text)) || step === 1 || step === 2 ? 'yes' : undefined
}

function isKnown(text: string): boolean {
  return (
    stepOf(text) !== undefined ||
    regionOf(text) !== undefined ||
    YES.test(plain(text)) ||
    NO.test(plain(text))
  )
}

function regionOf(text: string): Region | undefined {
  const words = plain(text).replace(/^region /u, '')
  return REGIONS.find((region) => REGIONS_IN_WORDS[region].test(words))
}

function plain(text: string): string {
  return text.toLocaleLowerCase('da').replace(/[.!]$/u, '')
}

function stepOf(text: string): Step | undefined {
  const words = plain(text)
  return STEPS.find((step) => STEPS_IN_WORDS[step].test(words))
}
