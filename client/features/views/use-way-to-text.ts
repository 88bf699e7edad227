import { useEffect, useRef } from 'react'
import { usePage } from '../plan/page-parts.tsx'
import { usePlanView } from './plan-view.ts'

/** What stands only in the plan's text is gone to there, whatever view one is in. */
export function useWayToText(): void {
  const { wayToText } = usePage()
  const [view, choose] = usePlanView()
  const waiting = useRef<() => void>(undefined)

  useEffect(() => {
    // What the text itself does not have is nowhere.
    if (view === 'text') return
    wayToText.current = (arrive) => {
      waiting.current = arrive
      choose('text')
    }
    return () => {
      wayToText.current = undefined
    }
  }, [view, wayToText, choose])

  // The text is on the page by now: the effects of what is drawn run before those of what draws it.
  useEffect(() => {
    if (view !== 'text') return
    waiting.current?.()
    waiting.current = undefined
  }, [view])
}
