import { useMemo, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { languageTag } from '#shared/basics/locale.ts'
import type { Category } from '#shared/plan/plan.ts'
import type { ComparisonAnswer } from '#shared/protocol/schemas/versions.ts'
import { changesBy } from '#shared/versions/changes-by.ts'
import { isAlike, type PlanChange } from '#shared/versions/compare-plans.ts'
import type { Restorable, Version } from '#shared/versions/version.ts'
import { shortMoment } from '../../text/moment.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { ChangedWords } from './changed-text.tsx'
import { SectionChanges } from './section-changes.tsx'
import { useVersionName } from './version-name.ts'

interface ComparisonViewProps {
  comparison: ComparisonAnswer
  /** Absent where nothing can be restored. */
  onRestore?: ((version: Version, what: Restorable, title: string) => void) | undefined
}

const EVERYBODY = 'everybody'

/** How much has changed first, then section by section. */
export function ComparisonView({ comparison, onRestore }: ComparisonViewProps) {
  const t = useTranslations('versions')
  const nameOf = useVersionName()
  const { from, to, agreed, change } = comparison
  const writers = useMemo(
    () => new Map(comparison.writers.map(({ id, name }) => [id, name])),
    [comparison.writers],
  )
  const until = to ? nameOf(to) : t('now')
  const [chosen, setChosen] = useState(EVERYBODY)
  // Who was chosen may have written nothing of another comparison.
  const writer = writers.has(chosen) ? chosen : EVERYBODY
  const shown = useMemo(() => (writer === EVERYBODY ? change : changesBy(change, writer)), [change, writer])
  // Since agreed, each section has a version of its own to be restored from, and what is not agreed has none.
  const versionOf = (category: Category) =>
    agreed ? agreed.find((one) => one.category === category)?.version : from
  return (
    <section className="plan-comparison" aria-labelledby="aendringer">
      <h2 id="aendringer">
        {agreed
          ? t('comparingAgreed', { to: until })
          : to
            ? t('comparing', { from: nameOf(from), to: until })
            : t('comparingNow', { from: nameOf(from) })}
      </h2>
      {agreed && <AgreedSections agreed={agreed} />}
      <div className="comparison-head">
        <p className="comparison-summary" role="status">
          {isAlike(change) ? t('alike') : <Summary change={change} />}
        </p>
        {onRestore && !agreed && !isAlike(change) && (
          <Button size="small" onPress={() => onRestore(from, { kind: 'plan' }, '')}>
            {t('restorePlan')}
          </Button>
        )}
      </div>
      {writers.size > 1 && (
        <div className="versions-choice">
          <Select
            label={t('writer')}
            density="compact"
            value={writer}
            options={[
              { value: EVERYBODY, text: t('everybody') },
              ...[...writers].map(([id, name]) => ({ value: id, text: name })),
            ]}
            onChange={setChosen}
          />
        </div>
      )}
      {shown.title && (
        <p>
          <strong>{t('planTitle')}:</strong> <ChangedWords pieces={shown.title} writers={writers} />
        </p>
      )}
      {!isAlike(change) && shown.sections.length === 0 && !shown.title && (
        <p>{t('nothingByWriter', { name: writers.get(writer) ?? '' })}</p>
      )}
      {shown.sections.map((section) => (
        <SectionChanges
          key={section.category}
          section={section}
          writers={writers}
          versionOf={versionOf}
          onRestore={onRestore}
        />
      ))}
    </section>
  )
}

function AgreedSections({ agreed }: { agreed: NonNullable<ComparisonAnswer['agreed']> }) {
  const t = useTranslations('versions')
  const locale = useLocale()
  const sections = agreed.map(({ category, version }) =>
    t('agreedSection', { category, moment: shortMoment(version.at, locale) }),
  )
  return (
    <p className="changed-note">
      {t('agreedIn', { sections: new Intl.ListFormat(languageTag(locale)).format(sections) })}
    </p>
  )
}

function Summary({ change: { counts } }: { change: PlanChange }) {
  const t = useTranslations('versions')
  const kinds = (['new', 'changed', 'removed', 'texts'] as const).filter((kind) => counts[kind] > 0)
  if (kinds.length === 0) return t('onlyOrder')
  return kinds.map((kind) => t(`summary.${kind}`, { count: counts[kind] })).join(', ')
}
