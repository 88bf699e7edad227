import { useTranslations } from 'use-intl'
import { categoriesOf } from '#shared/agreement/categories.ts'
import { Select } from '../../ui/select.tsx'
import { useAgreement } from '../agreement/agreement-provider.tsx'
import { categoryOf } from '../plan/section-options.ts'
import { StaticText } from '../plan/static-text.tsx'
import { countOfRemarks, type Review, type ReviewChange, type ReviewedLeftover } from './review.ts'
import { useWhereSentence } from './where-sentence.ts'

interface LeftoversProps {
  review: Review
  onChange(change: ReviewChange): void
}

/** What stands in the file and in no section: to be put into one, or left out. */
export function Leftovers({ review, onChange }: LeftoversProps) {
  const t = useTranslations('import')
  const { leftovers, leftBehind } = review
  return (
    <section className="import-section" aria-labelledby="import-unclear">
      <h2 id="import-unclear">{t('unclear')}</h2>
      {leftovers.length === 0 ? (
        <p className="field-description">{t(countOfRemarks(review) === 0 ? 'understood' : 'allPlaced')}</p>
      ) : (
        <>
          <p className="field-description">{t('unclearText')}</p>
          <ul className="import-leftovers">
            {leftovers.map((one) => (
              <LeftoverEntry key={one.key} reviewed={one} onChange={onChange} />
            ))}
          </ul>
        </>
      )}
      {leftBehind.length > 0 && (
        <div>
          <h3 className="field-label">{t('left')}</h3>
          <ul>
            {leftBehind.map(({ what, count }) => (
              <li key={what}>{t(`leftBehind.${what}`, { count })}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

const OUT = 'out'

interface LeftoverEntryProps {
  reviewed: ReviewedLeftover
  onChange(change: ReviewChange): void
}

function LeftoverEntry({ reviewed: { key, leftover, into }, onChange }: LeftoverEntryProps) {
  const t = useTranslations('import')
  const categories = categoriesOf(useAgreement())
  const whereSentence = useWhereSentence()
  return (
    <li className="card import-leftover" data-left-out={into === undefined ? true : undefined}>
      <p>
        <strong>{whereSentence(leftover.where)}.</strong> {t(`reasons.${leftover.why}`)}
      </p>
      <div className="import-leftover-words prose">
        <StaticText text={leftover.blocks} />
      </div>
      <Select
        label={t('into')}
        density="compact"
        value={into === undefined ? OUT : String(into)}
        options={[
          { value: OUT, text: t('leaveOut') },
          ...categories.map((category) => ({ value: String(category), text: t('intoOption', { category }) })),
        ]}
        onChange={(value) => onChange({ kind: 'leftover', key, into: categoryOf(value) })}
      />
    </li>
  )
}
