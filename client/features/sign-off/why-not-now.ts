import { useStore } from '../../ui/store.ts'
import { usePlan } from '../plan/plan-context.tsx'

/** Why nothing can be said of the section just now: what is on the screen is not what the server has. */
export type WhyNotNow = 'unsaved' | 'offline' | 'stopped'

export function useWhyNotNow(): WhyNotNow | undefined {
  const { saveState } = usePlan()
  const { kind } = useStore(saveState)
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
