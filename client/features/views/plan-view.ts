import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import { useChangeAddress } from './use-change-address.ts'

/** The ways in which the one set of activities is seen. */
export const PLAN_VIEWS = ['text', 'table', 'timeline', 'wheel'] as const
export type PlanView = (typeof PLAN_VIEWS)[number]

const ADDRESS = 'visning'
/** In the address, which people send each other. The text is what a plan opens with. */
const WORDS = {
  text: '',
  table: 'tabel',
  timeline: 'tidslinje',
  wheel: 'aarshjul',
} as const satisfies Record<PlanView, string>

/** The view that the address asks for; choosing another keeps all else there, so that coming back finds it as it was left. */
export function usePlanView(): [PlanView, (view: PlanView) => void] {
  const [address] = useSearchParams()
  const changeAddress = useChangeAddress()
  const asked = address.get(ADDRESS) ?? ''
  const view = PLAN_VIEWS.find((one) => WORDS[one] === asked) ?? 'text'
  const choose = useCallback(
    (next: PlanView) => changeAddress((before) => inView(before, next)),
    [changeAddress],
  )
  return [view, choose]
}

/** The address of the text, with all else of this one. */
export function useTextAddress(): string {
  const [address] = useSearchParams()
  return inView(address, 'text').toString()
}

/** The path of a plan's page in a view. */
export function viewPath(planId: string, view: PlanView): string {
  const search = inView(new URLSearchParams(), view).toString()
  return search === '' ? `/planer/${planId}` : `/planer/${planId}?${search}`
}

function inView(address: URLSearchParams, view: PlanView): URLSearchParams {
  const next = new URLSearchParams(address)
  if (WORDS[view] === '') next.delete(ADDRESS)
  else next.set(ADDRESS, WORDS[view])
  return next
}
