import { Compass } from 'lucide-react'
import { Suspense, useEffect, useLayoutEffect } from 'react'
import { Navigate, Route, Routes, useLocation, useNavigationType, useParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { isMeetingId } from '#shared/meetings/meeting.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { isPlanId } from '#shared/protocol/rooms.ts'
import { useProblemSentence } from './api/problem-sentence.ts'
import { AgreementProvider, useAgreement } from './features/agreement/agreement-provider.tsx'
import { PartiesProvider } from './features/agreement/parties-provider.tsx'
import { WordingsProvider } from './features/agreement/wordings-provider.tsx'
import { FindProvider } from './features/find/find-provider.tsx'
import { HelpLink } from './features/guide/help-link.tsx'
import { NoticesProvider } from './features/notifications/notices-provider.tsx'
import { NeedsConnectionPage, needsServer } from './features/offline/needs-connection-page.tsx'
import { OverviewMemory } from './features/overview/overview-memory.tsx'
import { WithAppHeader } from './features/people/app-header.tsx'
import { cameFrom } from './features/people/came-from.ts'
import { useSession } from './features/people/session.tsx'
import {
  AccountPage,
  AgreementPage,
  AuditPage,
  ClausePage,
  DutiesPage,
  FeedsPage,
  GuidePage,
  ImportAgreementPage,
  ImportPage,
  IndicatorPage,
  IndicatorSetPage,
  JoinPage,
  JoinWhileSignedIn,
  LabelPage,
  MeetingPage,
  MeetingsPage,
  OverviewPage,
  PeoplePage,
  PlanPage,
  PlansPage,
  SecondFactorPage,
  SetUpPage,
  SignInPage,
  StandingPage,
  StatementPage,
  StopMailPage,
  VerifyEntrance,
  VerifyPage,
  VersionsPage,
  VocabularyPage,
  YearAccountPage,
} from './pages.ts'
import { DeadEnd } from './ui/dead-end.tsx'
import { FailureBanner } from './ui/failure-banner.tsx'
import { FailureBoundary } from './ui/failure-boundary.tsx'
import { Skeleton } from './ui/skeleton.tsx'

/** The session decides what there is to see: pages for those inside, the sign-in page for everyone else. */
export function App() {
  const { session, refresh } = useSession()
  useLookingForServer()
  useStartAtTop()
  const sentenceOf = useProblemSentence()
  const { pathname } = useLocation()

  switch (session.kind) {
    case 'asking':
      return <Waiting />
    case 'failed':
      return (
        <>
          <EntranceBar />
          <main className="page" id="indhold">
            <FailureBanner isUrgent onRetry={() => void refresh()}>
              {sentenceOf(session.problem)}
            </FailureBanner>
          </main>
        </>
      )
    case 'signed-out':
      return (
        <PartiesProvider waiting={<Waiting />}>
          <Suspense fallback={<Waiting />}>
            <EntranceBar />
            <Routes>
              <Route path="/log-ind" element={<SignInPage />} />
              <Route path="/opsaetning" element={<SetUpPage />} />
              <Route path="/invitation" element={<JoinPage />} />
              <Route path="/afmeld" element={<StopMailPage />} />
              <Route path="/kontroller" element={<VerifyEntrance />} />
              <Route path="/tilgaengelighed" element={<StatementPage />} />
              <Route path="/vejledning" element={<GuidePage />} />
              <Route path="*" element={<ToSignIn />} />
            </Routes>
          </Suspense>
        </PartiesProvider>
      )
    case 'signed-in':
      if (session.isFromDevice && needsServer(pathname))
        // By the agreement that this device has kept, so that the parties have their names here too.
        return (
          <AgreementProvider key={session.person.id} person={session.person} waiting={<Waiting />}>
            <NeedsConnectionPage person={session.person} />
          </AgreementProvider>
        )
      return session.lacksSecondFactor ? (
        <PartiesProvider waiting={<Waiting />}>
          <Suspense fallback={<Waiting />}>
            <EntranceBar />
            <Routes>
              <Route path="/vejledning" element={<GuidePage />} />
              <Route path="*" element={<SecondFactorPage />} />
            </Routes>
          </Suspense>
        </PartiesProvider>
      ) : (
        // What was shown to one person is not there for the next.
        <AgreementProvider key={session.person.id} person={session.person} waiting={<Waiting />}>
          <SignedInPages person={session.person} home={session.isFromDevice ? '/planer' : '/overblik'} />
        </AgreementProvider>
      )
    default:
      session satisfies never
      return null
  }
}

/** Who goes to a page of the server's while there is no network is told so, instead of by each part of it. */
function useLookingForServer(): void {
  const { refresh } = useSession()
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is the reason to ask.
  useEffect(() => {
    if (!navigator.onLine && needsServer(pathname)) void refresh()
  }, [pathname])
}

/** Whoever goes on to another page begins at its top, unless the address names a place on it; back leads to where one was. */
function useStartAtTop(): void {
  const { pathname, hash } = useLocation()
  const way = useNavigationType()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is the reason to go to its top.
  useLayoutEffect(() => {
    if (way === 'PUSH' && hash === '') scrollTo({ top: 0, behavior: 'instant' })
  }, [pathname])
}

interface SignedInPagesProps {
  person: Person
  /** What one lands on: without the server, the plans that this device has kept. */
  home: '/overblik' | '/planer'
}

function SignedInPages({ person, home }: SignedInPagesProps) {
  const { pathname } = useLocation()
  const { label } = useAgreement()
  return (
    <NoticesProvider>
      <OverviewMemory>
        <FindProvider person={person}>
          <WordingsProvider>
            <WithAppHeader person={person}>
              <FailureBoundary key={pathname}>
                <Suspense fallback={<Waiting />}>
                  <Routes>
                    <Route path="/" element={<Navigate to={home} replace />} />
                    <Route path="/overblik" element={<OverviewPage person={person} />} />
                    <Route path="/planer" element={<PlansPage person={person} />} />
                    <Route path="/planer/:planId" element={<PlanRoute person={person} />} />
                    <Route path="/planer/:planId/versioner" element={<VersionsRoute person={person} />} />
                    <Route path="/planer/:planId/regnskab" element={<AccountRoute person={person} />} />
                    <Route path="/moeder" element={<MeetingsPage person={person} />} />
                    <Route path="/moeder/:meetingId" element={<MeetingRoute person={person} />} />
                    <Route path="/pligter" element={<DutiesPage person={person} />} />
                    {can(person, 'read', { kind: 'standing' }) && (
                      <Route path="/pligter/staaende" element={<StandingPage person={person} />} />
                    )}
                    {can(person, 'read', { kind: 'label', party: label?.party }) && (
                      <>
                        <Route path="/guldmaerket" element={<LabelPage />} />
                        <Route path="/guldmaerket/indikatorer" element={<IndicatorSetPage />} />
                        <Route path="/guldmaerket/:indicatorId" element={<IndicatorPage />} />
                      </>
                    )}
                    <Route path="/ordbog" element={<VocabularyPage person={person} />} />
                    <Route path="/aftalen" element={<AgreementPage person={person} />} />
                    {can(person, 'manage', { kind: 'agreement' }) && (
                      <Route path="/aftalen/importer" element={<ImportAgreementPage />} />
                    )}
                    <Route path="/aftalen/:clauseId" element={<ClausePage person={person} />} />
                    {can(person, 'read', { kind: 'people' }) && (
                      <Route path="/personer" element={<PeoplePage person={person} />} />
                    )}
                    {can(person, 'read', { kind: 'audit' }) && (
                      <Route path="/haendelseslog" element={<AuditPage />} />
                    )}
                    {can(person, 'create', { kind: 'workspace' }) && (
                      <Route path="/importer" element={<ImportPage person={person} />} />
                    )}
                    <Route path="/afmeld" element={<StopMailPage />} />
                    <Route path="/kontroller" element={<VerifyPage />} />
                    <Route path="/tilgaengelighed" element={<StatementPage />} />
                    <Route path="/vejledning" element={<GuidePage />} />
                    {can(person, 'export', { kind: 'plan' }) && (
                      <Route path="/kalender" element={<FeedsPage />} />
                    )}
                    <Route path="/konto" element={<AccountPage person={person} />} />
                    <Route path="/invitation" element={<JoinWhileSignedIn person={person} />} />
                    <Route path="/log-ind" element={<BackToPage />} />
                    <Route path="/opsaetning" element={<Navigate to="/" replace />} />
                    <Route path="*" element={<NotFoundPage />} />
                  </Routes>
                </Suspense>
              </FailureBoundary>
            </WithAppHeader>
          </WordingsProvider>
        </FindProvider>
      </OverviewMemory>
    </NoticesProvider>
  )
}

function PlanRoute({ person }: { person: Person }) {
  const { planId = '' } = useParams()
  // A plan is one object for its whole time on the screen, so another id is another page.
  return isPlanId(planId) ? <PlanPage key={planId} planId={planId} person={person} /> : <NotFoundPage />
}

function AccountRoute({ person }: { person: Person }) {
  const { planId = '' } = useParams()
  return isPlanId(planId) ? (
    <YearAccountPage key={planId} planId={planId} person={person} />
  ) : (
    <NotFoundPage />
  )
}

function MeetingRoute({ person }: { person: Person }) {
  const { meetingId = '' } = useParams()
  return isMeetingId(meetingId) ? (
    <MeetingPage key={meetingId} meetingId={meetingId} person={person} />
  ) : (
    <NotFoundPage />
  )
}

function VersionsRoute({ person }: { person: Person }) {
  const { planId = '' } = useParams()
  return isPlanId(planId) ? <VersionsPage key={planId} planId={planId} person={person} /> : <NotFoundPage />
}

/** What stands in the header of other pages, for who is not inside yet. */
function EntranceBar() {
  return (
    <header className="entrance-bar" data-print="hide">
      <HelpLink />
    </header>
  )
}

interface CameFrom {
  from: string
}

function ToSignIn() {
  const { pathname, search, hash } = useLocation()
  const state: CameFrom = { from: `${pathname}${search}${hash}` }
  return <Navigate to="/log-ind" state={state} replace />
}

function BackToPage() {
  const state: unknown = useLocation().state
  return <Navigate to={cameFrom(state) ?? '/'} replace />
}

function NotFoundPage() {
  const t = useTranslations('common')
  return (
    <DeadEnd
      icon={<Compass aria-hidden />}
      title={t('notFoundTitle')}
      onward={{ to: '/planer', text: t('notFoundAction') }}
    >
      {t('notFoundText')}
    </DeadEnd>
  )
}

function Waiting() {
  return (
    <main className="page">
      <Skeleton lines={4} />
    </main>
  )
}
