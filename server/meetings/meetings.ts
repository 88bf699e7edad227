import type * as Y from 'yjs'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { approvedAt, papersHash } from '#shared/meetings/approval.ts'
import { isLocked } from '#shared/meetings/locked.ts'
import { type MeetingPapers, type MeetingPart, mayDecide } from '#shared/meetings/meeting.ts'
import { approvalsIn, putApproval, readMeeting } from '#shared/meetings/meeting-document.ts'
import {
  type Contact,
  type MeetingStep,
  type Meetings as MeetingsContent,
  mayTake,
  type Slot,
  slotOf,
  type Task,
} from '#shared/meetings/meetings.ts'
import { putAgenda, putContact, putSlot, putTask, sentAgenda } from '#shared/meetings/meetings-document.ts'
import { type Person, signatureOf } from '#shared/permissions/person.ts'
import type { NewContact, NewTask, SlotChange, TaskChange } from '#shared/protocol/schemas/meetings.ts'
import { Problem } from '../http/problem.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'
import type { Ids } from '../ports/ids.ts'
import type { Lease, Leases } from '../ports/leases.ts'
import type { MeetingDocuments } from './meeting-documents.ts'

export interface MeetingsOptions {
  documents: MeetingDocuments
  directory: Pick<Directory, 'findMember'>
  leases: Leases
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

/**
 * What is said of the coordination meetings. Commands run one after the other, on whichever server, so that what one has
 * judged still holds when it writes. Throws as `MeetingDocuments`, and `not-found` for a month that has no meeting.
 */
export class Meetings {
  readonly #options: MeetingsOptions
  readonly #documents: MeetingDocuments

  constructor(options: MeetingsOptions) {
    this.#options = options
    this.#documents = options.documents
  }

  /** Makes up for a server that ended between locking minutes and listing them as approved. */
  async begin(): Promise<void> {
    try {
      await this.#inTurn(undefined, async ({ slots }, lease) => {
        for (const slot of slots) {
          if (!slot.steps['minutes-sent'] || slot.approvedAt !== undefined) continue
          const at = approvedAt(await this.#documents.approvals(slot.id, 'open'))
          if (at !== undefined) await this.#putSlot({ ...slot, approvedAt: at }, lease)
        }
      })
    } catch (error) {
      // Who asks for the meetings is told.
      if (!(error instanceof Problem)) throw error
    }
  }

  async now(meetingId: string, part: MeetingPart = 'open'): Promise<MeetingNow> {
    await this.#documents.must(meetingId)
    const meetings = await this.#documents.read()
    const papers = await this.#documents.papers(meetingId, part)
    const tasks = part === 'open' ? tasksOf(meetings, meetingId) : []
    return { slot: slotOf(meetings, meetingId), papers, tasks }
  }

  /** The agenda as it was sent; undefined where none was. */
  async sentAgenda(meetingId: string): Promise<MeetingPapers | undefined> {
    await this.#documents.must(meetingId)
    return this.#documents.inMeetings((room) => room.read((document) => sentAgenda(document, meetingId)))
  }

  /** Throws `minutes-approved` once they are, for then nothing of the meeting changes. */
  change(meetingId: string, change: SlotChange): Promise<{ slot: Slot; isMoved: boolean }> {
    return this.#inTurn(meetingId, async (meetings, lease) => {
      const before = mustBeOpen(slotOf(meetings, meetingId))
      const slot: Slot = { ...before }
      for (const field of WHEN_AND_WHERE) {
        const value = change[field]
        if (value === '') delete slot[field]
        else if (value !== undefined) slot[field] = value
      }
      const isMoved = WHEN_AND_WHERE.some((field) => slot[field] !== before[field])
      return { slot: isMoved ? await this.#putSlot(slot, lease) : before, isMoved }
    })
  }

  /** Throws `out-of-turn` for a step that the meeting cannot take now. */
  take(meetingId: string, step: MeetingStep, person: Person): Promise<Slot> {
    return this.#inTurn(meetingId, async (meetings, lease) => {
      const slot = slotOf(meetings, meetingId)
      if (!mayTake(step, slot)) throw new Problem('out-of-turn')
      if (step === 'agenda-sent') {
        const agenda = agendaOf(await this.#documents.papers(meetingId, 'open'))
        await this.#edit((document) => putAgenda(document, meetingId, agenda), lease)
      }
      const taken = { by: signatureOf(person), at: instantOf(this.#options.clock) }
      return this.#putSlot({ ...slot, steps: { ...slot.steps, [step]: taken } }, lease)
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
    return this.#inTurn(meetingId, async (meetings, lease) => {
      const slot = slotOf(meetings, meetingId)
      if (!slot.steps['minutes-sent']) throw new Problem('out-of-turn')
      const tasks = part === 'open' ? tasksOf(meetings, meetingId) : []
      const approval = { hash, by: signatureOf(person), at: instantOf(this.#options.clock) }
      // Compared and approved in one step: nobody's words come in between.
      const approvals = await this.#documents.inPapers(meetingId, part, (room) =>
        room.edit(
          (document) => {
            if (isLocked(document)) throw new Problem('minutes-approved')
            if (papersHash(readMeeting(document), tasks) !== hash) throw new Problem('out-of-date')
            putApproval(document, person.party, approval)
            return approvalsIn(document)
          },
          { lease },
        ),
      )
      const at = approvedAt(approvals)
      if (part === 'open' && at !== undefined) await this.#putSlot({ ...slot, approvedAt: at }, lease)
      return { approvedAt: at }
    })
  }

  /** Throws `not-found` for a point or an owner that is not there, `nothing-to-decide` under a point that only informs. */
  giveTask(meetingId: string, task: NewTask, person: Person): Promise<Task> {
    return this.#inTurn(meetingId, async (meetings, lease) => {
      mustBeOpen(slotOf(meetings, meetingId))
      const { points } = await this.#documents.papers(meetingId, 'open')
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
      await this.#edit((document) => putTask(document, given), lease)
      return given
    })
  }

  /** Ends the task or opens it again, whenever that is: approved minutes say what was given, not what came of it. */
  changeTask(taskId: string, change: TaskChange, person: Person): Promise<Task> {
    return this.#inTurn(undefined, async (meetings, lease) => {
      const task = meetings.tasks.find(({ id }) => id === taskId)
      if (!task) throw new Problem('not-found')
      const { ended: _, ...open } = task
      const signed = { by: signatureOf(person), at: instantOf(this.#options.clock) }
      const { state, reason } = change
      const changed: Task = state === 'open' ? open : { ...open, ended: { ...signed, how: state, reason } }
      await this.#edit((document) => putTask(document, changed), lease)
      return changed
    })
  }

  /** Throws `invalid-input` for a day that is still to come. */
  logContact({ text, on }: NewContact, person: Person): Promise<Contact> {
    return this.#inTurn(undefined, async (_meetings, lease) => {
      const at = instantOf(this.#options.clock)
      const today = dateInDenmark(at)
      if (on !== undefined && on > today) throw new Problem('invalid-input')
      const contact = { id: this.#options.ids.newId(), text, on: on ?? today, by: signatureOf(person), at }
      await this.#edit((document) => putContact(document, contact), lease)
      return contact
    })
  }

  /** Runs a command after all before it; throws `not-found` for a month that has no meeting. */
  #inTurn<T>(
    meetingId: string | undefined,
    work: (meetings: MeetingsContent, lease: Lease) => Promise<T>,
  ): Promise<T> {
    return this.#options.leases.under('meetings', async (lease) => {
      if (meetingId !== undefined) await this.#documents.must(meetingId)
      return work(await this.#documents.read(), lease)
    })
  }

  async #putSlot(slot: Slot, lease: Lease): Promise<Slot> {
    await this.#edit((document) => putSlot(document, slot), lease)
    return slot
  }

  #edit<T>(change: (document: Y.Doc) => T, lease: Lease): Promise<T> {
    return this.#documents.inMeetings((room) => room.edit(change, { lease }))
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
