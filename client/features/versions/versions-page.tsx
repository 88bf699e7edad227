import '../../styles/versions.css'
import { History } from 'lucide-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { ComparisonAnswer, versionsAnswer } from '#shared/protocol/schemas/versions.ts'
import type { Restorable } from '#shared/versions/version.ts'
import { writersIn } from '#shared/versions/writers-in.ts'
import { call, type Problem } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { Select } from '../../ui/select.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ComparisonView } from './comparison-view.tsx'
import { RestoreDialog, type Restoring } from './restore-dialog.tsx'
import { SaveVersion } from './save-version.tsx'
import { VersionList } from './version-list.tsx'
import { useVersionName } from './version-name.ts'

type Listed = z.output<typeof versionsAnswer> & { planTitle: string }

/** What has happened on the page, to be told and, for a restore, undone. */
type News =
  | { kind: 'saved'; name: string }
  | { kind: 'restoring' }
  | { kind: 'restored'; undo: Restoring }
  | { kind: 'undone' }

const NOW = 'now'

/** A plan as it was, what has changed since, and the way back. */
export function VersionsPage({ planId, person }: { planId: string; person: Person }) {
  const t = useTranslations('versions')
  const sentenceOf = useProblemSentence()
  const [choice, setChoice] = useSearchParams()
  const [from, to] = [choice.get('fra') ?? undefined, choice.get('til') ?? NOW]
  const [listed, reload] = useVersions(planId)
  const [comparison, compareAgain] = useComparison(planId, from, to)
  const [restoring, setRestoring] = useState<Restoring>()
  const [news, setNews] = useState<News>()
  const [problem, setProblem] = useState<Problem>()
  const mayEdit = can(person, 'edit', { kind: 'plan' })

  const newsPlace = useRef<HTMLDivElement>(null)
  const [changesPlace, bringChangesIntoSight] = useBroughtIntoSight(comparison !== undefined)

  const compare = (fra: string, til = NOW) => setChoice({ fra, til }, { replace: true })
  const choose = (fra: string) => {
    bringChangesIntoSight()
    compare(fra)
  }

  async function restore({ version, what, title }: Restoring, isUndo: boolean) {
    const params = { planId, versionId: version.id }
    setNews({ kind: 'restoring' })
    const result = await call(routes.restoreVersion, { params, body: { what } })
    setProblem(result.kind === 'problem' ? result : undefined)
    if (result.kind === 'problem') return setNews(undefined)
    setNews(
      isUndo
        ? { kind: 'undone' }
        : { kind: 'restored', undo: { version: result.answer.before, what, title, writers: [] } },
    )
    reload()
    compareAgain()
  }

  if (listed?.kind === 'problem')
    return (
      <main className="page" id="indhold">
        <FailureBanner isUrgent onRetry={reload}>
          {sentenceOf(listed)}
        </FailureBanner>
      </main>
    )
  const versions = listed?.versions ?? []
  return (
    <main className="page versions-page" id="indhold" tabIndex={-1}>
      <title>{`${t('title')} · ${listed?.planTitle ?? ''} · Samplan`}</title>
      <div className="page-head">
        <h1>{listed ? t('titleOf', { plan: listed.planTitle }) : t('title')}</h1>
        <Link className="button" data-kind="secondary" to={`/planer/${planId}`}>
          {t('backToPlan')}
        </Link>
      </div>
      <div ref={newsPlace} className="versions-news" tabIndex={-1}>
        {problem && (
          <Banner tone="danger" isUrgent>
            {sentenceOf(problem)}
          </Banner>
        )}
        {news && (
          <NewsBanner
            news={news}
            onUndo={(undo) => {
              newsPlace.current?.focus({ preventScroll: true })
              void restore(undo, true)
            }}
          />
        )}
      </div>
      {!listed && <Skeleton lines={8} />}
      {listed && (
        <div className="versions-columns">
          <div className="versions-side">
            {mayEdit && (
              <SaveVersion
                planId={planId}
                onSaved={(name) => {
                  setNews({ kind: 'saved', name })
                  reload()
                }}
              />
            )}
            <QuickChoices listed={listed} from={from} onChoose={(since) => choose(since)} />
            {versions.length === 0 ? (
              <EmptyState icon={<History aria-hidden />} title={t('emptyTitle')}>
                {t('empty')}
              </EmptyState>
            ) : (
              <VersionList versions={versions} chosenId={from} onChoose={({ id }) => choose(id)} />
            )}
          </div>
          <div ref={changesPlace} className="versions-main">
            {from === undefined && versions.length > 0 && <p className="versions-hint">{t('choose')}</p>}
            {from !== undefined && (
              <CompareWith versions={versions} from={from} to={to} onChoose={(id) => compare(from, id)} />
            )}
            {comparison?.kind === 'problem' && (
              <FailureBanner onRetry={compareAgain}>{sentenceOf(comparison)}</FailureBanner>
            )}
            {from !== undefined && !comparison && <Skeleton lines={6} />}
            {comparison?.kind === 'compared' && (
              <ComparisonView
                comparison={comparison.answer}
                onRestore={
                  mayEdit && !comparison.answer.to
                    ? (version, what, title) =>
                        setRestoring({ version, what, title, writers: writersOf(comparison.answer, what) })
                    : undefined
                }
              />
            )}
          </div>
        </div>
      )}
      <RestoreDialog
        restoring={restoring}
        news={newsPlace}
        onClose={() => setRestoring(undefined)}
        onRestore={(chosen) => void restore(chosen, false)}
      />
    </main>
  )
}

/** Who has since written in what is to be restored. */
function writersOf({ change, writers }: ComparisonAnswer, what: Restorable): string[] {
  const sections = change.sections.flatMap((section) => {
    if (what.kind === 'plan') return [section]
    if (what.kind === 'section') return section.category === what.category ? [section] : []
    const activities = section.activities.filter(({ id }) => id === what.activityId)
    return [{ category: section.category, isReordered: false, activities }]
  })
  // What is new stays as it is.
  const replaced = sections.map((section) => ({
    ...section,
    activities: section.activities.filter(({ kind }) => kind !== 'new'),
  }))
  const ids = writersIn({ counts: change.counts, sections: replaced })
  return writers.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
}

function NewsBanner({ news, onUndo }: { news: News; onUndo(undo: Restoring): void }) {
  const t = useTranslations('versions')
  switch (news.kind) {
    case 'saved':
      return <Banner>{t('saved', { name: news.name })}</Banner>
    case 'restoring':
      return <Banner>{t('restoring')}</Banner>
    case 'undone':
      return <Banner>{t('undone')}</Banner>
    case 'restored':
      return (
        <Banner
          action={
            <Button size="small" onPress={() => onUndo(news.undo)}>
              {t('undo')}
            </Button>
          }
        >
          {t('restored')}
        </Banner>
      )
    default:
      news satisfies never
      return null
  }
}

interface QuickChoicesProps {
  listed: Listed
  from: string | undefined
  onChoose(since: 'last-visit' | 'agreed'): void
}

/** What most people come for. */
function QuickChoices({ listed, from, onChoose }: QuickChoicesProps) {
  const t = useTranslations('versions')
  const { hasAgreed } = listed
  return (
    <div className="quick-choices">
      <div>
        <Button
          size="small"
          isDisabled={!listed.hasVisited}
          aria-pressed={from === 'last-visit'}
          onPress={() => onChoose('last-visit')}
        >
          {t('sinceLastVisit')}
        </Button>
        {!listed.hasVisited && <p className="version-details">{t('notVisited')}</p>}
      </div>
      <div>
        <Button
          size="small"
          isDisabled={!hasAgreed}
          aria-pressed={from === 'agreed'}
          onPress={() => onChoose('agreed')}
        >
          {t('sinceAgreed')}
        </Button>
        {!hasAgreed && <p className="version-details">{t('notAgreed')}</p>}
      </div>
    </div>
  )
}

interface CompareWithProps {
  versions: Listed['versions']
  from: string
  to: string
  onChoose(id: string): void
}

function CompareWith({ versions, from, to, onChoose }: CompareWithProps) {
  const t = useTranslations('versions')
  const nameOf = useVersionName()
  return (
    <div className="versions-choice">
      <Select
        label={t('compareWith')}
        density="compact"
        value={to}
        options={[
          { value: NOW, text: t('now') },
          ...versions
            .filter(({ id }) => id !== from)
            .map((version) => ({ value: version.id, text: nameOf(version) })),
        ]}
        onChange={onChoose}
      />
    </div>
  )
}

/** The versions with the plan's title; undefined until they are there. */
function useVersions(planId: string): [(Listed & { kind: 'listed' }) | Problem | undefined, () => void] {
  const [listed, setListed] = useState<(Listed & { kind: 'listed' }) | Problem>()
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt asks anew
  useEffect(() => {
    let isLeft = false
    void (async () => {
      const [result, plans] = await Promise.all([
        call(routes.listVersions, { params: { planId } }),
        call(routes.listPlans),
      ])
      if (isLeft) return
      if (result.kind === 'problem') return setListed(result)
      const planTitle =
        plans.kind === 'ok' ? plans.answer.plans.find(({ id }) => id === planId)?.title : undefined
      setListed({ kind: 'listed', ...result.answer, planTitle: planTitle ?? '' })
    })()
    return () => {
      isLeft = true
    }
  }, [planId, attempt])
  return [listed, () => setAttempt((count) => count + 1)]
}

/** For what stands below what it was chosen with, as on a phone; beside it, it is in sight already. */
function useBroughtIntoSight(isHere: boolean): [RefObject<HTMLDivElement | null>, () => void] {
  const place = useRef<HTMLDivElement>(null)
  const isAskedFor = useRef(false)
  useEffect(() => {
    if (!isHere || !isAskedFor.current || !place.current) return
    isAskedFor.current = false
    if (place.current.getBoundingClientRect().top > innerHeight / 2)
      place.current.scrollIntoView({ block: 'start' })
  }, [isHere])
  const ask = () => {
    isAskedFor.current = true
  }
  return [place, ask]
}

type Compared = { kind: 'compared'; answer: ComparisonAnswer } | Problem

/** Undefined until it is there; while it is asked for again, what is there stays. */
function useComparison(
  planId: string,
  from: string | undefined,
  to: string,
): [Compared | undefined, () => void] {
  const [compared, setCompared] = useState<Compared>()
  const [attempt, setAttempt] = useState(0)
  const latest = useRef('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt asks anew
  useEffect(() => {
    const asked = `${planId} ${from} ${to}`
    if (latest.current !== asked) setCompared(undefined)
    latest.current = asked
    if (from === undefined) return
    let isLeft = false
    void call(routes.compareVersions, { params: { planId, from, to } }).then((result) => {
      if (!isLeft) setCompared(result.kind === 'ok' ? { kind: 'compared', answer: result.answer } : result)
    })
    return () => {
      isLeft = true
    }
  }, [planId, from, to, attempt])
  return [compared, () => setAttempt((count) => count + 1)]
}
