import { hasDay } from '#shared/meetings/meetings.ts'
import { meetingsFor } from '#shared/meetings/visible-to.ts'
import { can } from '#shared/permissions/can.ts'
import { signatureOf } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint, personOf } from '../http/endpoint.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'
import type { Agenda } from './agenda.ts'
import type { Invitations } from './invitations.ts'
import type { MeetingDocuments } from './meeting-documents.ts'
import type { Meetings } from './meetings.ts'
import type { Papers } from './papers.ts'

export interface MeetingRoutesOptions {
  meetings: Meetings
  documents: Pick<MeetingDocuments, 'read'>
  agenda: Agenda
  papers: Papers
  invitations: Pick<Invitations, 'mail'>
  directory: Pick<Directory, 'listMembers'>
  clock: Clock
}

export function meetingRoutes({
  meetings,
  documents,
  agenda,
  papers,
  invitations,
  directory,
  clock,
}: MeetingRoutesOptions): EndpointsOf<
  | 'listMeetings'
  | 'listAttendees'
  | 'readAgenda'
  | 'readMinutes'
  | 'proposeAgenda'
  | 'changeMeeting'
  | 'takeMeetingStep'
  | 'approveMinutes'
  | 'approveClosedMinutes'
  | 'giveTask'
  | 'changeTask'
  | 'logContact'
> {
  return {
    listMeetings: endpoint(routes.listMeetings, async (request) =>
      meetingsFor(personOf(request), await documents.read(), instantOf(clock)),
    ),

    listAttendees: endpoint(routes.listAttendees, async () => {
      const members = (await directory.listMembers()).filter(
        ({ person, deactivatedAt }) => !deactivatedAt && can(person, 'read', { kind: 'agenda' }),
      )
      return { people: members.map(({ person }) => signatureOf(person)) }
    }),

    readAgenda: endpoint(routes.readAgenda, ({ params }) => papers.agenda(params.meetingId)),

    readMinutes: endpoint(routes.readMinutes, ({ params }) => papers.minutes(params.meetingId)),

    proposeAgenda: endpoint(routes.proposeAgenda, async (request) => ({
      proposals: await agenda.proposals(request.params.meetingId, personOf(request)),
    })),

    changeMeeting: endpoint(routes.changeMeeting, async (request) => {
      const { slot, isMoved } = await meetings.change(request.params.meetingId, request.body)
      // Nobody waits for a mail server that hangs.
      if (isMoved && hasDay(slot)) void invitations.mail(slot, personOf(request), request.locale)
      return slot
    }),

    takeMeetingStep: endpoint(routes.takeMeetingStep, (request) =>
      meetings.take(request.params.meetingId, request.body.step, personOf(request)),
    ),

    approveMinutes: endpoint(routes.approveMinutes, (request) =>
      meetings.approve(request.params.meetingId, 'open', personOf(request), request.body.contentHash),
    ),

    approveClosedMinutes: endpoint(routes.approveClosedMinutes, (request) =>
      meetings.approve(request.params.meetingId, 'closed', personOf(request), request.body.contentHash),
    ),

    giveTask: endpoint(routes.giveTask, (request) =>
      meetings.giveTask(request.params.meetingId, request.body, personOf(request)),
    ),

    changeTask: endpoint(routes.changeTask, (request) =>
      meetings.changeTask(request.params.taskId, request.body, personOf(request)),
    ),

    logContact: endpoint(routes.logContact, (request) =>
      meetings.logContact(request.body, personOf(request)),
    ),
  }
}
