import { useCallback } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { PROBLEMS } from '#shared/protocol/problems.ts'
import type { Problem } from './call.ts'

/** Gives the one sentence a person is shown for a problem, in their language. */
export function useProblemSentence(): (problem: Problem) => string {
  const t = useTranslations('common')
  const locale = useLocale()
  return useCallback(
    ({ code }) => (code === 'no-connection' ? t('noConnection') : PROBLEMS[code][locale]),
    [t, locale],
  )
}
