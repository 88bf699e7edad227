import { useLocale, useTranslations } from 'use-intl'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { longDay } from '../../text/moment.ts'
import { Button } from '../../ui/button.tsx'
import { useSectionTitle } from '../plan/use-section-title.ts'
import { usePartyChoice } from './feed-choice-fields.tsx'
import type { OwnFeed } from './feeds-page.tsx'

interface FeedItemProps {
  feed: OwnFeed
  plans: readonly PlanSummary[]
  onEnd(): void
}

/** What a feed is for, and when a calendar last came for it. */
export function FeedItem({ feed, plans, onEnd }: FeedItemProps) {
  const t = useTranslations('feeds')
  const locale = useLocale()
  const partyChoice = usePartyChoice()
  const sectionTitle = useSectionTitle()
  const { planId, party, category, responsible, madeAt, lastFetchedOn } = feed
  const planName =
    planId === undefined ? t('allPlans') : (plans.find(({ id }) => id === planId)?.title ?? t('onePlanGone'))
  const chosen = [
    partyChoice(party),
    category === undefined ? t('allCategories') : sectionTitle(category),
    ...(responsible === undefined ? [] : [t('responsibleIs', { name: responsible })]),
  ].join(' · ')
  return (
    <li>
      <span className="own-access">
        <strong>{planName}</strong>
        <span className="member-note">{chosen}</span>
        <span className="member-note">
          {t('made', { day: longDay(madeAt, locale) })} ·{' '}
          {lastFetchedOn === undefined
            ? t('neverFetched')
            : t('fetched', { day: longDay(lastFetchedOn, locale) })}
        </span>
      </span>
      <Button size="small" aria-label={t('endOf', { name: `${planName}, ${chosen}` })} onPress={onEnd}>
        {t('end')}
      </Button>
    </li>
  )
}
