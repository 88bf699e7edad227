import { useCallback, useEffect, useState } from 'react'
import { routes } from '#shared/protocol/routes.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { type CallResult, call, type Problem } from '../../api/call.ts'

interface AccessCalls<Answer> {
  list(): Promise<CallResult<Answer>>
  end(id: string): Promise<CallResult<unknown>>
}

export interface OwnAccess<Answer> {
  /** Undefined until it is there. */
  answer: Answer | undefined
  /** What each may be for. */
  plans: readonly PlanSummary[]
  problem: Problem | undefined
  load(): Promise<void>
  end(id: string): Promise<void>
}

/** What somebody has made for others to come in with in their place, to be listed and ended. The calls must stay the same. */
export function useOwnAccess<Answer>(calls: AccessCalls<Answer>): OwnAccess<Answer> {
  const [answer, setAnswer] = useState<Answer>()
  const [plans, setPlans] = useState<readonly PlanSummary[]>([])
  const [problem, setProblem] = useState<Problem>()

  const load = useCallback(async () => {
    const [own, listed] = await Promise.all([calls.list(), call(routes.listPlans)])
    setProblem(own.kind === 'problem' ? own : undefined)
    if (own.kind === 'ok') setAnswer(own.answer)
    // Without them one can still be made for all plans, and ended.
    if (listed.kind === 'ok') setPlans(listed.answer.plans)
  }, [calls])
  useEffect(() => void load(), [load])

  async function end(id: string) {
    const result = await calls.end(id)
    await load()
    if (result.kind === 'problem') setProblem(result)
  }

  return { answer, plans, problem, load, end }
}
