import { useCallback, useRef, useState } from 'react'
import { useSelectedActivity } from '../views/use-selected-activity.ts'

/** The activity whose card is open, and what its card stands beside: its arc, or its row of the list. */
export function useOpened() {
  const [opened, select] = useSelectedActivity()
  const onWheel = useRef<SVGCircleElement>(null)
  const inList = useRef<Element>(null)
  const [isInList, setInList] = useState(false)
  const latest = useRef(select)
  latest.current = select
  const open = useCallback((id: string, row?: Element) => {
    inList.current = row ?? null
    setInList(row !== undefined)
    latest.current(id)
  }, [])
  return {
    opened,
    open,
    close: () => select(undefined),
    card: { onWheel, anchor: isInList ? inList : onWheel },
  }
}
