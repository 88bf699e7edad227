import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { routes } from '#shared/protocol/routes.ts'
import type { exportQuery } from '#shared/protocol/schemas/export.ts'
import { callForFile } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { saveFile } from '../../ui/save-file.ts'
import { useToasts } from '../../ui/toast.tsx'
import { type Shown, useProgress } from './use-progress.ts'

/** From then on it is worth saying that it goes on. */
const LONG_MS = 5_000

export interface Exporting {
  start(query: z.input<typeof exportQuery>): Promise<void>
  /** The server ends what it is writing. */
  cancel(): void
  isPending: boolean
  isLong: boolean
  progress: Shown
  /** Why nothing has come of it. */
  wrong: string | undefined
}

/** Fetches the plan as a file, and saves it; `onDone` is told once it is. */
export function useExport(planId: string, onDone: () => void): Exporting {
  const t = useTranslations('export')
  const toasts = useToasts()
  const sentenceOf = useProblemSentence()
  const [state, setState] = useState<'idle' | 'pending' | 'long'>('idle')
  const [wrong, setWrong] = useState<string>()
  const underWay = useRef<AbortController>(undefined)
  const [watch, setWatch] = useState<string>()
  const progress = useProgress(state === 'idle' ? undefined : watch)

  useEffect(() => {
    if (state !== 'pending') return undefined
    // What has ended in the meantime is not long any more, though nothing has been drawn of that yet.
    const isLong = () => setState((now) => (now === 'pending' ? 'long' : now))
    const timer = setTimeout(isLong, LONG_MS)
    return () => clearTimeout(timer)
  }, [state])
  useEffect(() => () => underWay.current?.abort(), [])

  async function start(query: z.input<typeof exportQuery>) {
    const asking = new AbortController()
    underWay.current = asking
    setWrong(undefined)
    setState('pending')
    const name = crypto.getRandomValues(new Uint32Array(4)).join('-')
    setWatch(name)
    const asked = { params: { planId }, query: { ...query, watch: name } }
    const result = await callForFile(routes.exportPlan, asked, asking.signal)
    if (asking.signal.aborted) return
    setState('idle')
    if (result.kind === 'problem') return setWrong(t('failed', { why: sentenceOf(result) }))
    const fileName = result.answer.name ?? `${planId}.${query.format}`
    saveFile(result.answer.file, fileName)
    toasts.show({ text: t('done', { name: fileName }) })
    onDone()
  }

  function cancel() {
    underWay.current?.abort()
    setState('idle')
  }

  return { start, cancel, isPending: state !== 'idle', isLong: state === 'long', progress, wrong }
}
