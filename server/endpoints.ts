/** The handler of every route, over the services of a workspace. */
import type { Logger } from 'pino'
import type { Agreement } from '#shared/agreement/agreement.ts'
import { agreementRoutes } from './agreement/agreement-routes.ts'
import { wordingRoutes } from './agreement/wording-routes.ts'
import { Wordings } from './agreement/wordings.ts'
import type { Audit } from './audit/audit.ts'
import { auditRoutes } from './audit/audit-routes.ts'
import { commentRoutes } from './comments/comment-routes.ts'
import type { Threads } from './comments/threads.ts'
import { confidentialFindingRoutes } from './confidential/confidential-finding-routes.ts'
import type { ConfidentialFindings } from './confidential/confidential-findings.ts'
import type { ConfidentialParts } from './confidential/confidential-parts.ts'
import { confidentialRoutes } from './confidential/confidential-routes.ts'
import { confidentialThreadRoutes } from './confidential/confidential-thread-routes.ts'
import type { Briefings } from './duties/briefings.ts'
import type { Duties } from './duties/duties.ts'
import { dutyRoutes } from './duties/duty-routes.ts'
import { overdueForAgenda } from './duties/overdue.ts'
import { Standing } from './duties/standing.ts'
import { standingRoutes } from './duties/standing-routes.ts'
import type { ExportDesk } from './export/export-desk.ts'
import { exportRoutes } from './export/export-routes.ts'
import { PlanContents } from './export/plan-contents.ts'
import { feedRoutes } from './feeds/feed-routes.ts'
import { Feeds } from './feeds/feeds.ts'
import type { Find } from './find/find.ts'
import { findRoutes } from './find/find-routes.ts'
import { findingRoutes } from './findings/finding-routes.ts'
import type { PlanFindings } from './findings/plan-findings.ts'
import type { Health } from './health/health.ts'
import type { Endpoints } from './http/endpoint.ts'
import type { Metrics } from './http/metrics.ts'
import { operationsRoutes } from './http/operations-routes.ts'
import { violationRoutes } from './http/violation-routes.ts'
import { importRoutes } from './import/import-routes.ts'
import { Agenda } from './meetings/agenda.ts'
import type { Invitations } from './meetings/invitations.ts'
import type { MeetingDocuments } from './meetings/meeting-documents.ts'
import { meetingFileRoutes } from './meetings/meeting-file-routes.ts'
import { meetingRoutes } from './meetings/meeting-routes.ts'
import type { Meetings } from './meetings/meetings.ts'
import type { Papers } from './meetings/papers.ts'
import { nextYearRoutes } from './next-year/next-year-routes.ts'
import { mailInvitationBy } from './notifications/mail-invitation.ts'
import type { MailRounds } from './notifications/mail-rounds.ts'
import { notificationRoutes } from './notifications/notification-routes.ts'
import type { Notifications } from './notifications/notifications.ts'
import { oidcRoutes } from './oidc/oidc-routes.ts'
import type { ProviderSignIn } from './oidc/provider-sign-in.ts'
import type { SignInAttempts } from './oidc/sign-in-attempts.ts'
import { overviewRoutes } from './overview/overview-routes.ts'
import { Overviews } from './overview/overviews.ts'
import { memberRoutes } from './people/member-routes.ts'
import type { Members } from './people/members.ts'
import type { People } from './people/people.ts'
import { secondFactorRoutes } from './people/second-factor-routes.ts'
import type { SecondFactors } from './people/second-factors.ts'
import { sessionRoutes } from './people/session-routes.ts'
import { planRoutes } from './plans/plan-routes.ts'
import type { Plans } from './plans/plans.ts'
import type { AuditTrail } from './ports/audit.ts'
import type { Clock } from './ports/clock.ts'
import type { Directory, Session } from './ports/directory.ts'
import type { Ids } from './ports/ids.ts'
import type { Mailer } from './ports/mailer.ts'
import type { Rooms } from './rooms/rooms.ts'
import { signOffRoutes } from './sign-off/sign-off-routes.ts'
import type { SignOffs } from './sign-off/sign-offs.ts'
import { tokenRoutes } from './tokens/token-routes.ts'
import type { Tokens } from './tokens/tokens.ts'
import { IssuedRecord } from './verify/issued-files.ts'
import { verifyRoutes } from './verify/verify-routes.ts'
import type { Comparisons } from './versions/comparisons.ts'
import type { Restores } from './versions/restores.ts'
import { versionRoutes } from './versions/version-routes.ts'
import type { Versions } from './versions/versions.ts'
import type { Vocabulary } from './vocabulary/vocabulary.ts'
import { vocabularyRoutes } from './vocabulary/vocabulary-routes.ts'

export interface Services {
  agreement: Agreement
  metrics: Metrics
  people: People
  members: Members
  secondFactors: SecondFactors
  providerSignIn: ProviderSignIn
  attempts: SignInAttempts
  tokens: Tokens
  audit: Audit
  trail: AuditTrail
  directory: Directory
  rooms: Rooms
  plans: Plans
  versions: Versions
  comparisons: Comparisons
  restores: Restores
  parts: ConfidentialParts
  vocabulary: Vocabulary
  findings: PlanFindings
  confidentialFindings: ConfidentialFindings
  find: Find
  threads: Threads
  signOffs: SignOffs
  duties: Duties
  briefings: Briefings
  meetings: Meetings
  meetingDocuments: MeetingDocuments
  papers: Papers
  invitations: Invitations
  notifications: Notifications
  mail: MailRounds
  desk: ExportDesk
  clock: Clock
  ids: Ids
  log: Logger
  mailer: Mailer | undefined
  publicUrl: URL | undefined
  /** Where people reach the server; empty until it listens. */
  site: () => string
  health: Health
  /** Whether only this machine reaches it. */
  isForOwnMachine: () => boolean
  onSignedOut: (sessionId: string) => void
  /** Closes the sockets of those who must set up a second factor first. */
  shutOut: (sessions: readonly Session[]) => void
}

export function endpointsOver(services: Services): Endpoints {
  const {
    agreement,
    metrics,
    people,
    members,
    secondFactors,
    providerSignIn,
    attempts,
    tokens,
    audit,
    trail,
    directory,
    rooms,
    plans,
    versions,
    comparisons,
    restores,
    parts,
    vocabulary,
    findings,
    confidentialFindings,
    find,
    threads,
    signOffs,
    duties,
    briefings,
    meetings,
    meetingDocuments,
    papers,
    invitations,
    notifications,
    mail,
    desk,
    clock,
    ids,
    log,
    mailer,
    publicUrl,
    site,
    health,
    isForOwnMachine,
    onSignedOut,
    shutOut,
  } = services
  return {
    ...operationsRoutes({
      metrics,
      health,
      isForOwnMachine,
      secure: publicUrl?.protocol === 'https:',
    }),
    ...violationRoutes({
      violated: (violation) => {
        metrics.violations.inc()
        log.warn(violation, 'a page did what its policy forbids')
      },
    }),
    ...sessionRoutes({ people, onSignedOut }),
    ...oidcRoutes({
      providerSignIn,
      attempts,
      people,
      onSignedOut,
      failed: (error) => log.error({ err: error }, 'a return from a provider failed'),
    }),
    ...tokenRoutes({ tokens }),
    ...agreementRoutes({ agreement }),
    ...auditRoutes({ audit, directory, ids }),
    ...planRoutes({ plans, ids }),
    ...versionRoutes({
      versions,
      comparisons,
      restores,
      plans,
      directory,
    }),
    ...memberRoutes({
      members,
      people,
      mailInvitation: mailInvitationBy({ agreement, mailer: mailer, site, ids, log }),
    }),
    ...secondFactorRoutes({
      directory,
      people,
      secondFactors,
      shutOut,
    }),
    ...standingRoutes({
      standing: new Standing({
        agreement,
        documents: meetingDocuments,
        plans,
        clock,
        ids,
        terminated: () => mail.stir(),
      }),
    }),
    ...findRoutes({ find: find }),
    ...findingRoutes({
      plans,
      findings,
      clock,
      learn: (generation, finding, decision) =>
        vocabulary.learn(generation, finding, decision).catch((error: unknown) => {
          // The decision stands in the ledger; what it teaches can be taught again.
          log.error({ err: error }, 'what a decision teaches could not be kept')
        }),
    }),
    ...vocabularyRoutes({ vocabulary }),
    ...wordingRoutes({ agreement, wordings: new Wordings({ rooms: rooms, clock, ids }) }),
    ...notificationRoutes({ notifications, mail }),
    ...overviewRoutes({ overviews: new Overviews({ plans, findings, versions, comparisons }) }),
    ...commentRoutes({ plans, directory, threads }),
    ...confidentialRoutes({ plans, parts: parts }),
    ...confidentialThreadRoutes({ threads }),
    ...confidentialFindingRoutes({ plans, findings: confidentialFindings, clock }),
    ...dutyRoutes({ duties, briefings }),
    ...signOffRoutes({ signOffs, plans }),
    ...feedRoutes({ feeds: new Feeds({ agreement, directory, plans, clock, ids }), audit }),
    ...exportRoutes({
      contents: new PlanContents({ agreement, plans, findings, versions, clock }),
      desk: desk,
    }),
    ...verifyRoutes({ issued: new IssuedRecord(trail) }),
    ...importRoutes({ agreement, plans, ids, clock }),
    ...nextYearRoutes({ plans, ids }),
    ...meetingFileRoutes({ agreement, meetings, papers, desk: desk, invitations, clock }),
    ...meetingRoutes({
      meetings,
      documents: meetingDocuments,
      plans,
      agenda: new Agenda({
        documents: meetingDocuments,
        plans,
        findings,
        versions,
        overdueDuties: async () => overdueForAgenda(await duties.overdue()),
        clock,
      }),
      papers,
      invite: async (invitation) => mail.invite(await invitations.directors(), invitation),
      directory,
      clock,
    }),
  }
}
