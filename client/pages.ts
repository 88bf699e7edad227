/**
 * The pages, each fetched when somebody first goes there: signing in must not wait for the editor, nor whoever is signed in
 * for the pages with which one comes in.
 */
import { lazy } from 'react'

export const StatementPage = lazy(() =>
  import('./features/accessibility/statement-page.tsx').then(({ StatementPage }) => ({
    default: StatementPage,
  })),
)
export const AgreementPage = lazy(() =>
  import('./features/agreement/agreement-page.tsx').then(({ AgreementPage }) => ({ default: AgreementPage })),
)
export const ClausePage = lazy(() =>
  import('./features/agreement/clause-page.tsx').then(({ ClausePage }) => ({ default: ClausePage })),
)
export const ImportAgreementPage = lazy(() =>
  import('./features/agreement/import-agreement-page.tsx').then(({ ImportAgreementPage }) => ({
    default: ImportAgreementPage,
  })),
)
export const AuditPage = lazy(() =>
  import('./features/audit/audit-page.tsx').then(({ AuditPage }) => ({ default: AuditPage })),
)
export const DutiesPage = lazy(() =>
  import('./features/duties/duties-page.tsx').then(({ DutiesPage }) => ({ default: DutiesPage })),
)
export const StandingPage = lazy(() =>
  import('./features/duties/standing-page.tsx').then(({ StandingPage }) => ({ default: StandingPage })),
)
export const FeedsPage = lazy(() =>
  import('./features/feeds/feeds-page.tsx').then(({ FeedsPage }) => ({ default: FeedsPage })),
)
export const GuidePage = lazy(() =>
  import('./features/guide/guide-page.tsx').then(({ GuidePage }) => ({ default: GuidePage })),
)
export const ImportPage = lazy(() =>
  import('./features/import/import-page.tsx').then(({ ImportPage }) => ({ default: ImportPage })),
)
export const LabelPage = lazy(() =>
  import('./features/label/label-page.tsx').then(({ LabelPage }) => ({ default: LabelPage })),
)
export const IndicatorPage = lazy(() =>
  import('./features/label/indicator-page.tsx').then(({ IndicatorPage }) => ({ default: IndicatorPage })),
)
export const IndicatorSetPage = lazy(() =>
  import('./features/label/indicator-set-page.tsx').then(({ IndicatorSetPage }) => ({
    default: IndicatorSetPage,
  })),
)
export const MeetingPage = lazy(() =>
  import('./features/meetings/meeting-page.tsx').then(({ MeetingPage }) => ({ default: MeetingPage })),
)
export const MeetingsPage = lazy(() =>
  import('./features/meetings/meetings-page.tsx').then(({ MeetingsPage }) => ({ default: MeetingsPage })),
)
export const StopMailPage = lazy(() =>
  import('./features/notifications/stop-mail-page.tsx').then(({ StopMailPage }) => ({
    default: StopMailPage,
  })),
)
export const OverviewPage = lazy(() =>
  import('./features/overview/overview-page.tsx').then(({ OverviewPage }) => ({ default: OverviewPage })),
)
export const AccountPage = lazy(() =>
  import('./features/people/account-page.tsx').then(({ AccountPage }) => ({ default: AccountPage })),
)
export const YearAccountPage = lazy(() =>
  import('./features/account/year-account-page.tsx').then(({ YearAccountPage }) => ({
    default: YearAccountPage,
  })),
)
export const JoinPage = lazy(() =>
  import('./features/people/join-page.tsx').then(({ JoinPage }) => ({ default: JoinPage })),
)
export const JoinWhileSignedIn = lazy(() =>
  import('./features/people/join-page.tsx').then(({ JoinWhileSignedIn }) => ({ default: JoinWhileSignedIn })),
)
export const PeoplePage = lazy(() =>
  import('./features/people/people-page.tsx').then(({ PeoplePage }) => ({ default: PeoplePage })),
)
export const SecondFactorPage = lazy(() =>
  import('./features/people/second-factor-page.tsx').then(({ SecondFactorPage }) => ({
    default: SecondFactorPage,
  })),
)
export const SetUpPage = lazy(() =>
  import('./features/people/set-up-page.tsx').then(({ SetUpPage }) => ({ default: SetUpPage })),
)
export const SignInPage = lazy(() =>
  import('./features/people/sign-in-page.tsx').then(({ SignInPage }) => ({ default: SignInPage })),
)
const fetchPlanPage = () => import('./features/plan/plan-page.tsx')
export const PlanPage = lazy(() => fetchPlanPage().then(({ PlanPage }) => ({ default: PlanPage })))
export const PlansPage = lazy(() =>
  import('./features/plans/plans-page.tsx').then(({ PlansPage }) => ({ default: PlansPage })),
)
export const VerifyEntrance = lazy(() =>
  import('./features/verify/verify-page.tsx').then(({ VerifyEntrance }) => ({ default: VerifyEntrance })),
)
export const VerifyPage = lazy(() =>
  import('./features/verify/verify-page.tsx').then(({ VerifyPage }) => ({ default: VerifyPage })),
)
export const VersionsPage = lazy(() =>
  import('./features/versions/versions-page.tsx').then(({ VersionsPage }) => ({ default: VersionsPage })),
)
export const VocabularyPage = lazy(() =>
  import('./features/vocabulary/vocabulary-page.tsx').then(({ VocabularyPage }) => ({
    default: VocabularyPage,
  })),
)

/** Fetches a plan's page, by far the largest, while it is still being asked who has come and what they may see. */
export function fetchAhead(pathname: string): void {
  // Where it fails it is fetched once more when it is drawn, which says so.
  if (/^\/planer\/[^/]+$/u.test(pathname)) void fetchPlanPage().catch(() => undefined)
}
