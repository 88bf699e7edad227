import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { formatPeriod } from '#shared/plan/format-period.ts'
import { plainText } from '#shared/plan/rich-text.ts'
import type { ActivityWording, SectionWording } from '#shared/sign-off/section-wording.ts'
import { wordChanges } from '#shared/sign-off/word-changes.ts'
import { type ChangedField, changesBetween } from '#shared/sign-off/wording-changes.ts'
import { formatBudget } from '../plan/budget.ts'

/** What has become another between two wordings of a section: the text, activities that came and went, fields before and after. */
export function WordingChangesView({ before, after }: { before: SectionWording; after: SectionWording }) {
  const t = useTranslations('signOff.changes')
  const plans = useTranslations('plan')
  const { isTextChanged, added, removed, changed } = changesBetween(before, after)
  const named = ({ title }: ActivityWording) => title || plans('untitled')
  return (
    <ul className="wording-changes">
      {isTextChanged && (
        <li>
          <span className="wording-title">{t('text')}</span>
          <Words before={plainText(before.text)} after={plainText(after.text)} />
        </li>
      )}
      {added.map((activity) => (
        <li key={activity.id}>{t('added', { title: named(activity) })}</li>
      ))}
      {removed.map((activity) => (
        <li key={activity.id}>{t('removed', { title: named(activity) })}</li>
      ))}
      {changed.map(({ before: old, after: now, fields }) => (
        <li key={now.id}>
          <span className="wording-title">{named(now)}</span>
          <dl className="field-changes">
            {shownFields(fields).map((field) => (
              <FieldChange key={field} field={field} before={old} after={now} />
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}

type ShownField = Exclude<ChangedField, 'start' | 'end' | 'precision'> | 'period'

/** A period is one field to whoever reads it. */
function shownFields(fields: readonly ChangedField[]): ShownField[] {
  return [
    ...new Set(
      fields.map(
        (field): ShownField =>
          field === 'start' || field === 'end' || field === 'precision' ? 'period' : field,
      ),
    ),
  ]
}

interface FieldChangeProps {
  field: ShownField
  before: ActivityWording
  after: ActivityWording
}

function FieldChange({ field, before, after }: FieldChangeProps) {
  const t = useTranslations('signOff.changes')
  const said = useFieldValue()
  if (field === 'place-in-list') return <Row label={t('fields.place-in-list')}>{t('movedInList')}</Row>
  const label = t(`fields.${field}`)
  if (field === 'title' || field === 'body' || field === 'goal') {
    const [old, now] = [before, after].map((one) => (field === 'body' ? plainText(one.body) : one[field]))
    return (
      <Row label={label}>
        <Words before={old ?? ''} after={now ?? ''} />
      </Row>
    )
  }
  return (
    <Row label={label}>
      <del>{said(before, field) || t('empty')}</del> → <ins>{said(after, field) || t('empty')}</ins>
    </Row>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  )
}

function useFieldValue() {
  const locale = useLocale()
  const plans = useTranslations('plan')
  const common = useTranslations('common')
  return (
    activity: ActivityWording,
    field: Exclude<ShownField, 'title' | 'body' | 'goal' | 'place-in-list'>,
  ): string => {
    switch (field) {
      case 'period':
        return formatPeriod(activity, locale)
      case 'party':
        return common(`parties.${activity.party}`)
      case 'status':
        return plans(`statuses.${activity.status}`)
      case 'budget':
        return activity.budget === undefined
          ? ''
          : plans('kroner', { amount: formatBudget(activity.budget, locale) })
      case 'audience':
      case 'partners':
        return activity[field].join(', ')
      case 'place':
      case 'counterpart':
      case 'responsible':
        return activity[field]
      default:
        field satisfies never
        return ''
    }
  }
}

/** Where the words are the same it is how they are set that has changed. */
function Words({ before, after }: { before: string; after: string }) {
  const t = useTranslations('signOff.changes')
  const changes = wordChanges(before, after)
  if (changes.length === 0) return <p>{t('formatting')}</p>
  return (
    <p className="word-changes">
      {changes.map(({ kind, text }, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the row is drawn whole, its parts have no identity
        if (kind === 'added') return <ins key={index}>{text}</ins>
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        if (kind === 'removed') return <del key={index}>{text}</del>
        return kind === 'skipped' ? ' … ' : text
      })}
    </p>
  )
}
