import { useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call, type Problem } from '../../api/call.ts'
import { isFetchedAnew, type StopReason } from '../../connection/save-state.ts'
import type { WhyAnew } from '../../connection/why-anew.ts'
import { type OpenedPlan, openPlan } from './open-plan.ts'
import type { PageParts } from './page-parts.tsx'
import { whereOneIs } from './where-one-is.ts'

const RETRY_MS = 5_000

/** A plan in sight that waits to be opened once more; `problem` is what came of the last attempt. */
interface Again {
  problem: Problem | undefined
}

export type Opening =
  | { kind: 'opening' }
  /** `anew` tells why it was opened once more; `again` that it is being opened once more just now. */
  | { kind: 'open'; parts: PageParts; anew: WhyAnew | undefined; again?: Again }
  | { kind: 'missing' }
  | { kind: 'stopped'; reason: StopReason }
  | Problem

/**
 * Finds, connects and opens a plan, and opens it once more when its document begins anew. A page that is opened once
 * more stays in sight until it is, though that may take some attempts.
 */
export function useOpening(planId: string, person: Person): [Opening, () => void] {
  const [opening, setOpening] = useState<Opening>({ kind: 'opening' })
  const [attempt, setAttempt] = useState(0)
  const reopening = useRef<{ why: WhyAnew; goBack: (parts: PageParts) => void }>(undefined)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt opens anew
  useEffect(() => {
    let opened: OpenedPlan | undefined
    let isLeft = false
    void (async () => {
      setOpening((now) => (now.kind === 'open' && reopening.current ? now : { kind: 'opening' }))
      const result = await call(routes.listPlans)
      if (isLeft) return
      if (result.kind === 'problem')
        return setOpening((now) => (now.kind === 'open' ? { ...now, again: { problem: result } } : result))
      const summary = result.answer.plans.find(({ id }) => id === planId)
      if (!summary) return setOpening({ kind: 'missing' })
      opened = openPlan(summary, person, (why) => {
        if (isLeft) return
        reopening.current ??= { why, goBack: goBack ?? whereOneIs(parts) }
        // What would be written meanwhile has nowhere to go.
        setOpening((now) => (now.kind === 'open' ? { ...now, again: { problem: undefined } } : now))
        setAttempt((count) => count + 1)
      })
      const { parts, ready, onStop } = opened
      // Before the page, which takes no more edits, closes the text that the caret is in.
      let goBack: ((anew: PageParts) => void) | undefined
      const { saveState } = parts.plan
      saveState.subscribe(() => {
        if (isFetchedAnew(saveState.read())) goBack ??= whereOneIs(parts)
      })
      const unsubscribe = onStop((reason) => setOpening({ kind: 'stopped', reason }))
      await ready
      unsubscribe()
      if (isLeft) return
      const left = reopening.current
      reopening.current = undefined
      flushSync(() => setOpening({ kind: 'open', parts, anew: left?.why }))
      left?.goBack(parts)
    })()
    return () => {
      isLeft = true
      opened?.close()
    }
  }, [planId, person, attempt])
  const retry = useCallback(() => setAttempt((count) => count + 1), [])
  useRetrying(opening.kind === 'open' ? opening.again?.problem : undefined, retry)
  return [opening, retry]
}

/** Nobody should have to press a button on a page full of words because the network was away for a moment. */
function useRetrying(problem: Problem | undefined, retry: () => void): void {
  useEffect(() => {
    if (!problem) return
    const soon = setTimeout(retry, RETRY_MS)
    addEventListener('online', retry)
    return () => {
      clearTimeout(soon)
      removeEventListener('online', retry)
    }
  }, [problem, retry])
}
