import { useCallback, useEffect } from 'react'
import { useActivities, usePlan } from '../plan/plan-context.tsx'
import { useCommentsState } from './comments-provider.tsx'
import { activityOf, inPlanOrder, type ThreadPlace } from './thread-place.ts'

/** Leads from a thread to the words it is about, or to what else it is about. */
export function useGoToPlace(): (place: ThreadPlace) => void {
  const { goTo, place: here } = usePlan()
  return useCallback(
    (place) => {
      switch (place.kind) {
        case 'text':
          return goTo({ text: place.text, from: place.from, to: place.to })
        case 'activity':
          return goTo({ activityId: place.activityId })
        case 'plan':
        case 'detached':
          return goTo(here.read())
        default:
          place satisfies never
      }
    },
    [goTo, here],
  )
}

/** F9 goes to the next open thread in the order of the plan, Shift+F9 to the one before; first to one of the activity one is in. */
export function ThreadKeys() {
  const { place } = usePlan()
  const activities = useActivities()
  const { threads, activeId, openThread } = useCommentsState()

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F9' || event.ctrlKey || event.altKey || event.metaKey) return
      event.preventDefault()
      const open = inPlanOrder(
        threads.filter(({ thread }) => !thread.resolved),
        activities,
      )
      const { activityId } = place.read()
      const at = open.findIndex(({ thread }) => thread.id === activeId)
      const here = open.findIndex((one) => activityId !== undefined && activityOf(one.place) === activityId)
      const step = event.shiftKey ? -1 : 1
      const next = at >= 0 ? open[(at + step + open.length) % open.length] : open[Math.max(here, 0)]
      if (next) openThread(next.thread.id)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [threads, activities, activeId, openThread, place])
  return null
}
