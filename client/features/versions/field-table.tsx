import { useTranslations } from 'use-intl'
import type { ActivityChange } from '#shared/versions/compare-plans.ts'
import { COMPARED_FIELDS } from '#shared/versions/compared-fields.ts'
import type { Writers } from './changed-text.tsx'
import { useComparedField } from './use-compared-field.ts'

interface FieldTableProps {
  change: ActivityChange
  title: string
  writers: Writers
}

/** The fields of an activity that differ, old beside new; of one that is new or gone all that were filled in. */
export function FieldTable({ change, title, writers }: FieldTableProps) {
  const t = useTranslations('versions')
  const { nameOf, textOf } = useComparedField()
  const { before, after } = change
  if (before && after) {
    if (change.fields.length === 0) return null
    return (
      <table className="field-table" aria-label={t('table.label', { title })}>
        <thead>
          <tr>
            <th scope="col">{t('table.field')}</th>
            <th scope="col">{t('table.before')}</th>
            <th scope="col">{t('table.after')}</th>
            <th scope="col">{t('table.by')}</th>
          </tr>
        </thead>
        <tbody>
          {change.fields.map(({ field, by }) => (
            <tr key={field}>
              <th scope="row">{nameOf(field)}</th>
              <td data-label={t('table.before')}>
                <FieldValue text={textOf(before, field)} />
              </td>
              <td data-label={t('table.after')}>
                <FieldValue text={textOf(after, field)} />
              </td>
              <td data-label={t('table.by')}>
                {by.map((id) => writers.get(id) ?? t('table.unknown')).join(', ') || t('table.unknown')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )
  }
  const facts = after ?? before
  if (!facts) return null
  return (
    <dl className="field-list">
      {COMPARED_FIELDS.filter((field) => field !== 'section' && textOf(facts, field) !== '').map((field) => (
        <div key={field}>
          <dt>{nameOf(field)}</dt>
          <dd>{textOf(facts, field)}</dd>
        </div>
      ))}
    </dl>
  )
}

function FieldValue({ text }: { text: string }) {
  const t = useTranslations('versions')
  return text === '' ? <span className="field-empty">{t('table.none')}</span> : text
}
