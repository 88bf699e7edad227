/** Every change to an activity's record, for the editor and for the server alike. */
import { simpleDiffString } from 'lib0/diff'
import * as Y from 'yjs'
import type { Activity, Category } from './plan.ts'
import {
  type ActivityRecord,
  activityRecords,
  bodyOf,
  planProperties,
  RECORD_CREATION,
  sectionText,
  titleOf,
} from './plan-document.ts'
import { replaceBodyText } from './replace-body-text.ts'
import { paragraphsFrom, type RichText } from './rich-text.ts'
import { appendRichText } from './rich-text-document.ts'

/** Fields that hold one plain value; undefined clears the field. */
export type PlainFields = Partial<
  Pick<
    Activity,
    | 'party'
    | 'category'
    | 'rank'
    | 'start'
    | 'end'
    | 'precision'
    | 'status'
    | 'place'
    | 'counterpart'
    | 'responsible'
    | 'budget'
    | 'goal'
  >
>

export interface ActivityChange extends PlainFields {
  title?: string
  /** Replaces the body's words, keeping the formatting of lines that stay. */
  description?: string
  audience?: string[]
  partners?: string[]
}

export type NewActivity = ActivityChange & Pick<Activity, 'party' | 'category' | 'rank'> & { body?: RichText }

/**
 * Adds an activity under a fresh random id. Two transactions: the record arrives hidden under an origin that is not
 * undoable, then is shown under `origin`; so undo hides it with all that others wrote in it, and redo shows it again.
 */
export function createActivity(document: Y.Doc, id: string, activity: NewActivity, origin: unknown): void {
  document.transact(() => {
    const record: ActivityRecord = new Y.Map()
    record.set('removed', true)
    record.set('title', new Y.Text())
    const body = new Y.XmlFragment()
    record.set('body', body)
    record.set('audience', new Y.Map())
    record.set('partners', new Y.Map())
    record.set('precision', 'open')
    record.set('status', 'idea')
    activityRecords(document).set(id, record)
    // One paragraph from the start: two people typing the first letter at once would otherwise make two.
    appendRichText(body, activity.body ?? paragraphsFrom(activity.description ?? ''))
    const { body: _body, description: _description, ...fields } = activity
    applyChange(record, fields)
  }, RECORD_CREATION)
  document.transact(() => activityRecords(document).get(id)?.delete('removed'), origin)
}

/** Writes the given fields and leaves the rest; answers false when there is no such activity. */
export function changeActivity(
  document: Y.Doc,
  id: string,
  change: ActivityChange,
  origin: unknown,
): boolean {
  const record = activityRecords(document).get(id)
  if (!record || record.get('removed')) return false
  document.transact(() => applyChange(record, change), origin)
  return true
}

/** Hides the activity with all that is in it; `restoreActivity` or undo brings back the same record. */
export function removeActivity(document: Y.Doc, id: string, origin: unknown): void {
  document.transact(() => activityRecords(document).get(id)?.set('removed', true), origin)
}

export function restoreActivity(document: Y.Doc, id: string, origin: unknown): void {
  document.transact(() => activityRecords(document).get(id)?.delete('removed'), origin)
}

/** What the server writes into a new plan: its title, and what its sections begin with. */
export function beginPlan(document: Y.Doc, title: string, categories: readonly Category[]): void {
  document.transact(() => {
    planProperties(document).set('title', title)
    beginSections(document, categories)
  })
}

/**
 * Puts one empty paragraph into the section of each category that is still without text, for two people typing the first letter of an empty text
 * at once would make a paragraph each.
 */
export function beginSections(document: Y.Doc, categories: readonly Category[]): void {
  document.transact(() => {
    for (const category of categories) {
      const text = sectionText(document, category)
      if (text.length === 0) appendRichText(text, paragraphsFrom(''))
    }
  })
}

/** Replaces a text with the smallest edit, so that others' carets and typing in the unchanged part stay. */
function replaceText(text: Y.Text, next: string): void {
  const { index, remove, insert } = simpleDiffString(text.toString(), next)
  if (remove > 0) text.delete(index, remove)
  if (insert.length > 0) text.insert(index, insert)
}

function applyChange(record: ActivityRecord, change: ActivityChange): void {
  const { title, description, audience, partners, ...plain } = change
  if (title !== undefined) replaceTitle(record, title)
  if (description !== undefined) replaceDescription(record, description)
  if (audience) replaceValues(record, 'audience', audience)
  if (partners) replaceValues(record, 'partners', partners)
  for (const [field, value] of Object.entries(plain)) {
    if (record.get(field) === value) continue
    if (value === undefined || value === '') record.delete(field)
    else record.set(field, value)
  }
}

function replaceTitle(record: ActivityRecord, title: string): void {
  const present = titleOf(record)
  if (present) replaceText(present, title)
  else record.set('title', new Y.Text(title))
}

function replaceDescription(record: ActivityRecord, description: string): void {
  const present = bodyOf(record)
  if (present) {
    replaceBodyText(present, description)
    return
  }
  const body = new Y.XmlFragment()
  record.set('body', body)
  appendRichText(body, paragraphsFrom(description))
}

function replaceValues(
  record: ActivityRecord,
  field: 'audience' | 'partners',
  values: readonly string[],
): void {
  const present = record.get(field)
  const map: Y.Map<unknown> = present instanceof Y.Map ? present : new Y.Map()
  if (map !== present) record.set(field, map)
  for (const value of [...map.keys()]) if (!values.includes(value)) map.delete(value)
  for (const value of values) if (value && !map.has(value)) map.set(value, true)
}
