import { useCallback, useEffect, useRef } from 'react'

/**
 * For what stands in a dialog: answers what to call before it closes, so that `focus` is called in the very moment the
 * dialog goes, before the next key comes. Where it is not called what opened the dialog has the focus back.
 */
export function useFocusAfterwards(focus: () => void): () => void {
  const isAskedFor = useRef(false)
  const latest = useRef(focus)
  useEffect(() => {
    latest.current = focus
  })
  useEffect(
    () => () => {
      if (isAskedFor.current) latest.current()
    },
    [],
  )
  return useCallback(() => {
    isAskedFor.current = true
  }, [])
}
