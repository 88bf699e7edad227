import * as Y from 'yjs'
import type { Approvals } from '#shared/meetings/approval.ts'
import type { MeetingPapers, MeetingPart } from '#shared/meetings/meeting.ts'
import { approvalsIn, readMeeting } from '#shared/meetings/meeting-document.ts'
import { isMonthOfMeeting, type Meetings as MeetingsContent } from '#shared/meetings/meetings.ts'
import { beginMeetings, readMeetings } from '#shared/meetings/meetings-document.ts'
import { type MeetingRoom, type Room as RoomId, roomName } from '#shared/protocol/rooms.ts'
import { Problem } from '../http/problem.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import { DocumentDamaged } from '../ports/journal.ts'
import type { Room } from '../rooms/room.ts'
import type { Rooms, Visit } from '../rooms/rooms.ts'

export interface MeetingDocumentsOptions {
  rooms: Rooms
  clock: Clock
}

const MEETINGS: RoomId = { kind: 'meetings' }

/**
 * The way into the meetings' documents. A month's meeting is there without being made: its own documents begin when somebody
 * first looks into them. Throws `meetings-damaged` where one cannot be loaded.
 */
export class MeetingDocuments {
  readonly #options: MeetingDocumentsOptions
  #begunAt: string | undefined
  readonly #beginning = new Map<string, Promise<void>>()
  /** Everybody who sees meetings, or hears of news, asks for all of them: they are read once for each time they are changed. */
  readonly #remembered = new WeakMap<Room, { version: number; content: MeetingsContent }>()

  constructor(options: MeetingDocumentsOptions) {
    this.#options = options
  }

  /** Begins what a workspace that has never had meetings lacks; what is gone or damaged stays as it is. */
  begin(): Promise<void> {
    const { rooms, clock } = this.#options
    const document = new Y.Doc()
    beginMeetings(document, instantOf(clock))
    return rooms.beginWhereNew(MEETINGS, document)
  }

  /** Whether there is a meeting of that month. */
  async has(meetingId: string): Promise<boolean> {
    this.#begunAt ??= (await this.read()).begunAt
    return isMonthOfMeeting(meetingId, { begunAt: this.#begunAt, now: instantOf(this.#options.clock) })
  }

  /** Throws `not-found` for a month that has none. */
  async must(meetingId: string): Promise<void> {
    if (!(await this.has(meetingId))) throw new Problem('not-found')
  }

  /** Enters the room that a meeting is written in; rejects as `Rooms.enter` does. */
  async enter(id: MeetingRoom): Promise<Visit> {
    await this.#begun(id)
    return this.#options.rooms.enter(id)
  }

  /** The same object as before while nothing is changed; not to be changed. */
  read(): Promise<MeetingsContent> {
    return this.inMeetings(async (room) => {
      const before = this.#remembered.get(room)
      if (before?.version === room.version) return before.content
      const { version } = room
      const content = await room.read(readMeetings)
      this.#remembered.set(room, { version, content })
      return content
    })
  }

  papers(meetingId: string, part: MeetingPart): Promise<MeetingPapers> {
    return this.inPapers(meetingId, part, (room) => room.read(readMeeting))
  }

  approvals(meetingId: string, part: MeetingPart): Promise<Approvals> {
    return this.inPapers(meetingId, part, (room) => room.read(approvalsIn))
  }

  /** Works in what the server alone writes. */
  inMeetings<T>(work: (room: Room) => Promise<T>): Promise<T> {
    return orDamaged(this.#options.rooms.visit(MEETINGS, work))
  }

  /** Works in what people write of a meeting. */
  async inPapers<T>(meetingId: string, part: MeetingPart, work: (room: Room) => Promise<T>): Promise<T> {
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

async function orDamaged<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof DocumentDamaged) throw new Problem('meetings-damaged')
    throw error
  }
}
