import { useTranslations } from 'use-intl'
import type { FeedChoice } from '#shared/feeds/feed-choice.ts'
import { ACTIVITY_PARTIES, type ActivityParty } from '#shared/plan/plan.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { categoryOf, useSectionOptions } from '../plan/section-options.ts'

/** Stands in a list for whatever narrows nothing. */
const ALL = ''

interface FeedChoiceFieldsProps {
  plans: readonly PlanSummary[]
  choice: FeedChoice
  onChange(choice: FeedChoice): void
}

/** Which activities a feed is for. */
export function FeedChoiceFields({ plans, choice, onChange }: FeedChoiceFieldsProps) {
  const t = useTranslations('feeds')
  const sections = useSectionOptions()
  const partyChoice = usePartyChoice()
  return (
    <>
      <Select
        label={t('plan')}
        value={choice.planId ?? ALL}
        onChange={(planId) => onChange({ ...choice, planId: planId || undefined })}
        options={[
          { value: ALL, text: t('allPlans') },
          ...plans.map(({ id, title }) => ({ value: id, text: title })),
        ]}
      />
      <Select
        label={t('party')}
        description={t('partyHint')}
        value={String(choice.party ?? ALL)}
        onChange={(chosen) =>
          onChange({ ...choice, party: ACTIVITY_PARTIES.find((party) => party === chosen) })
        }
        options={[undefined, ...ACTIVITY_PARTIES].map((party) => ({
          value: party ?? ALL,
          text: partyChoice(party),
        }))}
      />
      <Select
        label={t('category')}
        value={String(choice.category ?? ALL)}
        onChange={(chosen) => onChange({ ...choice, category: categoryOf(chosen) })}
        options={[{ value: ALL, text: t('allCategories') }, ...sections]}
      />
      <TextField
        label={t('responsible')}
        description={t('responsibleHint')}
        maxLength={100}
        value={choice.responsible ?? ''}
        onChange={(responsible) => onChange({ ...choice, responsible: responsible || undefined })}
      />
    </>
  )
}

/** Whose activities a feed has, in words. */
export function usePartyChoice(): (party: ActivityParty | undefined) => string {
  const t = useTranslations('feeds')
  const common = useTranslations('common')
  return (party) => {
    if (party === undefined) return t('allParties')
    return party === 'joint' ? t('joint') : common(`parties.${party}`)
  }
}
