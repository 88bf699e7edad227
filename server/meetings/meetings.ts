import * as Y from 'yjs'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { approvedAt, papersHash } from '#shared/meetings/approval.ts'
import { isLocked } from '#shared/meetings/locked.ts'
import { type MeetingPapers, type MeetingPart, mayDecide } from '#shared/meetings/meeting.ts'
import { approvalsIn, putApproval, readMeeting } from '#shared/meetings/meeting-document.ts'
import {
  type Contact,
  isThere,
  type MeetingStep,
  type Meetings as MeetingsContent,
  mayTake,
  type Slot,
  slotOf,
  type Task,
} from '#shared/meetings/meetings.ts'
import {
  beginMeetings,
  putAgenda,
  putContact,
  putSlot,
  putTask,
  readMeetings,
  sentAgenda,
} from '#shared/meetings/meetings-document.ts'
import { type Person, signatureOf } from '#shared/permissions/person.ts'
import { type MeetingRoom, type Room as RoomId, roomName } from '#shared/protocol/rooms.ts'
import type { NewContact, NewTask, SlotChange, TaskChange } from '#shared/protocol/schemas/meetings.ts'
import { Problem } from '../http/problem.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'
import type { Ids } from '../ports/ids.ts'
import { DocumentDamaged } from '../ports/journal.ts'
import type { Room } from '../rooms/room.ts'
import type { Rooms, Visit } from '../rooms/rooms.ts'

export interface MeetingsOptions {
  rooms: Rooms
  directory: Pick<Directory, 'findMember'>
  clock: Clock
  ids: Ids
}

/** A meeting as it stands, for who works on it. */
export interface MeetingNow {
  slot: Slot
  papers: MeetingPapers
  tasks: Task[]
}

const WHEN_AND_WHERE = ['date', 'time', 'place'] as const

const MEETINGS: RoomId = { kind: 'meetings' }

/**
 * The coordination meetings. A month's meeting is there without being made: its documents begin when somebody first looks
 * into it. Commands run one after the other, so that what one has judged still holds when it writes. Throws
 * `meetings-damaged` where a document cannot be loaded.
 */
export class Meetings {
  readonly #options: MeetingsOptions
  #begunAt: string | undefined
  readonly #beginning = new Map<string, Promise<void>>()
  #lastTurn: Promise<unknown> = Promise.resolve()

  constructor(options: MeetingsOptions) {
    this.#options = options
  }

  /**
   * Begins what a workspace that has never had meetings lacks; what is gone or damaged stays as it is. Where the server ended
   * between locking minutes and listing them as approved, that is made up for.
   */
  async begin(): Promise<void> {
    const { rooms, clock } = this.#options
    const document = new Y.Doc()
    beginMeetings(document, instantOf(clock))
    await rooms.beginWhereNew(MEETINGS, document)
    try {
      const { slots } = await this.read()
      for (const slot of slots) {
        if (!slot.steps['minutes-sent'] || slot.approvedAt !== undefined) continue
        const at = approvedAt(await this.approvals(slot.id, 'open'))
        if (at !== undefined) await this.#putSlot({ ...slot, approvedAt: at })
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  }

  /** Whether there is a meeting of that month. */
  async has(meetingId: string): Promise<boolean> {
    this.#begunAt ??= (await this.read()).begunAt
    return isThere(meetingId, { begunAt: this.#begunAt, now: instantOf(this.#options.clock) })
  }

  /** Enters the room that a meeting is written in; rejects as `Rooms.enter` does. */
  async enter(id: MeetingRoom): Promise<Visit> {
    await this.#begun(id)
    return this.#options.rooms.enter(id)
  }

  read(): Promise<MeetingsContent> {
    return this.#inMeetings((room) => room.read(readMeetings))
  }

  /** Throws `not-found` for a month that has no meeting. */
  async now(meetingId: string, part: MeetingPart = 'open'): Promise<MeetingNow> {
    await this.#must(meetingId)
    const [meetings, papers] = [await this.read(), await this.papers(meetingId, part)]
    const tasks = part === 'open' ? tasksOf(meetings, meetingId) : []
    return { slot: slotOf(meetings, meetingId), papers, tasks }
  }

  papers(meetingId: string, part: MeetingPart): Promise<MeetingPapers> {
    return this.#inPapers(meetingId, part, (room) => room.read(readMeeting))
  }

  approvals(meetingId: string, part: MeetingPart) {
    return this.#inPapers(meetingId, part, (room) => room.read(approvalsIn))
  }

  /** The agenda as it was sent; undefined where none was. */
  async sentAgenda(meetingId: string): Promise<MeetingPapers | undefined> {
    await this.#must(meetingId)
    return this.#inMeetings((room) => room.read((document) => sentAgenda(document, meetingId)))
  }

  /** Throws `minutes-approved` once they are, for then nothing of the meeting changes. */
  change(meetingId: string, change: SlotChange): Promise<{ slot: Slot; isMoved: boolean }> {
    return this.#inTurn(meetingId, async (meetings) => {
      const before = mustBeOpen(slotOf(meetings, meetingId))
      const slot: Slot = { ...before }
      for (const field of WHEN_AND_WHERE) {
        const value = change[field]
        if (value === '') delete slot[field]
        else if (value !== undefined) slot[field] = value
      }
      const isMoved = WHEN_AND_WHERE.some((field) => slot[field] !== before[field])
      return { slot: isMoved ? await this.#putSlot(slot) : before, isMoved }
    })
  }

  /** Throws `out-of-turn` for a step that the meeting cannot take now. */
  take(meetingId: string, step: MeetingStep, person: Person): Promise<Slot> {
    return this.#inTurn(meetingId, async (meetings) => {
      const slot = slotOf(meetings, meetingId)
      if (!mayTake(step, slot)) throw new Problem('out-of-turn')
      if (step === 'agenda-sent') {
        const agenda = agendaOf(await this.papers(meetingId, 'open'))
        await this.#edit((document) => putAgenda(document, meetingId, agenda))
      }
      const taken = { by: signatureOf(person), at: instantOf(this.#options.clock) }
      return this.#putSlot({ ...slot, steps: { ...slot.steps, [step]: taken } })
    })
  }

  /**
   * Approves the minutes in the words of that hash, and answers since when both parties have. Throws `out-of-date` where they
   * read otherwise by now, `out-of-turn` before they are sent for approval, `minutes-approved` once they are.
   */
  approve(
    meetingId: string,
    part: MeetingPart,
    person: Person,
    hash: string,
  ): Promise<{ approvedAt: string | undefined }> {
    return this.#inTurn(meetingId, async (meetings) => {
      const slot = slotOf(meetings, meetingId)
      if (!slot.steps['minutes-sent']) throw new Problem('out-of-turn')
      const tasks = part === 'open' ? tasksOf(meetings, meetingId) : []
      const approval = { hash, by: signatureOf(person), at: instantOf(this.#options.clock) }
      // Compared and approved in one step: nobody's words come in between.
      const approvals = await this.#inPapers(meetingId, part, (room) =>
        room.edit((document) => {
          if (isLocked(document)) throw new Problem('minutes-approved')
          if (papersHash(readMeeting(document), tasks) !== hash) throw new Problem('out-of-date')
          putApproval(document, person.party, approval)
          return approvalsIn(document)
        }),
      )
      const at = approvedAt(approvals)
      if (part === 'open' && at !== undefined) await this.#putSlot({ ...slot, approvedAt: at })
      return { approvedAt: at }
    })
  }

  /** Throws `not-found` for a point or an owner that is not there, `nothing-to-decide` under a point that only informs. */
  giveTask(meetingId: string, task: NewTask, person: Person): Promise<Task> {
    return this.#inTurn(meetingId, async (meetings) => {
      mustBeOpen(slotOf(meetings, meetingId))
      const { points } = await this.papers(meetingId, 'open')
      const point = points.find(({ id }) => id === task.pointId)
      const owner = await this.#options.directory.findMember(task.ownerId)
      if (!point || !owner) throw new Problem('not-found')
      if (!mayDecide(point)) throw new Problem('nothing-to-decide')
      const { clock, ids } = this.#options
      const { planId, activityId } = point
      const given: Task = {
        id: ids.newId(),
        meetingId,
        pointId: point.id,
        text: task.text,
        owner: { personId: owner.person.id, name: owner.person.name },
        dueDate: task.dueDate,
        ...(planId !== undefined && { planId }),
        ...(activityId !== undefined && { activityId }),
        given: { by: signatureOf(person), at: instantOf(clock) },
      }
      await this.#edit((document) => putTask(document, given))
      return given
    })
  }

  /** Ends the task or opens it again, whenever that is: approved minutes say what was given, not what came of it. */
  changeTask(taskId: string, change: TaskChange, person: Person): Promise<Task> {
    return this.#inTurn(undefined, async (meetings) => {
      const task = meetings.tasks.find(({ id }) => id === taskId)
      if (!task) throw new Problem('not-found')
      const { ended: _, ...open } = task
      const signed = { by: signatureOf(person), at: instantOf(this.#options.clock) }
      const { state, reason } = change
      const changed: Task = state === 'open' ? open : { ...open, ended: { ...signed, how: state, reason } }
      await this.#edit((document) => putTask(document, changed))
      return changed
    })
  }

  /** Throws `invalid-input` for a day that is still to come. */
  logContact({ text, on }: NewContact, person: Person): Promise<Contact> {
    return this.#inTurn(undefined, async () => {
      const at = instantOf(this.#options.clock)
      const today = dateInDenmark(at)
      if (on !== undefined && on > today) throw new Problem('invalid-input')
      const contact = { id: this.#options.ids.newId(), text, on: on ?? today, by: signatureOf(person), at }
      await this.#edit((document) => putContact(document, contact))
      return contact
    })
  }

  async #must(meetingId: string): Promise<void> {
    if (!(await this.has(meetingId))) throw new Problem('not-found')
  }

  /** Runs a command after all before it; throws `not-found` for a month that has no meeting. */
  #inTurn<T>(meetingId: string | undefined, work: (meetings: MeetingsContent) => Promise<T>): Promise<T> {
    const turn = this.#lastTurn.then(async () => {
      if (meetingId !== undefined) await this.#must(meetingId)
      return work(await this.read())
    })
    this.#lastTurn = turn.catch(() => {})
    return turn
  }

  async #putSlot(slot: Slot): Promise<Slot> {
    await this.#edit((document) => putSlot(document, slot))
    return slot
  }

  #edit<T>(change: (document: Y.Doc) => T): Promise<T> {
    return this.#inMeetings((room) => room.edit(change))
  }

  #inMeetings<T>(work: (room: Room) => Promise<T>): Promise<T> {
    return orDamaged(this.#options.rooms.visit(MEETINGS, work))
  }

  async #inPapers<T>(meetingId: string, part: MeetingPart, work: (room: Room) => Promise<T>): Promise<T> {
    const id: MeetingRoom = { kind: part === 'open' ? 'meeting' : 'closed-meeting', meetingId }
    await this.#begun(id)
    return orDamaged(this.#options.rooms.visit(id, work))
  }

  /** One beginning at a time: a second would put an empty document in the place of the first one's words. */
  #begun(id: MeetingRoom): Promise<void> {
    const name = roomName(id)
    const begun = this.#beginning.get(name) ?? this.#options.rooms.beginWhereNew(id, new Y.Doc())
    this.#beginning.set(name, begun)
    begun.catch(() => this.#beginning.delete(name))
    return begun
  }
}

function tasksOf({ tasks }: MeetingsContent, meetingId: string): Task[] {
  return tasks.filter((task) => task.meetingId === meetingId)
}

function mustBeOpen(slot: Slot): Slot {
  if (slot.approvedAt !== undefined) throw new Problem('minutes-approved')
  return slot
}

/** The points as they are to be taken up: what is decided, and who was there, is for the minutes. */
function agendaOf({ points }: MeetingPapers): MeetingPapers {
  return { points: points.map((point) => ({ ...point, decision: [] })), present: [], absent: [] }
}

async function orDamaged<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof DocumentDamaged) throw new Problem('meetings-damaged')
    throw error
  }
}
