/** The handler of every route, over the services of a workspace. */
import type { Logger } from 'pino'
import type { Agreement } from '#shared/agreement/agreement.ts'
import { accountRoutes } from './account/account-routes.ts'
import { YearAccounts } from './account/year-accounts.ts'
import { agreementRoutes } from './agreement/agreement-routes.ts'
import { wordingRoutes } from './agreement/wording-routes.ts'
import { Wordings } from './agreement/wordings.ts'
import type { Audit } from './audit/audit.ts'
import { auditRoutes } from './audit/audit-routes.ts'
import { commentRoutes } from './comments/comment-routes.ts'
import { confidentialFindingRoutes } from './confidential/confidential-finding-routes.ts'
import { confidentialRoutes } from './confidential/confidential-routes.ts'
import { confidentialThreadRoutes } from './confidential/confidential-thread-routes.ts'
import { dutyRoutes } from './duties/duty-routes.ts'
import { overdueForAgenda } from './duties/overdue.ts'
import { Standing } from './duties/standing.ts'
import { standingRoutes } from './duties/standing-routes.ts'
import type { ExportDesk } from './export/export-desk.ts'
import { exportRoutes } from './export/export-routes.ts'
import { PlanContents } from './export/plan-contents.ts'
import { WatchedExports } from './export/watched-exports.ts'
import { feedRoutes } from './feeds/feed-routes.ts'
import { Feeds } from './feeds/feeds.ts'
import { findRoutes } from './find/find-routes.ts'
import { findingRoutes } from './findings/finding-routes.ts'
import { followUpRoutes } from './follow-up/follow-up-routes.ts'
import type { Health } from './health/health.ts'
import type { Endpoints } from './http/endpoint.ts'
import type { Metrics } from './http/metrics.ts'
import { operationsRoutes } from './http/operations-routes.ts'
import { violationRoutes } from './http/violation-routes.ts'
import { importRoutes } from './import/import-routes.ts'
import { LabelExport } from './label/label-export.ts'
import { labelRoutes } from './label/label-routes.ts'
import { Agenda } from './meetings/agenda.ts'
import { meetingFileRoutes } from './meetings/meeting-file-routes.ts'
import { meetingRoutes } from './meetings/meeting-routes.ts'
import { nextYearRoutes } from './next-year/next-year-routes.ts'
import { mailInvitationBy } from './notifications/mail-invitation.ts'
import { notificationRoutes } from './notifications/notification-routes.ts'
import { oidcRoutes } from './oidc/oidc-routes.ts'
import { overviewRoutes } from './overview/overview-routes.ts'
import { Overviews } from './overview/overviews.ts'
import { memberRoutes } from './people/member-routes.ts'
import { secondFactorRoutes } from './people/second-factor-routes.ts'
import { sessionRoutes } from './people/session-routes.ts'
import { planRoutes } from './plans/plan-routes.ts'
import type { AuditTrail } from './ports/audit.ts'
import type { Clock } from './ports/clock.ts'
import type { Directory, Session } from './ports/directory.ts'
import type { Ids } from './ports/ids.ts'
import type { Mailer } from './ports/mailer.ts'
import { publicationRoutes } from './publication/publication-routes.ts'
import type { Rooms } from './rooms/rooms.ts'
import type { Services } from './services.ts'
import { signOffRoutes } from './sign-off/sign-off-routes.ts'
import { tokenRoutes } from './tokens/token-routes.ts'
import { uploadRoutes } from './uploads/upload-routes.ts'
import { IssuedRecord } from './verify/issued-files.ts'
import { verifyRoutes } from './verify/verify-routes.ts'
import { versionRoutes } from './versions/version-routes.ts'
import { vocabularyRoutes } from './vocabulary/vocabulary-routes.ts'

export interface EndpointsOptions extends Services {
  agreement: Agreement
  metrics: Metrics
  audit: Audit
  trail: AuditTrail
  directory: Directory
  rooms: Rooms
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

export function endpointsOver(options: EndpointsOptions): Endpoints {
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
    followUps,
    confidentialFindings,
    find,
    threads,
    signOffs,
    publications,
    publicPages,
    duties,
    briefings,
    meetings,
    meetingDocuments,
    papers,
    documents,
    invitations,
    label,
    labelEdits,
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
  } = options
  const contents = new PlanContents({ agreement, plans, findings, versions, clock })
  const accounts = new YearAccounts({ plans, findings, duties, meetings: meetingDocuments, clock })
  const watched = new WatchedExports()
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
      mailInvitation: mailInvitationBy({ agreement, mailer, site, ids, log }),
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
    ...findRoutes({ find }),
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
    ...wordingRoutes({ agreement, wordings: new Wordings({ rooms, clock, ids }) }),
    ...notificationRoutes({ notifications, mail }),
    ...overviewRoutes({ overviews: new Overviews({ plans, findings, versions, comparisons, followUps }) }),
    ...commentRoutes({ plans, directory, threads }),
    ...confidentialRoutes({ plans, parts }),
    ...confidentialThreadRoutes({ threads }),
    ...confidentialFindingRoutes({ plans, findings: confidentialFindings, clock }),
    ...dutyRoutes({ duties, briefings }),
    ...signOffRoutes({ signOffs, plans }),
    ...publicationRoutes({ publications, pages: publicPages }),
    ...feedRoutes({ feeds: new Feeds({ agreement, directory, plans, clock, ids }), audit }),
    ...exportRoutes({ contents, desk, watched }),
    ...uploadRoutes({ documents }),
    ...verifyRoutes({ issued: new IssuedRecord(trail) }),
    ...accountRoutes({
      accounts,
      agreement,
      desk,
      clock,
    }),
    ...followUpRoutes({ plans }),
    ...importRoutes({ agreement, plans, ids, clock }),
    ...nextYearRoutes({ plans, ids }),
    ...labelRoutes({
      label,
      edits: labelEdits,
      watched,
      exports: new LabelExport({
        label,
        agreement,
        plans,
        contents,
        accounts,
        papers,
        documents,
        desk,
        clock,
      }),
    }),
    ...meetingFileRoutes({ agreement, meetings, papers, desk, invitations, clock }),
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
