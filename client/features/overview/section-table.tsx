import '../../styles/overview-sections.css'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { SectionOverview } from '#shared/overview/section-overview.ts'
import { placePath } from '#shared/plan/place-link.ts'
import { RING_PARTIES } from '#shared/wheel/place-activities.ts'
import { numericDay } from '../../text/moment.ts'
import { unbroken, useNames } from '../../text/unbroken.ts'
import { useSectionTitle } from '../plan/use-section-title.ts'
import { STATE_ICONS } from '../sign-off/state-icons.tsx'

interface SectionTableProps {
  planId: string
  planTitle: string
  sections: readonly SectionOverview[]
}

/** How far each section is, what is in it, and how many of its warnings are open. */
export function SectionTable({ planId, planTitle, sections }: SectionTableProps) {
  const t = useTranslations('overview')
  const titleOf = useSectionTitle()
  const most = Math.max(1, ...sections.map(({ activities }) => totalOf(activities)))
  return (
    <table className="sections-table overview-sections">
      <caption className="visually-hidden">{t('sectionsOf', { plan: planTitle })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('columns.section')}</th>
          <th scope="col">{t('columns.state')}</th>
          <th scope="col">{t('columns.activities')}</th>
          <th scope="col">{t('columns.open')}</th>
        </tr>
      </thead>
      <tbody>
        {sections.map((section) => (
          <tr key={section.category}>
            <th scope="row">
              <Link to={placePath(planId, section)}>{titleOf(section.category)}</Link>
            </th>
            <td>
              <State section={section} />
            </td>
            <td>
              <Activities activities={section.activities} most={most} />
            </td>
            <td className="overview-open tabular" data-some={section.open > 0 || undefined}>
              {t('open', { count: section.open })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function State({ section: { state, approvedBy, agreedAt } }: { section: SectionOverview }) {
  const t = useTranslations('signOff')
  const said = useNames()
  const locale = useLocale()
  return (
    <span className="overview-state" data-state={state}>
      {STATE_ICONS[state]}
      {t(`states.${state}`, {
        day: unbroken(numericDay(agreedAt ?? '', locale)),
        party: approvedBy ? said.party(approvedBy) : '',
      })}
    </span>
  )
}

interface ActivitiesProps {
  activities: SectionOverview['activities']
  /** Of the section that has most. */
  most: number
}

/** Each party's share as a bar, and in words. */
function Activities({ activities, most }: ActivitiesProps) {
  const t = useTranslations('overview')
  const common = useTranslations('common')
  const some = RING_PARTIES.filter((party) => activities[party] > 0)
  if (some.length === 0) return <span className="overview-quiet">{t('noActivities')}</span>
  return (
    <span className="overview-activities">
      <span className="overview-bar" aria-hidden="true">
        {some.map((party) => (
          <span
            key={party}
            data-party={party}
            style={{ inlineSize: `${(100 * activities[party]) / most}%` }}
          />
        ))}
      </span>
      <span className="overview-shares tabular">
        {some.map((party) => (
          <span key={party} data-party={party}>
            {common(`parties.${party}`)} {activities[party]}
          </span>
        ))}
      </span>
    </span>
  )
}

function totalOf(activities: SectionOverview['activities']): number {
  return RING_PARTIES.reduce((sum, party) => sum + activities[party], 0)
}
