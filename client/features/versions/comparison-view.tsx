import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ComparisonAnswer } from '#shared/protocol/schemas/versions.ts'
import { changesBy } from '#shared/versions/changes-by.ts'
import { isAlike, type PlanChange } from '#shared/versions/compare-plans.ts'
import type { Restorable } from '#shared/versions/version.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { ChangedWords } from './changed-text.tsx'
import { SectionChanges } from './section-changes.tsx'
import { useVersionName } from './version-name.ts'

interface ComparisonViewProps {
  comparison: ComparisonAnswer
  /** Absent where nothing can be restored. */
  onRestore?: ((what: Restorable, title: string) => void) | undefined
}

const EVERYBODY = 'everybody'

/** How much has changed first, then section by section. */
export function ComparisonView({ comparison, onRestore }: ComparisonViewProps) {
  const t = useTranslations('versions')
  const nameOf = useVersionName()
  const { from, to, change } = comparison
  const writers = useMemo(
    () => new Map(comparison.writers.map(({ id, name }) => [id, name])),
    [comparison.writers],
  )
  const [chosen, setChosen] = useState(EVERYBODY)
  // Who was chosen may have written nothing of another comparison.
  const writer = writers.has(chosen) ? chosen : EVERYBODY
  const shown = useMemo(() => (writer === EVERYBODY ? change : changesBy(change, writer)), [change, writer])
  return (
    <section className="plan-comparison" aria-labelledby="aendringer">
      <h2 id="aendringer">{t('comparing', { from: nameOf(from), to: to ? nameOf(to) : t('now') })}</h2>
      <div className="comparison-head">
        <p className="comparison-summary" role="status">
          {isAlike(change) ? t('alike') : <Summary change={change} />}
        </p>
        {onRestore && !isAlike(change) && (
          <Button size="small" onPress={() => onRestore({ kind: 'plan' }, '')}>
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
        <SectionChanges key={section.category} section={section} writers={writers} onRestore={onRestore} />
      ))}
    </section>
  )
}

function Summary({ change: { counts } }: { change: PlanChange }) {
  const t = useTranslations('versions')
  const kinds = (['new', 'changed', 'removed', 'texts'] as const).filter((kind) => counts[kind] > 0)
  if (kinds.length === 0) return t('onlyOrder')
  return kinds.map((kind) => t(`summary.${kind}`, { count: counts[kind] })).join(', ')
}
