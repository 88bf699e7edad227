/**
 * Follow-ups in the plan's Y.Doc: one root of plain values under `<activity>/<field>`, so that two people who begin the same one at
 * once overwrite a field at most, never each other's record. Names here are the wire: change them only with SCHEMA_VERSION.
 */
import type * as Y from 'yjs'
import { isIsoDate } from '../basics/iso-date.ts'
import { FOLLOW_UPS_ROOT, LOCAL_EDIT } from '../plan/plan-document.ts'
import {
  COUNTS,
  type Count,
  type FollowUp,
  isEmpty,
  OUTCOMES,
  QUESTIONS,
  type Question,
  STEPS,
  type Step,
} from './follow-up.ts'
import { REGIONS, type Region } from './regions.ts'

/** More than anybody counts, and few enough to add up. */
const COUNT_LIMIT = 1_000_000
/** Whole kroner; what a year of both organisations costs is far below. */
const SPENT_LIMIT = 1_000_000_000
const LESSONS_LIMIT = 4_000

const NUMBERS: readonly FollowUpField[] = [
  'answered',
  ...COUNTS,
  ...REGIONS.map((region) => `region:${region}` as const),
  ...QUESTIONS.flatMap((question) => STEPS.map((step) => `${question}:${step}` as const)),
]
const FIELDS: readonly FollowUpField[] = ['outcome', 'on', 'spent', 'lessons', ...NUMBERS]

/** A field of a follow-up as it is stored. */
export type FollowUpField =
  | 'outcome'
  | 'on'
  | 'spent'
  | 'answered'
  | 'lessons'
  | Count
  | `region:${Region}`
  | `${Question}:${Step}`

/** Fields with what they say; undefined and '' take out what was said before. */
export type FollowUpFields = Partial<Record<FollowUpField, string | number | undefined>>

/** The root in which they stand, to be followed and undone. */
export function followUpValues(document: Y.Doc): Y.Map<unknown> {
  return document.getMap(FOLLOW_UPS_ROOT)
}

/** The key under which a field of an activity's follow-up stands in the root. */
function followUpKey(activityId: string, field: FollowUpField): string {
  return `${activityId}/${field}`
}

/** The activity and the field that a key of the root names; undefined where it names none. */
export function namedByKey(key: string): { activityId: string; field: FollowUpField } | undefined {
  const [activityId, field] = parted(key)
  return activityId !== undefined && isFollowUpField(field) ? { activityId, field } : undefined
}

/** What is said of one activity; undefined where nothing is. */
export function readFollowUp(document: Y.Doc, activityId: string): FollowUp | undefined {
  const values = followUpValues(document)
  const fields = new Map<string, unknown>()
  for (const field of FIELDS) {
    const value = values.get(followUpKey(activityId, field))
    if (value !== undefined) fields.set(field, value)
  }
  const followUp = followUpOf(fields)
  return isEmpty(followUp) ? undefined : followUp
}

/** What is said of each activity of which anything is, by its id; a value of the wrong shape is passed over. */
export function readFollowUps(document: Y.Doc): Map<string, FollowUp> {
  const values = new Map<string, Map<string, unknown>>()
  for (const [key, value] of followUpValues(document)) {
    const [activityId, field] = parted(key)
    if (activityId === undefined || field === undefined) continue
    const fields = values.get(activityId) ?? new Map<string, unknown>()
    values.set(activityId, fields.set(field, value))
  }
  const followUps = new Map<string, FollowUp>()
  for (const [activityId, fields] of values) {
    const followUp = followUpOf(fields)
    if (!isEmpty(followUp)) followUps.set(activityId, followUp)
  }
  return followUps
}

/** Whether the value may stand under that field; undefined and '' take it out. */
export function isFollowUpValue(field: string, value: unknown): boolean {
  const isNothing = value === undefined || value === ''
  switch (field) {
    case 'outcome':
      return isNothing || OUTCOMES.some((known) => known === value)
    case 'on':
      return isNothing || (typeof value === 'string' && isIsoDate(value))
    case 'lessons':
      return isNothing || (typeof value === 'string' && value.length <= LESSONS_LIMIT)
    case 'spent':
      return isNothing || isWholeUpTo(SPENT_LIMIT, value)
    default:
      return NUMBERS.some((known) => known === field) && (isNothing || isWholeUpTo(COUNT_LIMIT, value))
  }
}

/** Sets fields of an activity's follow-up in one step. Throws RangeError for a value that may not stand there, before any is set. */
export function setFollowUp(
  document: Y.Doc,
  activityId: string,
  fields: Readonly<FollowUpFields>,
  origin: unknown = LOCAL_EDIT,
): void {
  const entries = Object.entries(fields)
  for (const [field, value] of entries) {
    if (!isFollowUpValue(field, value)) throw new RangeError(`${field} of a follow-up can't be that.`)
  }
  document.transact(() => {
    const values = followUpValues(document)
    for (const [field, value] of entries) {
      const key = followUpKey(activityId, field as FollowUpField)
      if (value === undefined || value === '') values.delete(key)
      else if (values.get(key) !== value) values.set(key, value)
    }
  }, origin)
}

/** Takes out all that is said of an activity. */
export function forgetFollowUp(document: Y.Doc, activityId: string, origin: unknown = LOCAL_EDIT): void {
  setFollowUp(document, activityId, NOTHING, origin)
}

const NOTHING: FollowUpFields = Object.fromEntries(FIELDS.map((field) => [field, undefined]))

/** Makes what is said of an activity there what is said of one here, and nothing else. */
export function copyFollowUp(from: Y.Doc, activityId: string, to: Y.Doc, toId: string): void {
  const followUp = readFollowUp(from, activityId)
  setFollowUp(to, toId, { ...NOTHING, ...(followUp && fieldsOf(followUp)) })
}

/** The fields that say the same as the follow-up, as `setFollowUp` takes them. */
export function fieldsOf({
  outcome,
  on,
  counts,
  spent,
  regions,
  answered,
  answers,
  lessons,
}: FollowUp): FollowUpFields {
  return Object.fromEntries(
    Object.entries({
      outcome,
      on,
      spent,
      answered,
      ...counts,
      ...Object.fromEntries(Object.entries(regions).map(([region, count]) => [`region:${region}`, count])),
      ...Object.fromEntries(
        QUESTIONS.flatMap((question) =>
          Object.entries(answers[question] ?? {}).map(([step, count]) => [`${question}:${step}`, count]),
        ),
      ),
      lessons,
    }).filter(([, value]) => value !== undefined && value !== ''),
  )
}

function followUpOf(fields: ReadonlyMap<string, unknown>): FollowUp {
  const number = (field: string) => {
    const value = fields.get(field)
    return isWholeUpTo(COUNT_LIMIT, value) ? value : undefined
  }
  const numbers = <Name extends string | number>(names: readonly Name[], fieldOf: (name: Name) => string) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const count = number(fieldOf(name))
        return count === undefined ? [] : [[name, count]]
      }),
    ) as Partial<Record<Name, number>>
  const outcome = OUTCOMES.find((known) => known === fields.get('outcome'))
  const on = fields.get('on')
  const answered = number('answered')
  const spent = fields.get('spent')
  const lessons = fields.get('lessons')
  return {
    ...(outcome && { outcome }),
    ...(typeof on === 'string' && isIsoDate(on) && { on }),
    counts: numbers(COUNTS, (count) => count),
    ...(isWholeUpTo(SPENT_LIMIT, spent) && { spent }),
    regions: numbers(REGIONS, (region) => `region:${region}`),
    ...(answered !== undefined && { answered }),
    answers: Object.fromEntries(
      QUESTIONS.flatMap((question) => {
        const steps = numbers(STEPS, (step) => `${question}:${step}`)
        return Object.keys(steps).length === 0 ? [] : [[question, steps]]
      }),
    ),
    lessons: typeof lessons === 'string' ? lessons.slice(0, LESSONS_LIMIT) : '',
  }
}

function isWholeUpTo(most: number, value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most
}

function isFollowUpField(field: string | undefined): field is FollowUpField {
  return FIELDS.some((known) => known === field)
}

/** Ids hold no slash. */
function parted(key: string): [activityId?: string, field?: string] {
  const slash = key.indexOf('/')
  return slash <= 0 ? [] : [key.slice(0, slash), key.slice(slash + 1)]
}
