import { useLocale, useTranslations } from 'use-intl'
import { responsibleFor } from '#shared/agreement/clause.ts'
import { formatDate } from '#shared/basics/format-date.ts'
import { followUpPath } from '#shared/follow-up/follow-up-path.ts'
import { noticeLine } from '#shared/notifications/notice-line.ts'
import { noticePath } from '#shared/notifications/notice-path.ts'
import type { Waiting } from '#shared/overview/waiting.ts'
import type { WaitingLine } from '#shared/overview/waiting-list.ts'
import { type PlaceInPlan, placePath } from '#shared/plan/place-link.ts'
import { type Category, otherParty } from '#shared/plan/plan.ts'
import { publicationPath } from '#shared/publication/publication-path.ts'
import { shortMoment } from '../../text/moment.ts'
import { unbroken, useNames } from '../../text/unbroken.ts'
import { useAgreement } from '../agreement/agreement-provider.tsx'
import type { NoticeList } from '../notifications/notices-provider.tsx'

export type ShownLine = WaitingLine<NoticeList['notices'][number]>

export interface WaitingWords {
  words: string
  /** Where it is dealt with. */
  to: string
  /** Undefined where it is of no plan. */
  planId: string | undefined
  category: Category | undefined
  /** When it was said; nothing of what is found. */
  moment: string | undefined
}

/** Gives what waits in words, and the place where it is dealt with. */
export function useWaitingWords(): (line: ShownLine) => WaitingWords {
  const locale = useLocale()
  const wordsOf = useWordsOf()
  return (line) => {
    if ('notice' in line) {
      const { planId, at } = line.notice
      return {
        words: noticeLine(line.notice, locale),
        to: noticePath(line.notice),
        planId,
        category: undefined,
        moment: unbroken(shortMoment(at, locale)),
      }
    }
    const { planId, waiting } = line
    if (waiting.kind === 'publication')
      return {
        words: wordsOf(waiting),
        to: publicationPath(planId),
        planId,
        category: undefined,
        moment: unbroken(shortMoment(waiting.at, locale)),
      }
    const { category } = waiting
    if (waiting.kind === 'follow-up')
      return {
        words: wordsOf(waiting),
        // The page has no address for places in a confidential part.
        to: waiting.isConfidential
          ? placePath(planId, { category })
          : followUpPath(planId, waiting.activity.id),
        planId,
        category,
        moment: undefined,
      }
    const place: PlaceInPlan =
      'activity' in waiting
        ? { activityId: waiting.activity.id, findingId: waiting.findingId }
        : { category, signOff: true }
    return {
      words: wordsOf(waiting),
      to: placePath(planId, place),
      planId,
      // Where it is about a section, the words say which.
      category: 'activity' in waiting ? category : undefined,
      moment: 'at' in waiting ? unbroken(shortMoment(waiting.at, locale)) : undefined,
    }
  }
}

function followUpKey({ isLate, isConfidential }: Extract<Waiting, { kind: 'follow-up' }>) {
  if (isConfidential) return isLate ? 'followUpLateConfidential' : 'followUpConfidential'
  return isLate ? 'followUpLate' : 'followUp'
}

function useWordsOf(): (waiting: Waiting) => string {
  const t = useTranslations('overview')
  const findings = useTranslations('findings')
  const locale = useLocale()
  const said = useNames()
  const agreement = useAgreement()
  return (waiting) => {
    switch (waiting.kind) {
      case 'approval':
      case 'objection': {
        const about = { kind: 'section', category: waiting.category } as const
        return noticeLine({ kind: waiting.kind, by: waiting.by, about }, locale)
      }
      case 'publication':
        return noticeLine(
          { kind: 'publication-asked', by: waiting.by, about: { kind: 'public-page' } },
          locale,
        )
      case 'overlap':
        return t('overlap', {
          title: waiting.activity.title || findings('untitled'),
          owner: said.owner(waiting.other.party),
          other: waiting.other.title || findings('untitled'),
        })
      case 'role': {
        const title = waiting.activity.title || findings('untitled')
        const { party } = waiting.activity
        if (waiting.finding === 'inform' || waiting.finding === 'involve') {
          const who = party === 'joint' ? findings('eachOther') : said.party(otherParty(party))
          return t(`role.${waiting.finding}`, { title, who })
        }
        const who = responsibleFor(agreement, waiting.clause, locale)
        return t('role.responsibility', { title, who })
      }
      case 'follow-up':
        return t(followUpKey(waiting), {
          title: waiting.activity.title || findings('untitled'),
          day: unbroken(formatDate(waiting.due, locale)),
        })
      default:
        waiting satisfies never
        return ''
    }
  }
}
