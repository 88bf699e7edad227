import type { MeetingPapers, MeetingPart } from '#shared/meetings/meeting.ts'
import { meetingLine } from '#shared/meetings/visible-to.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { PARTIES } from '#shared/plan/plan.ts'
import type { PaperAnswer } from '#shared/protocol/schemas/meetings.ts'
import { Problem } from '../http/problem.ts'
import type { Directory } from '../ports/directory.ts'
import type { MeetingDocuments } from './meeting-documents.ts'
import type { Meetings } from './meetings.ts'

export interface PapersOptions {
  meetings: Pick<Meetings, 'now' | 'sentAgenda'>
  documents: Pick<MeetingDocuments, 'approvals'>
  directory: Pick<Directory, 'findMember'>
}

/** A meeting's papers as they are handed out: the agenda as it was sent, the minutes as they are approved. */
export class Papers {
  readonly #options: PapersOptions

  constructor(options: PapersOptions) {
    this.#options = options
  }

  /** Throws `not-found` where none was sent. */
  async agenda(meetingId: string): Promise<PaperAnswer> {
    const papers = await this.#options.meetings.sentAgenda(meetingId)
    if (!papers) throw new Problem('not-found')
    return { ...(await this.#paper(meetingId, 'open')), papers, tasks: [], approvals: [] }
  }

  /** Throws `not-found` until they are approved. */
  async minutes(meetingId: string): Promise<PaperAnswer> {
    const paper = await this.#paper(meetingId, 'open')
    if (paper.meeting.state !== 'approved') throw new Problem('not-found')
    return paper
  }

  /** The agenda for a file: for who works on the meeting as it stands where it was not sent yet. */
  async agendaFor(person: Person, meetingId: string): Promise<PaperAnswer> {
    const { meetings } = this.#options
    if (!can(person, 'read', { kind: 'meeting' }) || (await meetings.sentAgenda(meetingId)))
      return this.agenda(meetingId)
    return { ...(await this.#paper(meetingId, 'open')), tasks: [] }
  }

  /** The minutes for a file: for who works on the meeting as they stand where they are not approved yet. */
  minutesFor(person: Person, meetingId: string): Promise<PaperAnswer> {
    return can(person, 'read', { kind: 'meeting' }) ? this.#paper(meetingId, 'open') : this.minutes(meetingId)
  }

  /** The minutes with the closed points behind the others: for directors alone. */
  async withClosed(meetingId: string): Promise<PaperAnswer> {
    const [open, closed] = [await this.#paper(meetingId, 'open'), await this.#paper(meetingId, 'closed')]
    const points = [...open.papers.points, ...closed.papers.points]
    return { ...open, papers: { ...open.papers, points } }
  }

  async #paper(meetingId: string, part: MeetingPart): Promise<PaperAnswer> {
    const { meetings, documents } = this.#options
    const { slot, papers, tasks } = await meetings.now(meetingId, part)
    const approvals = await documents.approvals(meetingId, part)
    return {
      meeting: meetingLine(slot),
      papers: await this.#withNames(papers),
      tasks,
      approvals: PARTIES.flatMap((party) => {
        const approval = approvals[party]
        return approval ? [{ party, name: approval.by.name, at: approval.at }] : []
      }),
    }
  }

  /** Who has left since is named all the same. */
  async #withNames({ points, present, absent }: MeetingPapers): Promise<MeetingPapers> {
    const names = async (ids: readonly string[]) => {
      const members = await Promise.all(ids.map((id) => this.#options.directory.findMember(id)))
      return members.flatMap((member) => member?.person.name ?? [])
    }
    return { points, present: await names(present), absent: await names(absent) }
  }
}
