import { useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Person } from '#shared/permissions/person.ts'
import type { Problem } from '../../api/call.ts'
import { isFetchedAnew, type StopReason } from '../../connection/save-state.ts'
import type { WhyAnew } from '../../connection/why-anew.ts'
import { giveWay } from '../../ui/give-way.ts'
import { useAgreement } from '../agreement/agreement-provider.tsx'
import { device } from '../offline/device.ts'
import { listPlans } from '../offline/list-plans.ts'
import { type OpenedPlan, openPlan } from './open-plan.ts'
import type { PageParts } from './page-parts.tsx'
import { whereOneIs } from './where-one-is.ts'

const RETRY_MS = 5_000
const UNREACHED: Problem = { kind: 'problem', code: 'no-connection' }

/** A plan in sight that waits to be opened once more; `problem` is what came of the last attempt. */
interface Again {
  problem: Problem | undefined
}

export type Opening =
  | { kind: 'opening' }
  /** `anew` tells why it was opened once more; `again` that it is being opened once more just now. */
  | { kind: 'open'; parts: PageParts; anew: WhyAnew | undefined; again?: Again }
  | { kind: 'missing' }
  /** The server cannot be reached, and this device has not kept the plan. */
  | { kind: 'not-kept' }
  | { kind: 'stopped'; reason: StopReason }
  | Problem

/**
 * Finds, connects and opens a plan, and opens it once more when its document begins anew. A page that is opened once
 * more stays in sight until it is, though that may take some attempts.
 */
export function useOpening(planId: string, person: Person): [Opening, () => void] {
  const [opening, setOpening] = useState<Opening>({ kind: 'opening' })
  const [attempt, setAttempt] = useState(0)
  const agreement = useAgreement()
  const reopening = useRef<{ why: WhyAnew; goBack: (parts: PageParts) => void }>(undefined)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt opens anew
  useEffect(() => {
    let opened: OpenedPlan | undefined
    let isLeft = false
    void (async () => {
      setOpening((now) =>
        now.kind === 'not-kept' || (now.kind === 'open' && reopening.current) ? now : { kind: 'opening' },
      )
      const { result, isFromDevice } = await listPlans(person)
      // What is to be opened anew is not to be opened as it was.
      const isKept = isFromDevice && !reopening.current && (await device.keptPlans(person)).has(planId)
      if (isLeft) return
      if (result.kind === 'problem')
        return setOpening((now) => (now.kind === 'open' ? { ...now, again: { problem: result } } : result))
      const summary = result.answer.plans.find(({ id }) => id === planId)
      if (isFromDevice && !isKept)
        return setOpening((now) =>
          now.kind === 'open' ? { ...now, again: { problem: UNREACHED } } : { kind: 'not-kept' },
        )
      if (!summary) return setOpening({ kind: 'missing' })
      const onDiverged = (why: WhyAnew) => {
        if (isLeft) return
        reopening.current ??= { why, goBack: goBack ?? whereOneIs(parts) }
        // What would be written meanwhile has nowhere to go.
        setOpening((now) => (now.kind === 'open' ? { ...now, again: { problem: undefined } } : now))
        setAttempt((count) => count + 1)
      }
      opened = openPlan(summary, { person, agreement }, onDiverged, isFromDevice)
      const { parts, ready, onStop } = opened
      // Before the page, which takes no more edits, closes the text that the caret is in.
      let goBack: ((anew: PageParts) => void) | undefined
      const { saveState } = parts.plan
      saveState.subscribe(() => {
        if (isFetchedAnew(saveState.read())) goBack ??= whereOneIs(parts)
      })
      const unsubscribe = onStop((reason) => setOpening({ kind: 'stopped', reason }))
      await ready
      // Reading a long plan takes a while, and so does drawing it.
      await giveWay('user-blocking')
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
  }, [planId, person, agreement, attempt])
  const retry = useCallback(() => setAttempt((count) => count + 1), [])
  const waiting = opening.kind === 'open' ? opening.again?.problem : undefined
  useRetrying(opening.kind === 'not-kept' ? UNREACHED : waiting, retry)
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
