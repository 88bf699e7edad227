import { useEffect, useRef } from 'react'
import { useActivities, usePlan } from '../plan/plan-context.tsx'
import { activityElementId } from '../plan/show-place.ts'
import { useActiveFinding, useFindings, useFindingsContext } from './findings-context.ts'
import { nextOpen } from './next-open.ts'
import { isOpenWarning } from './shown-finding.ts'

/** F8 goes to the next open warning in the order of the plan, Shift+F8 to the one before, from where one is. */
export function FindingKeys() {
  const { goTo, place } = usePlan()
  const activities = useActivities()
  const findings = useFindings()
  const { active, setActive } = useActiveFinding()
  const last = useRef(active?.id)
  if (active) last.current = active.id

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || event.ctrlKey || event.altKey || event.metaKey) return
      event.preventDefault()
      const here = { findingId: last.current, activityId: place.read().activityId }
      const next = nextOpen(findings, activities, here, event.shiftKey ? -1 : 1)
      if (!next) return
      setActive({ id: next.finding.id, at: 'plan' })
      goTo({ activityId: next.activityId })
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [activities, findings, goTo, place, setActive])
  return null
}

/** Ctrl+. opens what can be decided of the warning one is at: the active one, else the first of the activity one is in. */
export function DecisionKey() {
  const { place } = usePlan()
  const { store } = useFindingsContext()
  const { active, setActive } = useActiveFinding()

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '.' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      const { activityId } = place.read()
      const here = activityId === undefined ? [] : store.of(activityId)
      const finding =
        here.find(({ id }) => id === active?.id) ?? here.find(isOpenWarning) ?? (active ? undefined : here[0])
      const chosen = finding ? { id: finding.id, at: 'plan' as const } : active
      if (!chosen) return
      event.preventDefault()
      setActive(chosen)
      requestAnimationFrame(() => focusDecision(chosen.at === 'plan' ? activityId : undefined))
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [active, place, store, setActive])
  return null
}

/** Of the card that is open, under the activity or in the panel: the first choice, or what changes the decision, or its line. */
function focusDecision(activityId: string | undefined): void {
  const within = activityId === undefined ? undefined : document.getElementById(activityElementId(activityId))
  const card = (within ?? document).querySelector<HTMLElement>('.finding:has(.finding-details)')
  const target =
    card?.querySelector<HTMLElement>('.decision-choice, textarea') ??
    [...(card?.querySelectorAll<HTMLElement>('.card-actions button') ?? [])].at(-1) ??
    card?.querySelector<HTMLElement>('.finding-line')
  target?.focus()
}
