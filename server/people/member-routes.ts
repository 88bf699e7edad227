import type { z } from 'zod'
import { routes } from '#shared/protocol/routes.ts'
import type { invitationAnswer, memberAnswer } from '#shared/protocol/schemas/people.ts'
import { type EndpointsOf, endpoint, sessionOf } from '../http/endpoint.ts'
import type { MailInvitation } from '../notifications/mail-invitation.ts'
import type { Invitation, Member, Session } from '../ports/directory.ts'
import type { Members } from './members.ts'
import type { CurrentSession, People } from './people.ts'

type MemberRoutes = EndpointsOf<
  | 'listPeople'
  | 'invite'
  | 'withdrawInvitation'
  | 'openInvitation'
  | 'join'
  | 'changeMember'
  | 'endMemberSession'
  | 'listOwnSessions'
  | 'endOwnSession'
  | 'changePassword'
>

export interface MemberRoutesOptions {
  members: Members
  people: People
  /** Sends the link to the invited person, where the server sends mail; never rejects. */
  mailInvitation: MailInvitation
}

export function memberRoutes({ members, people, mailInvitation }: MemberRoutesOptions): MemberRoutes {
  return {
    listPeople: endpoint(routes.listPeople, async (request) => {
      const session = sessionOf(request)
      const found = await members.list(session.person)
      return {
        people: found.members.map(([member, sessions]) => memberToAnswer(member, sessions, session)),
        invitations: found.invitations.map(invitationToAnswer),
        settings: found.settings,
      }
    }),
    invite: endpoint(routes.invite, async (request) => {
      const { invitation, token } = await members.invite(sessionOf(request).person, request.body)
      request.note({ invitationId: invitation.id })
      const mail = await mailInvitation(invitation, token, request.locale)
      return { invitation: invitationToAnswer(invitation), token, mail }
    }),
    withdrawInvitation: endpoint(routes.withdrawInvitation, async (request) => {
      const { person } = sessionOf(request)
      const { party, role } = await members.withdraw(person, request.params.invitationId)
      request.note({ party, role })
    }),
    openInvitation: endpoint(routes.openInvitation, async ({ body, caller }) =>
      forTheInvited(await members.open(body.token, caller)),
    ),
    join: endpoint(routes.join, async ({ body, caller, reply, enterFirst }) => {
      reply.startSession(await members.join(body, caller, () => enterFirst('joined')))
    }),
    changeMember: endpoint(routes.changeMember, async (request) => {
      const session = sessionOf(request)
      const [member, sessions] = await members.change(session.person, request.params.personId, request.body)
      return memberToAnswer(member, sessions, session)
    }),
    endMemberSession: endpoint(routes.endMemberSession, (request) =>
      members.endSession(sessionOf(request).person, request.params.personId, request.params.sessionId),
    ),
    listOwnSessions: endpoint(routes.listOwnSessions, async (request) => {
      const session = sessionOf(request)
      return { sessions: (await members.ownSessions(session)).map((one) => sessionToAnswer(one, session)) }
    }),
    endOwnSession: endpoint(routes.endOwnSession, (request) =>
      members.endOwnSession(sessionOf(request), request.params.sessionId),
    ),
    changePassword: endpoint(routes.changePassword, async (request) => {
      const session = sessionOf(request)
      await members.changePassword(session, request.body, request.caller)
      request.reply.startSession(await people.renewSession(session))
    }),
  }
}

function memberToAnswer(
  { person, deactivatedAt, lastSignInAt, secondFactor }: Member,
  sessions: readonly Session[] | undefined,
  asking: CurrentSession,
): z.input<typeof memberAnswer> {
  return {
    person,
    isActive: deactivatedAt === undefined,
    ...(sessions && {
      hasSecondFactor: secondFactor !== undefined,
      lastSignInAt,
      sessions: sessions.map((one) => sessionToAnswer(one, asking)),
    }),
  }
}

function sessionToAnswer({ id, startedAt, device }: Session, asking: CurrentSession) {
  return { id, startedAt, device, isThis: id === asking.id }
}

function invitationToAnswer({ tokenHash: _, byId: __, ...invitation }: Invitation) {
  return invitation
}

function forTheInvited({ email, party, role, by, expiresAt }: Invitation): z.input<typeof invitationAnswer> {
  return { email, party, role, by, expiresAt }
}
