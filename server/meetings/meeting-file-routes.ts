import type { Agreement } from '#shared/agreement/agreement.ts'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { meetingToExportDocument } from '#shared/meetings/meeting-to-export-document.ts'
import { hasDay } from '#shared/meetings/meetings.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { MeetingExportQuery, PaperAnswer } from '#shared/protocol/schemas/meetings.ts'
import type { ExportDesk } from '../export/export-desk.ts'
import { WRITERS } from '../export/writers.ts'
import { type EndpointsOf, endpoint, type FileAnswer, personOf } from '../http/endpoint.ts'
import { Problem } from '../http/problem.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Invitations } from './invitations.ts'
import type { Meetings } from './meetings.ts'
import type { Papers } from './papers.ts'

export interface MeetingFileRoutesOptions {
  agreement: Agreement
  meetings: Pick<Meetings, 'now'>
  papers: Papers
  desk: ExportDesk
  invitations: Pick<Invitations, 'file'>
  clock: Clock
}

const FILE_NAMES = { agenda: 'dagsorden', minutes: 'referat' } as const

export function meetingFileRoutes({
  agreement,
  meetings,
  papers,
  desk,
  invitations,
  clock,
}: MeetingFileRoutesOptions): EndpointsOf<
  'exportAgenda' | 'exportMinutes' | 'exportClosedMinutes' | 'exportInvitation'
> {
  async function fileOf(
    kind: keyof typeof FILE_NAMES,
    paper: PaperAnswer,
    { format, lang: locale }: MeetingExportQuery,
    asker: { personId: string; hungUp: AbortSignal },
  ): Promise<FileAnswer> {
    const madeOn = dateInDenmark(instantOf(clock))
    const document = meetingToExportDocument({ kind, paper, agreement, locale, madeOn })
    const { bytes } = await desk.write({ format, document }, asker.personId, asker.hungUp)
    const fileName = `${FILE_NAMES[kind]}-${paper.meeting.id}.${format}`
    return { contentType: WRITERS[format].contentType, bytes, fileName }
  }

  return {
    exportAgenda: endpoint(routes.exportAgenda, async (request) => {
      const { params, query, hungUp } = request
      const person = personOf(request)
      const paper = await papers.agendaFor(person, params.meetingId)
      return fileOf('agenda', paper, query, { personId: person.id, hungUp })
    }),

    exportMinutes: endpoint(routes.exportMinutes, async (request) => {
      const { params, query, hungUp } = request
      const person = personOf(request)
      const paper = await papers.minutesFor(person, params.meetingId)
      return fileOf('minutes', paper, query, { personId: person.id, hungUp })
    }),

    exportClosedMinutes: endpoint(routes.exportClosedMinutes, async (request) => {
      const { params, query, hungUp } = request
      const paper = await papers.withClosed(params.meetingId)
      return fileOf('minutes', paper, query, { personId: personOf(request).id, hungUp })
    }),

    exportInvitation: endpoint(routes.exportInvitation, async (request) => {
      const { slot } = await meetings.now(request.params.meetingId)
      if (!hasDay(slot)) throw new Problem('not-found')
      const bytes = await invitations.file(slot, personOf(request), request.locale)
      return { contentType: INVITATION_TYPE, bytes, fileName: `moede-${slot.id}.ics` }
    }),
  }
}

const INVITATION_TYPE = 'text/calendar; charset=utf-8; method=REQUEST'
