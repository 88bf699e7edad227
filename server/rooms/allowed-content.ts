/**
 * What may stand where in a document that people write, item by item: the structure that shared/plan and shared/meetings
 * read, and nothing that a reader could stumble over or a browser could run.
 */
import * as Y from 'yjs'
import { isFollowUpValue, namedByKey } from '#shared/follow-up/follow-up-document.ts'
import {
  APPROVALS_ROOT,
  ATTENDANCE_ROOT,
  POINT_TEXTS,
  POINTS_ROOT,
} from '#shared/meetings/meeting-document.ts'
import {
  ACTIVITIES_ROOT,
  AGREED_ROOT,
  FOLLOW_UPS_ROOT,
  ORIGINS_ROOT,
  PLAN_ROOT,
  PLAN_ROOTS,
  SWEPT_ROOT,
} from '#shared/plan/plan-document.ts'
import { MARK_NAMES, NODE_NAMES } from '#shared/plan/rich-text-document.ts'
import { isSafeLink } from '#shared/plan/safe-link.ts'
import { RECORD_ID } from '#shared/protocol/schemas/fields.ts'

const KEY_LIMIT = 500
const STRING_LIMIT = 100_000
const DANGEROUS_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype']

/** HTML allows no cell to span more columns; a table as wide as it claims to be is laid out in every browser. */
const SPAN_LIMIT = 1_000
const COLUMN_WIDTH_LIMIT = 10_000

/** What the editor's nodes carry, and the values that a reader can do something with. */
const NODE_ATTRIBUTES: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ['level', isWholeBetween(1, 6)],
  ['start', isWholeBetween(-1_000_000, 1_000_000)],
  ['type', isShortText],
  ['colspan', isWholeBetween(1, SPAN_LIMIT)],
  ['rowspan', isWholeBetween(1, SPAN_LIMIT)],
  ['colwidth', isColumnWidths],
  ['align', isShortText],
])

function isWholeBetween(least: number, most: number): (value: unknown) => boolean {
  return (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most
}

function isShortText(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 20
}

function isColumnWidths(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length <= SPAN_LIMIT &&
    value.every((width) => typeof width === 'number' && width >= 0 && width <= COLUMN_WIDTH_LIMIT)
  )
}

/** Marks that may overlap themselves are stored with a hash behind the name. */
const MARK_HASH = /--[a-zA-Z0-9+/=]{8}$/

/**
 * A type by what it may hold: `activities` holds records by id, a `record` an activity's fields, `points` and `point` the same of
 * a meeting, `values` plain values by name, `follow-ups` counts and few words by activity and field, a `fragment` block nodes, an `element` nodes, words and attributes, `text` words and marks. In `servers-own`
 * stands what the server alone writes: an editor's document has it, and adds nothing.
 */
export type Holder =
  | 'servers-own'
  | 'activities'
  | 'record'
  | 'points'
  | 'point'
  | 'values'
  | 'follow-ups'
  | 'fragment'
  | 'element'
  | 'text'

/** Tells which holder a root is; undefined for a name that is no root of such a document. */
export type HolderOfRoot = (name: string) => Holder | undefined

export const holderOfMeetingRoot: HolderOfRoot = (name) => {
  switch (name) {
    case POINTS_ROOT:
      return 'points'
    case ATTENDANCE_ROOT:
      return 'values'
    case APPROVALS_ROOT:
      return 'servers-own'
    default:
      return undefined
  }
}

export const holderOfPlanRoot: HolderOfRoot = (name) => {
  if (!PLAN_ROOTS.includes(name)) return undefined
  if (name === ACTIVITIES_ROOT) return 'activities'
  if (name === AGREED_ROOT || name === SWEPT_ROOT || name === ORIGINS_ROOT) return 'servers-own'
  if (name === FOLLOW_UPS_ROOT) return 'follow-ups'
  return name === PLAN_ROOT ? 'values' : 'fragment'
}

/** The holder that a type is when it stands in `outer` under `key`; undefined where it may not stand there. */
export function holderWithin(
  outer: Holder,
  key: string | undefined,
  type: Y.AbstractType<Y.YEvent<never>>,
): Holder | undefined {
  switch (outer) {
    case 'activities':
      return isPlain(type, Y.Map) && key !== undefined && RECORD_ID.test(key) ? 'record' : undefined
    case 'points':
      return isPlain(type, Y.Map) && key !== undefined && RECORD_ID.test(key) ? 'point' : undefined
    case 'record':
      return holderOfField(key, type)
    case 'point':
      return holderOfPointField(key, type)
    case 'fragment':
    case 'element':
      if (key !== undefined) return undefined
      if (type instanceof Y.XmlText) return outer === 'element' ? 'text' : undefined
      return type instanceof Y.XmlElement && isPlain(type, Y.XmlElement) && NODE_NAMES.includes(type.nodeName)
        ? 'element'
        : undefined
    case 'servers-own':
    case 'values':
    case 'follow-ups':
    case 'text':
      return undefined
    default:
      outer satisfies never
      return undefined
  }
}

function holderOfField(key: string | undefined, type: Y.AbstractType<Y.YEvent<never>>): Holder | undefined {
  switch (key) {
    case 'title':
      return isPlain(type, Y.Text) ? 'text' : undefined
    case 'body':
      return isPlain(type, Y.XmlFragment) ? 'fragment' : undefined
    case 'audience':
    case 'partners':
      return isPlain(type, Y.Map) ? 'values' : undefined
    default:
      return undefined
  }
}

function holderOfPointField(
  key: string | undefined,
  type: Y.AbstractType<Y.YEvent<never>>,
): Holder | undefined {
  if (key === 'title') return isPlain(type, Y.Text) ? 'text' : undefined
  return POINT_TEXTS.some((name) => name === key) && isPlain(type, Y.XmlFragment) ? 'fragment' : undefined
}

/** Exactly this kind: Yjs' kinds extend one another. */
function isPlain(type: object, kind: { prototype: object }): boolean {
  return Object.getPrototypeOf(type) === kind.prototype
}

/** Answers whether the content may stand in the holder, under `key` where one is given. */
export function isAllowedContent(
  content: Y.Item['content'],
  holder: Holder,
  key: string | undefined,
): boolean {
  if (holder === 'servers-own' || (key !== undefined && !isAllowedKey(key))) return false
  if (content instanceof Y.ContentDeleted) return true
  if (content instanceof Y.ContentType) return holderWithin(holder, key, content.type) !== undefined
  if (content instanceof Y.ContentString) return holder === 'text' && key === undefined
  if (content instanceof Y.ContentFormat)
    return holder === 'text' && key === undefined && isAllowedMark(content.key, content.value)
  if (content instanceof Y.ContentAny && key !== undefined) {
    return content.arr.every((value) => isAllowedValue(value, holder, key))
  }
  return false
}

/** Never a key that means something to JavaScript's objects. */
function isAllowedKey(key: string): boolean {
  return key.length <= KEY_LIMIT && !DANGEROUS_KEYS.includes(key)
}

function isAllowedMark(name: string, value: unknown): boolean {
  const mark = name.replace(MARK_HASH, '')
  if (!MARK_NAMES.includes(mark)) return false
  if (value === null) return true
  if (typeof value !== 'object' || Array.isArray(value)) return value === true && mark !== 'link'
  const entries = Object.entries(value)
  if (!entries.every(([key, detail]) => isAllowedKey(key) && isPlainValue(detail))) return false
  const address = entries.find(([key]) => key === 'href')?.[1]
  return mark !== 'link' || (typeof address === 'string' && isSafeLink(address))
}

function isAllowedValue(value: unknown, holder: Holder, key: string): boolean {
  switch (holder) {
    case 'record':
    case 'point':
    case 'values':
      return isPlainValue(value)
    case 'follow-ups':
      return isAllowedFollowUp(key, value)
    case 'element':
      return NODE_ATTRIBUTES.has(key) && (value === null || (NODE_ATTRIBUTES.get(key)?.(value) ?? false))
    case 'servers-own':
    case 'activities':
    case 'points':
    case 'fragment':
    case 'text':
      return false
    default:
      holder satisfies never
      return false
  }
}

/** Nobody's name finds a field there: what is kept of those who took part is counts. */
function isAllowedFollowUp(key: string, value: unknown): boolean {
  const named = namedByKey(key)
  return named !== undefined && RECORD_ID.test(named.activityId) && isFollowUpValue(named.field, value)
}

function isPlainValue(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= STRING_LIMIT
  return value === null || value === undefined || typeof value === 'number' || typeof value === 'boolean'
}
