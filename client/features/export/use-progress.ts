import { useEffect, useState } from 'react'
import type { ExportProgress } from '#shared/export/export-progress.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'

/** What is done sooner needs no word of how far it is. */
const QUICK_MS = 400
const LOOK_EVERY_MS = 400

export type Shown = { kind: 'nothing' } | { kind: 'unknown' } | ExportProgress

/** How far the file is that is asked for by this name; nothing while none is, or where it may be there at once. */
export function useProgress(watch: string | undefined): Shown {
  const [shown, setShown] = useState<Shown>({ kind: 'nothing' })
  useEffect(() => {
    if (watch === undefined) return undefined
    const params = { watch }
    let timer = setTimeout(look, QUICK_MS)
    let isWanted = true
    async function look() {
      setShown((before) => (before.kind === 'nothing' ? { kind: 'unknown' } : before))
      const result = await call(routes.readExportProgress, { params })
      if (!isWanted) return
      // What was known before still holds where nothing else is told.
      if (result.kind === 'ok' && result.answer.kind !== 'unknown') setShown(result.answer)
      timer = setTimeout(look, LOOK_EVERY_MS)
    }
    return () => {
      isWanted = false
      clearTimeout(timer)
      setShown({ kind: 'nothing' })
    }
  }, [watch])
  return shown
}
