import '../../styles/plan.css'
import { CloudOff, FileX2 } from 'lucide-react'
import {
  type ComponentType,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useLocation } from 'react-router'
import { useTranslations } from 'use-intl'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { sessionEvents } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { finalReason } from '../../connection/save-state.ts'
import type { WhyAnew } from '../../connection/why-anew.ts'
import { DeadEnd } from '../../ui/dead-end.tsx'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useStorePart } from '../../ui/store.ts'
import { usePageHas, usePageHasNewsIn } from '../../ui/use-page-has.ts'
import { CommentsProvider } from '../comments/comments-provider.tsx'
import { ThreadKeys } from '../comments/thread-keys.ts'
import { ClassificationBanner } from '../confidential/classification-banner.tsx'
import { ConfidentialProvider } from '../confidential/confidential-provider.tsx'
import { AskedNoticeBanner } from '../duties/notice-banner.tsx'
import { ExportButton } from '../export/export-button.tsx'
import { PlanFinds } from '../find/plan-finds.tsx'
import { FindingsProvider } from '../findings/findings-provider.tsx'
import { FollowUpDialog } from '../follow-up/follow-up-dialog.tsx'
import { ActivityTasksProvider } from '../meetings/activity-tasks.tsx'
import { useLedgerNews } from '../notifications/use-ledger-news.ts'
import { HeaderContent } from '../people/app-header.tsx'
import { PublicationLink } from '../publication/publication-link.tsx'
import { PlanAgreedBanner } from '../sign-off/plan-agreed-banner.tsx'
import { SignOffProvider, useIsPlanAgreed } from '../sign-off/sign-off-provider.tsx'
import { VersionsLink } from '../versions/versions-link.tsx'
import { type PlanView, usePlanView } from '../views/plan-view.ts'
import { usePlaceInAddress } from '../views/use-place-in-address.ts'
import { useWayToText } from '../views/use-way-to-text.ts'
import { ConnectionBanner } from './connection-banner.tsx'
import { FormattingBar } from './formatting-bar.tsx'
import { OpenedAnewBanner } from './opened-anew-banner.tsx'
import { type PageParts, PagePartsProvider, usePage } from './page-parts.tsx'
import { PeopleHere } from './people-here.tsx'
import { PlanProvider } from './plan-context.tsx'
import { PlanDocument } from './plan-document-view.tsx'
import { SaveStatus } from './save-status.tsx'
import { SectionOutline } from './section-outline.tsx'
import { SelectionComment } from './selection-comment.tsx'
import { SidePanel } from './side-panel.tsx'
import { SidePanelProvider } from './side-panel-state.tsx'
import { SlashMenu } from './slash-menu.tsx'
import { type Opening, useOpening } from './use-opening.ts'
import { useStillUnderPress } from './use-still-under-press.ts'
import { useUndoKeys } from './use-undo-keys.ts'

/** Each is fetched when it is first asked for. */
const OTHER_VIEWS: Record<Exclude<PlanView, 'text'>, ComponentType> = {
  table: lazy(async () => ({ default: (await import('../table/activity-table.tsx')).ActivityTable })),
  timeline: lazy(async () => ({
    default: (await import('../timeline/activity-timeline.tsx')).ActivityTimeline,
  })),
  wheel: lazy(async () => ({ default: (await import('../wheel/annual-wheel.tsx')).AnnualWheel })),
}

/** One plan: found, connected, and drawn once it is whole. */
export function PlanPage({ planId, person }: { planId: string; person: Person }) {
  const [opening, retry] = useOpening(planId, person)
  switch (opening.kind) {
    case 'opening':
      return <WaitingPage />
    case 'open':
      return <OpenPlanPage {...opening} onRetry={retry} />
    case 'missing':
      return <MissingPage />
    case 'not-kept':
      return <NotKeptPage />
    case 'stopped':
    case 'problem':
      return <ProblemPage opening={opening} onRetry={retry} />
    default:
      opening satisfies never
      return null
  }
}

interface OpenPlanPageProps extends Extract<Opening, { kind: 'open' }> {
  onRetry(): void
}

/**
 * What a person has open or has begun to write beside the plan outlives its being opened once more; the editors and what
 * works on them do not.
 */
function OpenPlanPage({ parts, anew, again, onRetry }: OpenPlanPageProps) {
  const t = useTranslations('plan.openedAnew')
  const sentenceOf = useProblemSentence()
  return (
    <PlanProvider plan={parts.plan}>
      <PagePartsProvider parts={useEditableOnlyWhileLive(parts, again !== undefined)}>
        <SignOffProvider>
          <SidePanelProvider>
            <CommentsProvider>
              <FindingsProvider>
                <ConfidentialProvider>
                  <ActivityTasksProvider planId={parts.plan.id}>
                    <PlanLayout anew={anew}>
                      {again?.problem && (
                        <FailureBanner isUrgent onRetry={onRetry}>
                          {t('notYet', { why: sentenceOf(again.problem) })}
                        </FailureBanner>
                      )}
                    </PlanLayout>
                  </ActivityTasksProvider>
                </ConfidentialProvider>
              </FindingsProvider>
            </CommentsProvider>
          </SidePanelProvider>
        </SignOffProvider>
      </PagePartsProvider>
    </PlanProvider>
  )
}

/** What would be typed on a page that can never send it again would be lost. */
function useEditableOnlyWhileLive(parts: PageParts, isOver: boolean): PageParts {
  const hasStopped = useStorePart(parts.plan.saveState, (state) => finalReason(state) !== undefined)
  const isLive = !isOver && !hasStopped
  return useMemo(() => (isLive ? parts : { ...parts, mayEdit: false }), [parts, isLive])
}

/** `children` are what stands first above the plan. */
function PlanLayout({ anew, children }: { anew: WhyAnew | undefined; children: ReactNode }) {
  const { plan, mayEdit } = usePage()
  const { person } = plan
  const isPlanAgreed = useIsPlanAgreed()
  const [view] = usePlanView()
  const { hash } = useLocation()
  const isFirst = useIsFirstView(view)
  const OtherView = view === 'text' ? undefined : OTHER_VIEWS[view]
  const key = plan.document.guid
  const tools = useRef<HTMLDivElement>(null)
  usePageHas('plan')
  usePageHasNewsIn(tools)
  useUndoKeys()
  useStillUnderPress()
  useLedgerNews(plan.ledger)
  useStayingWithUnsavedWords()
  useWayToText()
  usePlaceInAddress()
  return (
    <>
      <title>{`${plan.title} · Samplan`}</title>
      <HeaderContent>
        <span className="plan-header-title">{plan.title}</span>
        <span className="plan-header-end">
          <SaveStatus />
          <PeopleHere />
          <VersionsLink planId={plan.id} />
          <PublicationLink planId={plan.id} />
          <ExportButton planId={plan.id} />
        </span>
      </HeaderContent>
      <div className="plan-layout" data-view={view}>
        <SectionOutline />
        <main className="plan-main" id="indhold" tabIndex={-1}>
          <div ref={tools} className="plan-tools" data-print="hide">
            {children}
            {anew && <OpenedAnewBanner key={key} why={anew} />}
            <ConnectionBanner />
            {can(person, 'read', { kind: 'standing' }) && <AskedNoticeBanner />}
            <PlanAgreedBanner />
            <ClassificationBanner />
            {view === 'text' && mayEdit && !isPlanAgreed && <FormattingBar key={key} />}
          </div>
          {OtherView ? (
            <Suspense fallback={<Skeleton lines={8} />}>
              <OtherView key={key} />
            </Suspense>
          ) : (
            <PlanDocument key={key} isWholeAtOnce={!isFirst || anew !== undefined || hash !== ''} />
          )}
        </main>
        <SidePanel />
      </div>
      {mayEdit && <SlashMenu key={key} />}
      <SelectionComment key={key} />
      <FollowUpDialog />
      <ThreadKeys />
      <PlanFinds />
    </>
  )
}

/** Who comes to the text from another view is led to a place in it. */
function useIsFirstView(view: PlanView): boolean {
  const [first, setFirst] = useState<PlanView | undefined>(view)
  if (first !== undefined && first !== view) setFirst(undefined)
  return first === view
}

/** A session that is over must not take words that are nowhere else from the screen; the banner says what to do. */
function useStayingWithUnsavedWords(): void {
  const { plan } = usePage()
  useEffect(() => {
    const onSessionOver = (event: Event) => {
      const { kind } = plan.saveState.read()
      if (kind !== 'saved') event.preventDefault()
    }
    sessionEvents.addEventListener('session-over', onSessionOver)
    return () => sessionEvents.removeEventListener('session-over', onSessionOver)
  }, [plan.saveState])
}

function WaitingPage() {
  usePageHas('plan')
  return (
    <div className="plan-layout">
      <main className="plan-main" id="indhold">
        <div className="plan-document">
          <Skeleton lines={8} />
        </div>
      </main>
    </div>
  )
}

function MissingPage() {
  const t = useTranslations('plan')
  return (
    <DeadEnd
      icon={<FileX2 aria-hidden />}
      title={t('missingTitle')}
      onward={{ to: '/planer', text: t('toPlans') }}
    >
      {t('missingText')}
    </DeadEnd>
  )
}

function NotKeptPage() {
  const t = useTranslations('offline')
  const plan = useTranslations('plan')
  return (
    <DeadEnd
      icon={<CloudOff aria-hidden />}
      title={t('notKeptTitle')}
      onward={{ to: '/planer', text: plan('toPlans') }}
    >
      {t('notKeptText')}
    </DeadEnd>
  )
}

interface ProblemPageProps {
  opening: Extract<Opening, { kind: 'stopped' | 'problem' }>
  onRetry(): void
}

function ProblemPage({ opening, onRetry }: ProblemPageProps) {
  const t = useTranslations('plan.save')
  const sentenceOf = useProblemSentence()
  return (
    <main className="page" id="indhold">
      <FailureBanner isUrgent onRetry={onRetry}>
        {opening.kind === 'problem' ? sentenceOf(opening) : t(`openingReasons.${opening.reason}`)}
      </FailureBanner>
    </main>
  )
}
