/**
 * Every HTTP route there is, once. The server mounts handlers on this table, the OpenAPI document, the permission tests
 * (role × route) and the client's calls are made from it; a route that is not here does not exist. What each capability has
 * stands in routes/.
 */
import { accountRoutes } from './routes/account.ts'
import { agreementRoutes } from './routes/agreement.ts'
import { agreementWordingsRoutes } from './routes/agreement-wordings.ts'
import { auditRoutes } from './routes/audit.ts'
import { commentsRoutes } from './routes/comments.ts'
import { confidentialRoutes } from './routes/confidential.ts'
import { dutiesRoutes } from './routes/duties.ts'
import { exportRoutes } from './routes/export.ts'
import { feedsRoutes } from './routes/feeds.ts'
import { findRoutes } from './routes/find.ts'
import { findingsRoutes } from './routes/findings.ts'
import { followUpRoutes } from './routes/follow-up.ts'
import { importRoutes } from './routes/import.ts'
import { meetingsRoutes } from './routes/meetings.ts'
import { nextYearRoutes } from './routes/next-year.ts'
import { notificationsRoutes } from './routes/notifications.ts'
import { oidcRoutes } from './routes/oidc.ts'
import { operationsRoutes } from './routes/operations.ts'
import { overviewRoutes } from './routes/overview.ts'
import { peopleRoutes } from './routes/people.ts'
import { plansRoutes } from './routes/plans.ts'
import { publicationRoutes } from './routes/publication.ts'
import { signOffRoutes } from './routes/sign-off.ts'
import { standingRoutes } from './routes/standing.ts'
import { tokensRoutes } from './routes/tokens.ts'
import { verifyRoutes } from './routes/verify.ts'
import { versionsRoutes } from './routes/versions.ts'
import { vocabularyRoutes } from './routes/vocabulary.ts'

export const routes = {
  ...operationsRoutes,
  ...peopleRoutes,
  ...oidcRoutes,
  ...tokensRoutes,
  ...auditRoutes,
  ...agreementRoutes,
  ...plansRoutes,
  ...versionsRoutes,
  ...findRoutes,
  ...findingsRoutes,
  ...vocabularyRoutes,
  ...agreementWordingsRoutes,
  ...commentsRoutes,
  ...confidentialRoutes,
  ...notificationsRoutes,
  ...overviewRoutes,
  ...exportRoutes,
  ...signOffRoutes,
  ...publicationRoutes,
  ...verifyRoutes,
  ...accountRoutes,
  ...followUpRoutes,
  ...importRoutes,
  ...nextYearRoutes,
  ...meetingsRoutes,
  ...feedsRoutes,
  ...dutiesRoutes,
  ...standingRoutes,
}

export type RouteName = keyof typeof routes
