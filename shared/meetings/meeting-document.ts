/**
 * Where things stand in a meeting's Y.Doc, open or closed. An empty document is a meeting without points. Names here are the
 * wire: change them only with SCHEMA_VERSION.
 */
import * as Y from 'yjs'
import { isCategory, PARTIES, type Party } from '../plan/plan.ts'
import { readRichText } from '../plan/rich-text-document.ts'
import { type Approval, isApproval } from './approval.ts'
import { CLOSED_REASONS, type MeetingPapers, mayDecide, POINT_TYPES, type Point } from './meeting.ts'

export const POINTS_ROOT = 'points'
/** Who was there, and who was not, by person. */
export const ATTENDANCE_ROOT = 'attendance'
/** The directors' approvals of the minutes, by party; the server alone writes it. */
export const APPROVALS_ROOT = 'approvals'

/** A point's texts that are written together. */
export const POINT_TEXTS = ['presentation', 'recommendation', 'decision'] as const
export type PointText = (typeof POINT_TEXTS)[number]

export type PointRecord = Y.Map<unknown>

export function pointRecords(document: Y.Doc): Y.Map<PointRecord> {
  return document.getMap<PointRecord>(POINTS_ROOT)
}

export function attendanceIn(document: Y.Doc): Y.Map<unknown> {
  return document.getMap(ATTENDANCE_ROOT)
}

/** A field of the wrong shape reads as empty; a record that is no point is passed over. */
export function readMeeting(document: Y.Doc): MeetingPapers {
  const points = [...pointRecords(document)].flatMap(([id, record]) => readPoint(id, record) ?? [])
  const attendance = [...attendanceIn(document)]
  const whoAre = (state: 'present' | 'absent') =>
    attendance.flatMap(([personId, value]) => (value === state ? [personId] : [])).sort()
  return { points: points.sort(inOrder), present: whoAre('present'), absent: whoAre('absent') }
}

/** The approvals as they were given, also of other words than the present. */
export function approvalsIn(document: Y.Doc): Partial<Record<Party, Approval>> {
  // Asking for a root makes one: a plan has none.
  if (!document.share.has(APPROVALS_ROOT)) return {}
  const approvals = document.getMap(APPROVALS_ROOT)
  return Object.fromEntries(
    PARTIES.flatMap((party) => {
      const approval = approvals.get(party)
      return isApproval(approval) ? [[party, approval]] : []
    }),
  )
}

/** Puts the party's approval in the place of the one it has given before. */
export function putApproval(document: Y.Doc, party: Party, approval: Approval): void {
  document.getMap(APPROVALS_ROOT).set(party, approval)
}

function readPoint(id: string, record: unknown): Point | undefined {
  if (!(record instanceof Y.Map) || record.get('removed')) return undefined
  const type = POINT_TYPES.find((known) => known === record.get('type'))
  if (!type) return undefined
  const title = record.get('title')
  const textOf = (name: PointText) => {
    const text = record.get(name)
    return text instanceof Y.XmlFragment ? readRichText(text) : []
  }
  const reason = CLOSED_REASONS.find((known) => known === record.get('reason'))
  const category = record.get('category')
  return {
    id,
    rank: wordIn(record, 'rank') ?? '',
    title: title instanceof Y.Text ? title.toString() : '',
    type,
    ...(isCategory(category) && { category }),
    ...(reason && { reason }),
    presentation: textOf('presentation'),
    recommendation: textOf('recommendation'),
    decision: mayDecide({ type }) ? textOf('decision') : [],
    ...wordsIn(record, ['proposal', 'planId', 'activityId']),
  }
}

function wordIn(record: PointRecord, field: string): string | undefined {
  const value = record.get(field)
  return typeof value === 'string' && value !== '' ? value : undefined
}

function wordsIn<Field extends string>(
  record: PointRecord,
  fields: readonly Field[],
): Partial<Record<Field, string>> {
  const words: Partial<Record<Field, string>> = {}
  for (const field of fields) {
    const word = wordIn(record, field)
    if (word !== undefined) words[field] = word
  }
  return words
}

function inOrder(a: Point, b: Point): number {
  const one = `${a.rank} ${a.id}`
  const other = `${b.rank} ${b.id}`
  return one < other ? -1 : 1
}
