import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { plainText } from '#shared/plan/rich-text.ts'
import type { ActivityWording, SectionWording } from '#shared/sign-off/section-wording.ts'
import { wordChanges } from '#shared/sign-off/word-changes.ts'
import { type ChangedField, changesBetween } from '#shared/sign-off/wording-changes.ts'
import { useFieldName, useFieldText } from '../plan/use-field-text.ts'

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
  const plans = useTranslations('plan')
  const nameOf = useFieldName()
  const textOf = useFieldText()
  switch (field) {
    case 'place-in-list':
      return <Row label={t('order')}>{t('movedInList')}</Row>
    case 'title':
      return (
        <Row label={plans('title')}>
          <Words before={before.title} after={after.title} />
        </Row>
      )
    case 'body':
      return (
        <Row label={plans('body')}>
          <Words before={plainText(before.body)} after={plainText(after.body)} />
        </Row>
      )
    case 'goal':
      return (
        <Row label={nameOf('goal')}>
          <Words before={before.goal} after={after.goal} />
        </Row>
      )
    default:
      return (
        <Row label={nameOf(field)}>
          <del>{textOf(before, field) || t('empty')}</del> → <ins>{textOf(after, field) || t('empty')}</ins>
        </Row>
      )
  }
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  )
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
