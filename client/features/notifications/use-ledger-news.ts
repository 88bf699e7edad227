import { useEffect } from 'react'
import type * as Y from 'yjs'
import { useNotices } from './notices-provider.tsx'

/** A comment and its thread come one after the other; a plan that opens comes all at once. */
const PAUSE_MS = 150

/** Asks for the notices anew whenever something in the open plan's ledger changes: so the number needs no polling. */
export function useLedgerNews(ledger: Y.Doc): void {
  const refresh = useNotices()?.refresh
  useEffect(() => {
    if (!refresh) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = () => {
      clearTimeout(timer)
      timer = setTimeout(refresh, PAUSE_MS)
    }
    ledger.on('update', ask)
    return () => {
      clearTimeout(timer)
      ledger.off('update', ask)
    }
  }, [ledger, refresh])
}
