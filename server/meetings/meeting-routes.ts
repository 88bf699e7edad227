import type { Locale } from '#shared/basics/locale.ts'
import { hasDay } from '#shared/meetings/meetings.ts'
import { meetingsFor, planTasksFor } from '#shared/meetings/visible-to.ts'
import { can } from '#shared/permissions/can.ts'
import { signatureOf } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint, personOf } from '../http/endpoint.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'
import type { Agenda } from './agenda.ts'
import type { MeetingDocuments } from './meeting-documents.ts'
import type { Meetings } from './meetings.ts'
import type { Papers } from './papers.ts'

export interface MeetingRoutesOptions {
  meetings: Meetings
  documents: Pick<MeetingDocuments, 'read'>
  plans: Pick<Plans, 'must'>
  agenda: Agenda
  papers: Papers
  /** Has both parties' directors invited by mail, in the name of whoever has set the day; resolves once that is on disk. */
  invite(invitation: { meetingId: string; byId: string; locale: Locale }): Promise<void>
  directory: Pick<Directory, 'listMembers'>
  clock: Clock
}

export function meetingRoutes({
  meetings,
  documents,
  plans,
  agenda,
  papers,
  invite,
  directory,
  clock,
}: MeetingRoutesOptions): EndpointsOf<
  | 'listMeetings'
  | 'listPlanTasks'
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

    listPlanTasks: endpoint(routes.listPlanTasks, async (request) => {
      const { id } = await plans.must(request.params.planId)
      return { tasks: planTasksFor(personOf(request), await documents.read(), id) }
    }),

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
      if (isMoved && hasDay(slot))
        await invite({ meetingId: slot.id, byId: personOf(request).id, locale: request.locale })
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
