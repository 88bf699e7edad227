import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { categoriesOf } from '#shared/agreement/categories.ts'
import { placePath } from '#shared/plan/place-link.ts'
import type { PublicationAnswer } from '#shared/protocol/schemas/publication.ts'
import { RING_PARTIES } from '#shared/wheel/place-activities.ts'
import { numericDay } from '../../text/moment.ts'
import { unbroken } from '../../text/unbroken.ts'
import { useAgreement } from '../agreement/agreement-provider.tsx'
import { useSectionTitle } from '../plan/use-section-title.ts'
import { STATE_ICONS } from '../sign-off/state-icons.tsx'

/** Section by section, what is public or would be, and what is not. */
export function PublicContent({ planId, answer }: { planId: string; answer: PublicationAnswer }) {
  const t = useTranslations('publication')
  const titleOf = useSectionTitle()
  const agreement = useAgreement()
  const { content, published } = answer
  return (
    <section className="publication-part" aria-labelledby="indhold-paa-siden">
      <h2 id="indhold-paa-siden">{t(published ? 'contentNow' : 'content')}</h2>
      <p className="publication-quiet">{t('contentText')}</p>
      <table className="sections-table">
        <thead>
          <tr>
            <th scope="col">{t('columns.section')}</th>
            <th scope="col">{t('columns.state')}</th>
            <th scope="col">{t('columns.activities')}</th>
          </tr>
        </thead>
        <tbody>
          {categoriesOf(agreement).map((category) => (
            <tr key={category}>
              <th scope="row">
                <Link to={placePath(planId, { category, signOff: true })}>{titleOf(category)}</Link>
              </th>
              <SectionCells section={content.sections.find((one) => one.category === category)} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface SectionCellsProps {
  /** Undefined where both have not agreed it. */
  section: PublicationAnswer['content']['sections'][number] | undefined
}

function SectionCells({ section }: SectionCellsProps) {
  const t = useTranslations('publication')
  const common = useTranslations('common')
  const locale = useLocale()
  if (!section)
    return (
      <td colSpan={2} className="publication-missing">
        {t('missing')}
      </td>
    )
  const counts = RING_PARTIES.map((party) => ({
    party,
    count: section.activities.filter((activity) => activity.party === party).length,
  })).filter(({ count }) => count > 0)
  return (
    <>
      <td>
        <span className="publication-agreed">
          {STATE_ICONS.agreed}
          {t('agreedOn', { day: unbroken(numericDay(section.agreedAt, locale)) })}
        </span>
      </td>
      <td className="tabular">
        {counts.length === 0
          ? '–'
          : counts.map(({ party, count }) => `${common(`parties.${party}`)} ${count}`).join(' · ')}
      </td>
    </>
  )
}
