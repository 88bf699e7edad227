import { useEffect } from 'react'
import type * as Y from 'yjs'
import { AfterPause } from '../../ui/after-pause.ts'
import { useNotices } from './notices-provider.tsx'

/** A comment and its thread come one after the other; a plan that opens comes all at once. */
const PAUSE_MS = 150

/** Asks for the notices anew whenever something in the open plan's ledger changes: so the number needs no polling. */
export function useLedgerNews(ledger: Y.Doc): void {
  const refresh = useNotices()?.refresh
  useEffect(() => {
    if (!refresh) return
    const pause = new AfterPause(PAUSE_MS, refresh)
    const ask = () => pause.begin()
    ledger.on('update', ask)
    return () => {
      pause.cancel()
      ledger.off('update', ask)
    }
  }, [ledger, refresh])
}
