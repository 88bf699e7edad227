import { type FormEvent, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { categoriesOf } from '#shared/agreement/categories.ts'
import { ACTIVITY_PARTIES, type Category } from '#shared/plan/plan.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts'
import { Select } from '../../ui/select.tsx'
import { useAgreement } from '../agreement/agreement-provider.tsx'
import { categoryOf, useSectionOptions } from '../plan/section-options.ts'
import { useSectionTitle } from '../plan/use-section-title.ts'
import { TitleField, YearField } from '../plans/year-and-title.tsx'
import { FoundActivities } from './found-activities.tsx'
import { Leftovers } from './leftovers.tsx'
import {
  countOfRemarks,
  faultOf,
  type ImportedPlan,
  isFaulty,
  type PlanFault,
  planOf,
  type Review,
  type ReviewChange,
} from './review.ts'
import { SectionText } from './section-text.tsx'

interface ReviewFormProps {
  review: Review
  onChange(change: ReviewChange): void
  /** Resolves with why it could not be created, or with nothing once it is. */
  onCreate(plan: ImportedPlan): Promise<string | undefined>
  onBack(): void
}

/** What was found, section by section, to be corrected before it becomes a plan. */
export function ReviewForm({ review, onChange, onCreate, onBack }: ReviewFormProps) {
  const t = useTranslations('import')
  const categories = categoriesOf(useAgreement())
  const plansTexts = useTranslations('plans')
  const [wrong, setWrong] = useState<readonly PlanFault[]>([])
  const [sentence, setSentence] = useState<string>()
  const [isPending, setPending] = useState(false)
  const kept = review.activities.filter(({ isKept }) => isKept)
  const faulty = kept.filter((activity) => isFaulty(faultOf(activity, review.year))).length
  const hasNothing = review.activities.length === 0 && review.sections.length === 0

  async function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const made = planOf(review)
    if ('faults' in made) {
      setWrong(made.faults)
      return focusFirstInvalid(event.currentTarget)
    }
    setWrong([])
    setSentence(undefined)
    setPending(true)
    const problem = await onCreate(made.plan)
    setPending(false)
    setSentence(problem)
  }

  return (
    <form className="import-review" onSubmit={(event) => void create(event)} noValidate>
      <div className="stack">
        <p>
          {t('found', {
            name: review.fileName,
            activities: review.activities.length,
            sections: review.sections.length,
          })}{' '}
          {t('unclearCount', { count: countOfRemarks(review) })}.
        </p>
        {hasNothing && <Banner tone="warning">{t('nothing')}</Banner>}
      </div>
      <PlanFields review={review} wrong={wrong} onChange={onChange} />
      <FoundWithoutSection review={review} onChange={onChange} />
      {categories.map((category) => (
        <FoundSection key={category} category={category} review={review} onChange={onChange} />
      ))}
      <Leftovers review={review} onChange={onChange} />
      <div className="import-end">
        <div className="import-end-words" role="status">
          <p>{t('keptCount', { kept: kept.length, count: review.activities.length })}</p>
          {faulty > 0 && <p className="field-error">{t('faulty', { count: faulty })}</p>}
          {wrong.includes('year') && <p className="field-error">{plansTexts('yearWrong')}</p>}
          {wrong.includes('title') && <p className="field-error">{plansTexts('titleWrong')}</p>}
        </div>
        {sentence && (
          <Banner tone="danger" isUrgent>
            {sentence}
          </Banner>
        )}
        <div className="import-ways">
          <Button kind="quiet" onPress={onBack}>
            {t('back')}
          </Button>
          <Button kind="primary" type="submit" isPending={isPending}>
            {t('create')}
          </Button>
        </div>
      </div>
    </form>
  )
}

interface PartProps {
  review: Review
  onChange(change: ReviewChange): void
}

function PlanFields({ review, wrong, onChange }: PartProps & { wrong: readonly PlanFault[] }) {
  const t = useTranslations('import')
  const common = useTranslations('common')
  const edit = (change: Extract<ReviewChange, { kind: 'plan' }>['edit']) =>
    onChange({ kind: 'plan', edit: change })
  return (
    <div className="import-plan">
      <TitleField
        label={t('planTitle')}
        value={review.title}
        onChange={(title) => edit({ title })}
        isWrong={wrong.includes('title')}
      />
      <YearField value={review.year} onChange={(year) => edit({ year })} isWrong={wrong.includes('year')} />
      {review.activities.some(({ proposed }) => proposed.party === undefined) && (
        <Select
          label={t('fallbackParty')}
          value={review.fallbackParty}
          options={ACTIVITY_PARTIES.map((party) => ({ value: party, text: common(`parties.${party}`) }))}
          onChange={(fallbackParty) => edit({ fallbackParty })}
        />
      )}
    </div>
  )
}

function FoundWithoutSection({ review, onChange }: PartProps) {
  const t = useTranslations('import')
  const sections = useSectionOptions()
  const activities = useFound(review, undefined)
  if (activities.length === 0) return null
  return (
    <section className="import-section" aria-labelledby="import-section-none">
      <h2 id="import-section-none">{t('whereNone')}</h2>
      <p className="field-description">{t('whereNoneText')}</p>
      <div className="import-fallback">
        <Select
          label={t('fallbackCategory')}
          value={String(review.fallbackCategory)}
          options={sections}
          onChange={(value) =>
            onChange({
              kind: 'plan',
              edit: { fallbackCategory: categoryOf(value) ?? review.fallbackCategory },
            })
          }
        />
      </div>
      <FoundActivities
        activities={activities}
        review={review}
        onChange={onChange}
        labelledBy="import-section-none"
      />
    </section>
  )
}

function FoundSection({ review, category, onChange }: PartProps & { category: Category }) {
  const t = useTranslations('import')
  const titleOf = useSectionTitle()
  const activities = useFound(review, category)
  const text = review.sections.find((section) => section.category === category)
  const id = `import-section-${category}`
  return (
    <section className="import-section" aria-labelledby={id}>
      <div className="import-section-head">
        <h2 id={id}>{titleOf(category)}</h2>
        {activities.length > 0 && <span>{t('activities', { count: activities.length })}</span>}
      </div>
      {text && (
        <SectionText section={text} onChange={(isKept) => onChange({ kind: 'section', category, isKept })} />
      )}
      {activities.length > 0 ? (
        <FoundActivities activities={activities} review={review} onChange={onChange} labelledBy={id} />
      ) : (
        <p className="field-description">{t('emptySection')}</p>
      )}
    </section>
  )
}

/** Grouped by where the file has them, so that no row leaves the hand that moves it. */
function useFound({ activities }: Review, category: Category | undefined) {
  return useMemo(
    () => activities.filter(({ proposed }) => proposed.category === category),
    [activities, category],
  )
}
