import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { plansInSight } from '#shared/overview/plans-in-sight.ts'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { OverviewAnswer } from '#shared/protocol/schemas/overview.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { call, type Problem } from '../../api/call.ts'
import { AfterPause } from '../../ui/after-pause.ts'
import { useNotices } from '../notifications/notices-provider.tsx'
import { useOverviewMemory } from './overview-memory.tsx'

/** What is said comes in pieces, and a window that is looked at again tells so twice. */
const PAUSE_MS = 150

export interface Overviews {
  /** Undefined until they are there for the first time. */
  plans: { inSight: readonly PlanSummary[]; others: readonly PlanSummary[] } | undefined
  /** What is known of each plan in sight, as it was last told. */
  overviews: ReadonlyMap<string, OverviewAnswer>
  /** Why a plan, or all of it, could not be told of anew. */
  problems: ReadonlyMap<string, Problem>
  problem: Problem | undefined
  refresh(): void
}

/**
 * How the plans in sight stand for the person: asked anew when the window is looked at again, when the network is back, and
 * when something is said of one of them. What was last shown stays until there is something newer.
 */
export function useOverviews(person: Person): Overviews {
  const memory = useOverviewMemory()
  const before = memory.current?.personId === person.id ? memory.current : undefined
  const [plans, setPlans] = useState(before?.plans)
  const [overviews, setOverviews] = useState<ReadonlyMap<string, OverviewAnswer>>(
    before?.overviews ?? new Map(),
  )
  const [problems, setProblems] = useState<ReadonlyMap<string, Problem>>(new Map())
  const [problem, setProblem] = useState<Problem>()
  const asked = useRef(0)

  const load = useCallback(async () => {
    asked.current += 1
    const asking = asked.current
    const isOvertaken = () => asking !== asked.current
    const listed = await call(routes.listPlans)
    if (isOvertaken()) return
    setProblem(listed.kind === 'problem' ? listed : undefined)
    if (listed.kind === 'problem') return
    setPlans(listed.answer.plans)
    const { inSight } = sortedOut(listed.answer.plans)
    await Promise.all(
      inSight.map(async ({ id: planId }) => {
        const result = await call(routes.readOverview, { params: { planId } })
        if (isOvertaken()) return
        if (result.kind === 'ok') setOverviews((all) => new Map(all).set(planId, result.answer))
        setProblems((all) => withProblem(all, planId, result.kind === 'problem' ? result : undefined))
      }),
    )
  }, [])
  useEffect(() => void load(), [load])
  useEffect(() => {
    if (plans) memory.current = { personId: person.id, plans, overviews }
  }, [memory, person.id, plans, overviews])

  const inSight = useMemo(() => plans && sortedOut(plans), [plans])
  useNews(person, inSight?.inSight.map(({ id }) => id).join(' ') ?? '', load)
  return { plans: inSight, overviews, problems, problem, refresh: () => void load() }
}

function sortedOut(plans: readonly PlanSummary[]) {
  return plansInSight(plans, new Date().getFullYear())
}

function withProblem(
  problems: ReadonlyMap<string, Problem>,
  planId: string,
  problem: Problem | undefined,
): ReadonlyMap<string, Problem> {
  const next = new Map(problems)
  if (problem) next.set(planId, problem)
  else next.delete(planId)
  return next
}

/** `planIds` stand in one text, which is the same while the plans are. */
function useNews(person: Person, planIds: string, load: () => Promise<void>): void {
  const refreshNotices = useNotices()?.refresh
  const notices = useRef(refreshNotices)
  notices.current = refreshNotices

  useEffect(() => {
    const pause = new AfterPause(PAUSE_MS, () => void load())
    const soon = () => pause.begin()
    const onLook = () => {
      if (document.visibilityState === 'visible') soon()
    }
    const onSaid = () => {
      notices.current?.()
      soon()
    }
    const left = new AbortController()
    const { signal } = left
    window.addEventListener('focus', onLook, { signal })
    window.addEventListener('online', soon, { signal })
    document.addEventListener('visibilitychange', onLook, { signal })
    const stops: (() => void)[] = []
    // The page is there before what follows documents is fetched.
    void import('../../connection/follow-room.ts').then(
      ({ followRoom }) => {
        if (signal.aborted) return
        for (const planId of planIds.split(' ').filter(Boolean))
          stops.push(followRoom({ kind: 'ledger', planId }, person, onSaid))
      },
      // Looking at the window again tells the same later.
      () => undefined,
    )
    return () => {
      left.abort()
      pause.cancel()
      for (const stop of stops) stop()
    }
  }, [person, planIds, load])
}
