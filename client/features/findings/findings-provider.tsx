import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Decision } from '#shared/findings/decision.ts'
import { readDecisions } from '#shared/ledger/read-ledger.ts'
import { documentStore } from '../../api/document-store.ts'
import { AfterPause } from '../../ui/after-pause.ts'
import { giveWay } from '../../ui/give-way.ts'
import { usePlan } from '../plan/plan-context.tsx'
import { evidenceMarks } from './evidence-marks.ts'
import { type FindFindings, startFindingsWorker } from './find-in-worker.ts'
import { DecisionKey, FindingKeys } from './finding-keys.ts'
import { FindingLink } from './finding-link.ts'
import {
  type ActiveFinding,
  FindingsContext,
  useActiveFinding,
  useFindings,
  useOpenFindingCount,
} from './findings-context.ts'
import { FindingsStore } from './findings-store.ts'
import { MergeNews } from './merge-news.ts'
import { aroundReading } from './reading-place.ts'
import { SeenDecisions } from './seen-decisions.ts'

interface FindingsProviderProps {
  children: ReactNode
  /** For tests: reads without a worker. */
  find?: FindFindings
}

/** Keeps the open plan's findings fresh for everything below it. Must stand inside a PlanProvider. */
export function FindingsProvider({ children, find }: FindingsProviderProps) {
  const plan = usePlan()
  const [active, setActive] = useState<ActiveFinding>()
  const { store, decisions, start } = useMemo(() => {
    let findNow = find
    const made = documentStore<readonly Decision[]>(plan.ledger, readDecisions)
    const created = new FindingsStore({
      activities: plan.activities,
      decisions: made,
      vocabulary: plan.vocabulary,
      around: aroundReading,
      giveWay,
      find: (...asked) => (findNow ? findNow(...asked) : new Promise(() => undefined)),
    })
    return {
      store: created,
      decisions: made,
      start() {
        const worker = find ? undefined : startFindingsWorker(plan.agreement)
        findNow = find ?? worker?.find
        const stop = created.start()
        return () => {
          stop()
          worker?.stop()
        }
      },
    }
  }, [plan, find])
  useEffect(start, [start])

  const seen = useMemo(() => new SeenDecisions(plan.person.id), [plan])
  const activate = useCallback(
    (next: ActiveFinding | undefined) => {
      // In a moment: this may be called where React cannot draw.
      queueMicrotask(() => store.settle())
      setActive(next)
    },
    [store],
  )
  const value = useMemo(
    () => ({ store, decisions, seen, active, setActive: activate }),
    [store, decisions, seen, active, activate],
  )
  return (
    <FindingsContext value={value}>
      {children}
      <ActiveEvidence />
      <FindingLink />
      <FindingKeys />
      <DecisionKey />
      <OpenCountStatus />
      <MergeNews />
    </FindingsContext>
  )
}

/** Marks the active finding's words, and follows them while the text changes. */
function ActiveEvidence() {
  const { document, marks } = usePlan()
  const activeId = useActiveFinding().active?.id
  const active = useFindings().find(({ id }) => id === activeId)

  useEffect(() => {
    if (!active) return
    const draw = () => marks.set('findings', evidenceMarks(document, active))
    const pause = new AfterPause(REDRAW_PAUSE_MS, draw)
    const onUpdate = () => pause.begin()
    draw()
    document.on('update', onUpdate)
    return () => {
      document.off('update', onUpdate)
      pause.cancel()
      marks.set('findings', new Map())
    }
  }, [active, document, marks])
  return null
}

const CALM_MS = 10_000

/** Tells screen readers how many warnings are open, at most once in ten seconds. */
function OpenCountStatus() {
  const t = useTranslations('findings')
  const count = useOpenFindingCount()
  const [said, setSaid] = useState(count)
  useEffect(() => {
    if (count === said) return
    const timer = setTimeout(() => setSaid(count), CALM_MS)
    return () => clearTimeout(timer)
  }, [count, said])
  return (
    <p className="visually-hidden" role="status">
      {t('openCount', { count: said })}
    </p>
  )
}

const REDRAW_PAUSE_MS = 300
