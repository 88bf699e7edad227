/** Every change that people make to a meeting's document. */
import * as Y from 'yjs'
import type { Category } from '../plan/plan.ts'
import { LOCAL_EDIT, RECORD_CREATION } from '../plan/plan-document.ts'
import { paragraphsFrom } from '../plan/rich-text.ts'
import { appendRichText } from '../plan/rich-text-document.ts'
import type { ClosedReason, Point, PointType } from './meeting.ts'
import { attendanceIn, POINT_TEXTS, type PointRecord, pointRecords } from './meeting-document.ts'

export type NewPoint = Pick<Point, 'rank' | 'title' | 'type'> &
  Partial<Pick<Point, 'category' | 'reason' | 'proposal' | 'planId' | 'activityId'>>

/**
 * Adds a point under a fresh random id: it arrives hidden, which is not undoable, and is then shown; so undo hides it with all
 * that others wrote in it, as in a plan.
 */
export function addPoint(document: Y.Doc, id: string, { title, ...fields }: NewPoint): void {
  document.transact(() => {
    const record: PointRecord = new Y.Map()
    record.set('removed', true)
    record.set('title', new Y.Text(title))
    for (const name of POINT_TEXTS) {
      const text = new Y.XmlFragment()
      record.set(name, text)
    }
    for (const [field, value] of Object.entries(fields)) if (value !== undefined) record.set(field, value)
    pointRecords(document).set(id, record)
    for (const name of POINT_TEXTS) {
      const text = record.get(name)
      // One paragraph from the start: two people typing the first letter at once would otherwise make two.
      if (text instanceof Y.XmlFragment) appendRichText(text, paragraphsFrom(''))
    }
  }, RECORD_CREATION)
  restorePoint(document, id)
}

export interface PointChange {
  rank?: string
  type?: PointType
  /** Null: of none. */
  category?: Category | null
  reason?: ClosedReason
}

/** Writes the given fields and leaves the rest. */
export function changePoint(document: Y.Doc, id: string, change: PointChange): void {
  const record = pointRecords(document).get(id)
  if (!record) return
  document.transact(() => {
    for (const [field, value] of Object.entries(change)) record.set(field, value)
  }, LOCAL_EDIT)
}

/** Takes the point out of the agenda, with all that is in it; `restorePoint` brings it back. */
export function removePoint(document: Y.Doc, id: string): void {
  document.transact(() => pointRecords(document).get(id)?.set('removed', true), LOCAL_EDIT)
}

export function restorePoint(document: Y.Doc, id: string): void {
  document.transact(() => pointRecords(document).get(id)?.delete('removed'), LOCAL_EDIT)
}

/** Says whether the person was there; undefined takes back what was said of them. */
export function setAttendance(
  document: Y.Doc,
  personId: string,
  attendance: 'present' | 'absent' | undefined,
): void {
  document.transact(() => {
    const people = attendanceIn(document)
    if (attendance === undefined) people.delete(personId)
    else people.set(personId, attendance)
  }, LOCAL_EDIT)
}
