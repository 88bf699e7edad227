import { memo, useCallback } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Remark } from '#shared/import/proposal.ts'
import { formatPeriod } from '#shared/plan/format-period.ts'
import { parsePeriod } from '#shared/plan/parse-period.ts'
import { ACTIVITY_PARTIES, type ActivityParty, type Category } from '#shared/plan/plan.ts'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { categoryOf, useSectionOptions } from '../plan/section-options.ts'
import { StaticText } from '../plan/static-text.tsx'
import {
  type ActivityEdit,
  faultOf,
  type Review,
  type ReviewChange,
  type ReviewedActivity,
} from './review.ts'
import { useWhereSentence } from './where-sentence.ts'

interface FoundActivitiesProps {
  activities: readonly ReviewedActivity[]
  review: Review
  onChange(change: ReviewChange): void
  labelledBy: string
}

/** A table to look down, each row with what was not understood of it below. */
export function FoundActivities({ activities, review, onChange, labelledBy }: FoundActivitiesProps) {
  const t = useTranslations('import')
  const edit = useCallback(
    (key: string, change: ActivityEdit) => onChange({ kind: 'activity', key, edit: change }),
    [onChange],
  )
  return (
    <table className="import-table" aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{t('columns.keep')}</th>
          <th scope="col">{t('columns.title')}</th>
          <th scope="col">{t('columns.party')}</th>
          <th scope="col">{t('columns.period')}</th>
          <th scope="col">{t('columns.category')}</th>
        </tr>
      </thead>
      <tbody>
        {activities.map((activity) => (
          <FoundActivity
            key={activity.key}
            activity={activity}
            year={review.year}
            party={activity.party ?? review.fallbackParty}
            category={activity.category ?? review.fallbackCategory}
            onEdit={edit}
          />
        ))}
      </tbody>
    </table>
  )
}

interface FoundActivityProps {
  activity: ReviewedActivity
  year: string
  party: ActivityParty
  category: Category
  onEdit(key: string, edit: ActivityEdit): void
}

const FoundActivity = memo(function FoundActivity({
  activity,
  year,
  party,
  category,
  onEdit,
}: FoundActivityProps) {
  const t = useTranslations('import')
  const plan = useTranslations('plan')
  const common = useTranslations('common')
  const sections = useSectionOptions()
  const readPeriod = useReadPeriod(activity.period, year)
  const { key, isKept, title, period, proposed } = activity
  const fault = faultOf(activity, year)
  const edit = (change: ActivityEdit) => onEdit(key, change)
  return (
    <>
      <tr className="import-row" data-left-out={isKept ? undefined : true}>
        <td className="import-check">
          <input
            type="checkbox"
            aria-label={t('keepActivity', { title: title || t('unnamed') })}
            checked={isKept}
            onChange={(event) => edit({ isKept: event.currentTarget.checked })}
          />
        </td>
        <td>
          <TextField
            label={t('columns.title')}
            density="compact"
            value={title}
            maxLength={500}
            isDisabled={!isKept}
            onChange={(changed) => edit({ title: changed })}
            errorMessage={fault.title && t('titleMissing')}
          />
        </td>
        <td>
          <Select
            label={t('columns.party')}
            density="compact"
            value={party}
            isDisabled={!isKept}
            options={ACTIVITY_PARTIES.map((one) => ({ value: one, text: common(`parties.${one}`) }))}
            onChange={(chosen) => edit({ party: chosen })}
          />
        </td>
        <td>
          <TextField
            label={t('columns.period')}
            density="compact"
            value={period}
            isDisabled={!isKept}
            onChange={(changed) => edit({ period: changed })}
            description={readPeriod}
            errorMessage={fault.period && plan(`periodFaults.${fault.period}`)}
          />
        </td>
        <td>
          <Select
            label={t('columns.category')}
            density="compact"
            value={String(category)}
            isDisabled={!isKept}
            options={sections}
            onChange={(value) => edit({ category: categoryOf(value) })}
          />
        </td>
      </tr>
      <tr className="import-row-more" data-left-out={isKept ? undefined : true}>
        <td />
        <td colSpan={4}>
          <Remarks activity={activity} />
          {proposed.body.length > 0 && (
            <details>
              <summary>{t('activityText')}</summary>
              <div className="prose">
                <StaticText text={proposed.body} />
              </div>
            </details>
          )}
        </td>
      </tr>
    </>
  )
})

/** How a period is understood, where it is written otherwise. */
function useReadPeriod(text: string, year: string): string | undefined {
  const locale = useLocale()
  const parsed = parsePeriod(text, Number(year))
  if (parsed.kind === 'fault') return undefined
  const read = formatPeriod(parsed.period, locale)
  return read === text.trim() ? undefined : read
}

function Remarks({ activity: { proposed } }: { activity: ReviewedActivity }) {
  const t = useTranslations('import')
  const whereSentence = useWhereSentence()
  if (proposed.remarks.length === 0) return null
  return (
    <div className="import-remarks">
      <p>
        <strong>{whereSentence(proposed.where)}.</strong>
      </p>
      <ul>
        {proposed.remarks.map((remark) => (
          <li key={`${remark.label} ${remark.why} ${remark.text}`}>
            {t(`remarks.${remark.why}`, wordsOf(remark))}
          </li>
        ))}
      </ul>
      <p>{t('remarkKept')}</p>
    </div>
  )
}

const LONGEST_QUOTE = 120

function wordsOf({ label, text }: Remark): { label: string; text: string } {
  return { label, text: text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)} …` : text }
}
