import { useEffect, useState } from 'react'
import type { Category } from '#shared/plan/plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import { type SectionWording, wordingHash } from '#shared/sign-off/section-wording.ts'
import { call } from '../../api/call.ts'
import { usePlan } from '../plan/plan-context.tsx'

export type SignedWording =
  | { kind: 'fetching' }
  | { kind: 'here'; wording: SectionWording }
  /** Forgotten, since something of it has become confidential; or not to be had just now. */
  | { kind: 'away' }

/** The words of that hash that were signed; fetched only while `isWanted`. */
export function useWording(category: Category, contentHash: string, isWanted: boolean): SignedWording {
  const { id: planId } = usePlan()
  const [fetched, setFetched] = useState<{ contentHash: string; wording: SectionWording | undefined }>()

  useEffect(() => {
    if (!isWanted) return
    let isLeft = false
    void call(routes.readWording, { params: { planId, category, contentHash } }).then((result) => {
      if (isLeft) return
      const wording = result.kind === 'ok' ? signedWording(result.answer.wording, contentHash) : undefined
      setFetched({ contentHash, wording })
    })
    return () => {
      isLeft = true
    }
  }, [planId, category, contentHash, isWanted])

  if (fetched?.contentHash !== contentHash) return { kind: 'fetching' }
  return fetched.wording ? { kind: 'here', wording: fetched.wording } : { kind: 'away' }
}

/** Undefined where it is not what was signed: nothing else is shown as that. */
function signedWording(json: string, contentHash: string): SectionWording | undefined {
  const wording = JSON.parse(json) as SectionWording
  return wordingHash(wording) === contentHash ? wording : undefined
}
