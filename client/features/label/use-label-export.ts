import { useEffect, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { routes } from '#shared/protocol/routes.ts'
import { callForFile } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { saveFile } from '../../ui/save-file.ts'
import { useToasts } from '../../ui/toast.tsx'

const LONG_MS = 8_000

/** Fetches the file for the label as a PDF and saves it; stopping it ends it on the server, too. */
export function useLabelExport() {
  const t = useTranslations('label.export')
  const locale = useLocale()
  const toasts = useToasts()
  const sentenceOf = useProblemSentence()
  const [state, setState] = useState<'idle' | 'pending' | 'long'>('idle')
  const [wrong, setWrong] = useState<string>()
  const underWay = useRef<AbortController>(undefined)

  useEffect(() => {
    if (state !== 'pending') return undefined
    const timer = setTimeout(() => setState((now) => (now === 'pending' ? 'long' : now)), LONG_MS)
    return () => clearTimeout(timer)
  }, [state])
  useEffect(() => () => underWay.current?.abort(), [])

  async function start() {
    const asking = new AbortController()
    underWay.current = asking
    setWrong(undefined)
    setState('pending')
    const result = await callForFile(routes.exportLabel, { query: { lang: locale } }, asking.signal)
    if (asking.signal.aborted) return
    setState('idle')
    if (result.kind === 'problem') return setWrong(t('failed', { why: sentenceOf(result) }))
    const name = result.answer.name ?? 'guldmappe.pdf'
    saveFile(result.answer.file, name)
    toasts.show({ text: t('done', { name }) })
  }

  function stop() {
    underWay.current?.abort()
    setState('idle')
  }

  return { start, stop, isPending: state !== 'idle', isLong: state === 'long', wrong }
}
