/** The Y.Doc of all meetings, which only the server writes. */
import type * as Y from 'yjs'
import type { z } from 'zod'
import type { StandingRecord } from '../duties/standing.ts'
import { contactSchema, papersSchema, slotSchema, taskSchema } from '../protocol/schemas/meetings.ts'
import { standingRecord } from '../protocol/schemas/standing.ts'
import type { MeetingPapers } from './meeting.ts'
import type { Contact, Meetings, Slot, Task } from './meetings.ts'

/** Names on the wire: change them only with SCHEMA_VERSION. */
const ABOUT_ROOT = 'about'
const SLOTS_ROOT = 'slots'
const AGENDAS_ROOT = 'agendas'
const TASKS_ROOT = 'tasks'
const CONTACTS_ROOT = 'contacts'
const STANDING_ROOT = 'standing'

/** Everything in it but the agendas that were sent; what cannot be read is passed over. */
export function readMeetings(document: Y.Doc): Meetings {
  return {
    begunAt: String(document.getMap(ABOUT_ROOT).get('begunAt')),
    slots: readAll(document, SLOTS_ROOT, slotSchema).sort(by(({ id }) => id)),
    tasks: readAll(document, TASKS_ROOT, taskSchema).sort(by(({ given, id }) => `${given.at} ${id}`)),
    contacts: readAll(document, CONTACTS_ROOT, contactSchema).sort(by(({ on, at }) => `${on} ${at}`)),
  }
}

/** What a new workspace's begins with. */
export function beginMeetings(document: Y.Doc, at: string): void {
  document.getMap(ABOUT_ROOT).set('begunAt', at)
}

export function putSlot(document: Y.Doc, slot: Slot): void {
  document.getMap(SLOTS_ROOT).set(slot.id, slot)
}

/** Puts it in the place of one with the same id. */
export function putTask(document: Y.Doc, task: Task): void {
  document.getMap(TASKS_ROOT).set(task.id, task)
}

export function putContact(document: Y.Doc, contact: Contact): void {
  document.getMap(CONTACTS_ROOT).set(contact.id, contact)
}

/** The register of standing duties, in the order in which it was written. */
export function readStanding(document: Y.Doc): StandingRecord[] {
  return readAll(document, STANDING_ROOT, standingRecord).sort(by(({ set, id }) => `${set.at} ${id}`))
}

/** Puts it in the place of one with the same id. */
export function putStanding(document: Y.Doc, record: StandingRecord): void {
  document.getMap(STANDING_ROOT).set(record.id, record)
}

/** Keeps the agenda as it is sent, in the place of an earlier one. */
export function putAgenda(document: Y.Doc, meetingId: string, papers: MeetingPapers): void {
  document.getMap(AGENDAS_ROOT).set(meetingId, JSON.stringify(papers))
}

/** As it was sent; undefined where none was. */
export function sentAgenda(document: Y.Doc, meetingId: string): MeetingPapers | undefined {
  const json = document.getMap(AGENDAS_ROOT).get(meetingId)
  return typeof json === 'string' ? papersSchema.parse(JSON.parse(json)) : undefined
}

function readAll<Schema extends z.ZodType>(
  document: Y.Doc,
  root: string,
  schema: Schema,
): z.output<Schema>[] {
  return [...document.getMap(root).values()].flatMap((value) => {
    const parsed = schema.safeParse(value)
    return parsed.success ? [parsed.data] : []
  })
}

function by<T>(key: (one: T) => string): (a: T, b: T) => number {
  return (a, b) => (key(a) < key(b) ? -1 : 1)
}
