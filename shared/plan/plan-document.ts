/**
 * Where things stand in the plan's Y.Doc. The roots are fixed, so no merge can delete, double or reorder the structure;
 * an empty document is a valid plan. Names here are the wire: change them only with SCHEMA_VERSION.
 */
import * as Y from 'yjs'
import { ALL_CATEGORIES, type Category } from './plan.ts'

/** Bumped with every change to roots, fields, nodes or marks; an older client is asked to reload (close code 4409). */
export const SCHEMA_VERSION = 5

export const ACTIVITIES_ROOT = 'activities'
export const PLAN_ROOT = 'plan'
/** Which sections are agreed, and the hash of their words (shared/sign-off); the server alone writes it. */
export const AGREED_ROOT = 'agreed'
/** Where restores have taken emptied lines out (shared/versions/swept.ts); the server alone writes it. */
export const SWEPT_ROOT = 'swept'
/** What became of the activities (shared/follow-up). Beside them, for it comes after the words are agreed. */
export const FOLLOW_UPS_ROOT = 'follow-ups'
/** Which activity of another year's plan each was copied from (shared/next-year/origins.ts); the server alone writes it. */
export const ORIGINS_ROOT = 'origins'

export type ActivityRecord = Y.Map<unknown>

/** Origins of local transactions. Only LOCAL_EDIT is undoable; the bare creation of a record is not. */
export const LOCAL_EDIT = 'local-edit'
export const RECORD_CREATION = 'record-creation'

function sectionRoot(category: Category): string {
  return `section-${category}`
}

export function sectionText(document: Y.Doc, category: Category): Y.XmlFragment {
  return document.getXmlFragment(sectionRoot(category))
}

export function activityRecords(document: Y.Doc): Y.Map<ActivityRecord> {
  return document.getMap<ActivityRecord>(ACTIVITIES_ROOT)
}

export function planProperties(document: Y.Doc): Y.Map<unknown> {
  return document.getMap(PLAN_ROOT)
}

export function agreedWordings(document: Y.Doc): Y.Map<unknown> {
  return document.getMap(AGREED_ROOT)
}

export function titleOf(record: ActivityRecord): Y.Text | undefined {
  const title = record.get('title')
  return title instanceof Y.Text ? title : undefined
}

export function bodyOf(record: ActivityRecord): Y.XmlFragment | undefined {
  const body = record.get('body')
  return body instanceof Y.XmlFragment ? body : undefined
}

/** The category whose own text the root is; undefined for every other root. */
export function categoryOfRoot(root: string): Category | undefined {
  return ALL_CATEGORIES.find((category) => sectionRoot(category) === root)
}

/** Names every root a plan document may have; an update touching another root is refused. */
export const PLAN_ROOTS: readonly string[] = [
  ACTIVITIES_ROOT,
  PLAN_ROOT,
  AGREED_ROOT,
  SWEPT_ROOT,
  FOLLOW_UPS_ROOT,
  ORIGINS_ROOT,
  ...ALL_CATEGORIES.map(sectionRoot),
]
