import { useLocale, useTranslations } from 'use-intl'
import { formatDate } from '#shared/basics/format-date.ts'
import type { Doubt } from '#shared/follow-up/doubts.ts'
import { COUNTS } from '#shared/follow-up/follow-up.ts'
import { unbroken } from '../../text/unbroken.ts'
import { useFigureWords } from './use-figure-words.ts'

/** What of a follow-up can't be so, as a sentence. */
export function useDoubtWords(): (doubt: Doubt) => string {
  const t = useTranslations('followUp')
  const locale = useLocale()
  const names = useFigureWords()
  const nameOf = (part: Extract<Doubt, { kind: 'more-than' }>['part']) => {
    const count = COUNTS.find((one) => one === part)
    if (count) return names.figures[count]
    return part === 'regions' ? t('regions') : t('answered')
  }
  return (doubt) => {
    switch (doubt.kind) {
      case 'more-than':
        return t('doubts.moreThan', { part: nameOf(doubt.part), whole: nameOf(doubt.whole) })
      case 'more-answers':
        return t('doubts.moreAnswers', { question: names.questions[doubt.question] })
      case 'not-yet':
        return t('doubts.notYet', { day: unbroken(formatDate(doubt.on, locale)) })
      case 'no-such-region':
        return t('doubts.noSuchRegion', { region: names.figures[`region:${doubt.region}`] })
      default:
        doubt satisfies never
        return ''
    }
  }
}
