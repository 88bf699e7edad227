import { useEffect } from 'react'

/** Asks at once, and again whenever the person comes back to the window; another `ask` is asked at once as well. */
export function useAskedOnLook(ask: () => Promise<void>): void {
  useEffect(() => {
    void ask()
    const onFocus = () => void ask()
    window.addEventListener('focus', onFocus)
    return () => window.removeEventListener('focus', onFocus)
  }, [ask])
}
