import { useEffect, useId, useRef } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { AccountTable } from '#shared/account/account-tables.ts'
import { cooperationBehind } from '#shared/account/cooperation.ts'
import type { CooperationName } from '#shared/account/figure-names.ts'
import { formatDate } from '#shared/basics/format-date.ts'
import { languageTag } from '#shared/basics/locale.ts'
import { dutyPath } from '#shared/duties/duty-path.ts'
import { placePath } from '#shared/plan/place-link.ts'
import { unbroken } from '../../text/unbroken.ts'
import type { PlanAccount } from './account-tables.tsx'

interface CooperationPartProps {
  account: PlanAccount
  /** The figure whose list it is. */
  name: CooperationName
  /** In which the figure stands. */
  table: AccountTable
}

interface Line {
  key: string
  text: string
  /** Undefined where there is nothing left to go to. */
  to: string | undefined
}

/** What a figure of the cooperation counts, one by one, each with the way to it. */
export function CooperationPart({ account: { planId, account }, name, table }: CooperationPartProps) {
  const t = useTranslations('account')
  const locale = useLocale()
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another figure is the reason to go to its list.
  useEffect(() => heading.current?.focus(), [name])
  const both = new Intl.ListFormat(languageTag(locale), { type: 'conjunction' })
  const quoted = (title: string) => t('quoted', { title: title || t('untitled') })
  const behind = cooperationBehind(name, account)
  const lines = ((): Line[] => {
    switch (behind?.kind) {
      case 'overlaps':
        return behind.told.map(({ findingId, titles, activityId, isFound }) => ({
          key: findingId,
          text: both.format(titles.map(quoted)) || t('gone'),
          to:
            activityId === undefined
              ? undefined
              : placePath(planId, { activityId, ...(isFound && { findingId }) }),
        }))
      case 'duties':
        return behind.told.map(({ dutyId, title }) => ({
          key: dutyId,
          text: quoted(title),
          to: dutyPath(dutyId),
        }))
      case 'contact':
        return behind.told.map(({ month, on }) => ({
          key: month,
          text: both.format(on.map((day) => unbroken(formatDate(day, locale)))),
          to: '/moeder',
        }))
      default:
        return []
    }
  })()
  const row = table.rows.find(({ cells }) =>
    cells.some(({ counts }) => counts?.kind === 'cooperation' && counts.name === name),
  )
  return (
    <section className="account-behind" aria-labelledby={id}>
      <h3 id={id} ref={heading} tabIndex={-1}>
        {row && lines.length > 0
          ? t('behind', { figure: row.label, count: lines.length })
          : t('nothingBehind')}
      </h3>
      <ul>
        {lines.map(({ key, text, to }) => (
          <li key={key}>{to === undefined ? text : <Link to={to}>{text}</Link>}</li>
        ))}
      </ul>
    </section>
  )
}
