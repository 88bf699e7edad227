import { useRef, useState } from 'react'
import { useSearchParams } from 'react-router'

/** In the address: the activity whose card is open. */
export const OPENED = 'aktivitet'

/** The activity whose card is open, which the address keeps, and what its card stands beside. */
export function useOpened() {
  const [address, setAddress] = useSearchParams()
  const opened = address.get(OPENED) ?? undefined
  const onWheel = useRef<SVGCircleElement>(null)
  const inList = useRef<Element>(null)
  const [isInList, setInList] = useState(false)
  const put = (id: string | undefined) =>
    setAddress(
      (before) => {
        const next = new URLSearchParams(before)
        if (id === undefined) next.delete(OPENED)
        else next.set(OPENED, id)
        return next
      },
      { replace: true },
    )
  return {
    opened,
    open(id: string, row?: Element) {
      inList.current = row ?? null
      setInList(row !== undefined)
      put(id)
    },
    close: () => put(undefined),
    card: { onWheel, anchor: isInList ? inList : onWheel },
  }
}
