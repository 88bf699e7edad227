import type { SaveState } from '../../connection/save-state.ts'
import { useStorePart } from '../../ui/store.ts'
import { usePlan } from '../plan/plan-context.tsx'

/** Why nothing can be said of the section just now: what is on the screen is not what the server has. */
export type WhyNotNow = 'unsaved' | WhyAway
/** It will not have it in a moment, either. */
type WhyAway = 'offline' | 'stopped'

export function useWhyNotNow(): WhyNotNow | undefined {
  return useStorePart(usePlan().saveState, whyNotNow)
}

/** Unlike `useWhyNotNow`, the same while letters are saved one after another. */
export function useWhyAway(): WhyAway | undefined {
  return useStorePart(usePlan().saveState, (state) => {
    const why = whyNotNow(state)
    return why === 'unsaved' ? undefined : why
  })
}

function whyNotNow({ kind }: SaveState): WhyNotNow | undefined {
  switch (kind) {
    case 'saved':
      return undefined
    case 'saving':
      return 'unsaved'
    case 'connecting':
    case 'offline':
      return 'offline'
    case 'stopped':
      return 'stopped'
    default:
      kind satisfies never
      return undefined
  }
}
