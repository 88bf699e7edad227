import { useCallback, useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { z } from 'zod'
import type { JudgedActivity } from '#shared/overlap/reading.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { PlanSummary, planAnswer } from '#shared/protocol/schemas/plans.ts'
import { call, type Problem } from '../../api/call.ts'

/** The plan that the effects are shown in, as it was when it was read. */
export type ChosenPlan =
  | { kind: 'none' }
  | { kind: 'reading' }
  | { kind: 'read'; planId: string; activities: readonly JudgedActivity[] }
  | Problem

export interface PlanChoice {
  /** The newest first. */
  plans: readonly PlanSummary[]
  chosenId: string | undefined
  choose(planId: string): void
  plan: ChosenPlan
}

/** Reads the plan that was asked for in the address (`?plan=`), else the newest, and then the one that is chosen. */
export function usePlanChoice(): PlanChoice {
  const [asked] = useSearchParams()
  const [plans, setPlans] = useState<readonly PlanSummary[]>([])
  const [chosenId, choose] = useState<string>()
  const [plan, setPlan] = useState<ChosenPlan>({ kind: 'reading' })
  const askedId = asked.get('plan')

  useEffect(() => {
    let isLeft = false
    void call(routes.listPlans).then((result) => {
      if (isLeft) return
      if (result.kind === 'problem') return setPlan(result)
      const newestFirst = [...result.answer.plans].sort((a, b) => (ageOf(a) < ageOf(b) ? 1 : -1))
      setPlans(newestFirst)
      const first = newestFirst.find(({ id }) => id === askedId) ?? newestFirst[0]
      if (first) choose((before) => before ?? first.id)
      else setPlan({ kind: 'none' })
    })
    return () => {
      isLeft = true
    }
  }, [askedId])

  const read = useCallback(async (planId: string, isWanted: () => boolean) => {
    const result = await call(routes.readPlan, { params: { planId } })
    if (!isWanted()) return
    setPlan(result.kind === 'ok' ? { kind: 'read', planId, activities: judgedIn(result.answer) } : result)
  }, [])

  useEffect(() => {
    if (chosenId === undefined) return
    let isLeft = false
    const isWanted = () => !isLeft
    // Who comes back from writing in the plan is shown the effect on what they wrote.
    const onReturn = () => document.visibilityState === 'visible' && void read(chosenId, isWanted)
    setPlan({ kind: 'reading' })
    void read(chosenId, isWanted)
    document.addEventListener('visibilitychange', onReturn)
    return () => {
      isLeft = true
      document.removeEventListener('visibilitychange', onReturn)
    }
  }, [chosenId, read])

  return { plans, chosenId, choose, plan }
}

function ageOf({ year, createdAt }: PlanSummary): string {
  return `${year} ${createdAt}`
}

function judgedIn({ sections }: z.output<typeof planAnswer>): JudgedActivity[] {
  return sections.flatMap(({ activities }) =>
    activities.map((activity) => ({
      ...activity,
      start: activity.start ?? undefined,
      end: activity.end ?? undefined,
    })),
  )
}
