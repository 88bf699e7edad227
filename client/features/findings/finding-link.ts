import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { useTranslations } from 'use-intl'
import { placeInHash } from '#shared/plan/place-link.ts'
import { useStore } from '../../ui/store.ts'
import { useToasts } from '../../ui/toast.tsx'
import { useActiveFinding, useFindings, useFindingsContext, useHasReadFindings } from './findings-context.ts'
import { showInPlanIfStillThere } from './show-in-plan.ts'

/** Opens the warning that the page's address asks for, each time it asks, and shows it once the plan has been read. */
export function FindingLink() {
  const t = useTranslations('findings')
  const toasts = useToasts()
  const { hash, key } = useLocation()
  const place = placeInHash(hash)
  const { activityId, findingId } = place && 'activityId' in place ? place : NO_FINDING
  const findings = useFindings()
  const hasRead = useHasReadFindings()
  const { store, decisions: decisionStore } = useFindingsContext()
  const decisions = useStore(decisionStore)
  const { setActive } = useActiveFinding()
  const answered = useRef<string>(undefined)

  // biome-ignore lint/correctness/useExhaustiveDependencies: following the same link once more opens it once more
  useEffect(() => {
    if (findingId !== undefined) setActive({ id: findingId, at: 'plan' })
  }, [findingId, key, setActive])

  useEffect(() => {
    if (activityId === undefined || findingId === undefined || !hasRead || answered.current === key) return
    answered.current = key
    if (findings.some(({ id }) => id === findingId))
      queueMicrotask(() => {
        store.settle()
        showInPlanIfStillThere(findingId, activityId)
      })
    // Of what was decided the activity tells itself, also where the two have become one.
    else if (!decisions.some((decision) => decision.findingId === findingId))
      toasts.show({ text: t('linkGone') })
  }, [activityId, findingId, key, hasRead, findings, decisions, store, toasts, t])
  return null
}

const NO_FINDING: { activityId?: string; findingId?: string } = {}
