import { useCallback } from 'react'
import { type Location, useLocation, useNavigate } from 'react-router'

type Change = (address: URLSearchParams) => URLSearchParams

/** What the address is to say, where it has been changed and the page has not been drawn anew for that yet. */
const ahead = new WeakMap<Location, URLSearchParams>()

/**
 * Changes what the address says, each change on top of those before it. The router's own way builds on what was drawn last,
 * so of two changes in quick succession it keeps the later one alone.
 */
export function useChangeAddress(): (change: Change, options?: { replace: boolean }) => void {
  const location = useLocation()
  const navigate = useNavigate()
  return useCallback(
    (change, options) => {
      const next = change(ahead.get(location) ?? new URLSearchParams(location.search))
      ahead.set(location, next)
      void navigate(`?${next}`, options)
    },
    [location, navigate],
  )
}
