import '../../styles/last-year.css'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { handedOver, SATISFACTION_LIMIT } from '#shared/next-year/handed-over.ts'
import type { NextYearChoices } from '#shared/next-year/next-year.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { useLatestAnswer } from '../../api/use-latest-answer.ts'
import { useFollowUpWords } from '../follow-up/use-follow-up-words.ts'

interface LastYearProps {
  planId: string
  choices: Pick<NextYearChoices, 'leaveOutDone' | 'leaveOutCancelled'>
}

/** What became of each activity that is to be copied: what worked, what did not, and what was learnt. */
export function LastYear({ planId, choices }: LastYearProps) {
  const t = useTranslations('nextYear')
  const followUp = useTranslations('followUp')
  const words = useFollowUpWords()
  const ask = useCallback(() => call(routes.listFollowUps, { params: { planId } }), [planId])
  const shown = handedOver(useLatestAnswer(ask).answer?.followUps ?? [], choices)
  if (shown.length === 0) return null
  return (
    <details className="last-year">
      <summary>{t('lastYear', { count: shown.length })}</summary>
      <p className="field-description">{t('lastYearText')}</p>
      <ul>
        {shown.map(({ told, isBelowLimit }) => (
          <li key={told.activityId} data-low={isBelowLimit ? true : undefined}>
            <strong>{told.title || followUp('untitled')}</strong>
            <span>{words.summary(told.followUp)}</span>
            {isBelowLimit && (
              <span className="last-year-low">
                {t('lowSatisfaction', { limit: SATISFACTION_LIMIT * 100 })}
              </span>
            )}
            {told.followUp.lessons && <p>{told.followUp.lessons}</p>}
          </li>
        ))}
      </ul>
    </details>
  )
}
