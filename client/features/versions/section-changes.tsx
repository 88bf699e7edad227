import { ArrowRightLeft, Minus, Plus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Category } from '#shared/plan/plan.ts'
import type { ActivityChange, SectionChange } from '#shared/versions/compare-plans.ts'
import type { LineChange } from '#shared/versions/compare-texts.ts'
import type { Restorable, Version } from '#shared/versions/version.ts'
import { Button } from '../../ui/button.tsx'
import { useSectionTitle } from '../plan/use-section-title.ts'
import { ChangedText, ChangedWords, type Writers } from './changed-text.tsx'
import { FieldTable } from './field-table.tsx'

interface SectionChangesProps {
  section: SectionChange
  writers: Writers
  /** The version that a section, or what stood in it, can be restored from. */
  versionOf(category: Category): Version | undefined
  /** Absent where nothing can be restored: for who only reads, and between two versions. */
  onRestore?: ((version: Version, what: Restorable, title: string) => void) | undefined
}

/** What has changed in one section: its text, then its activities. */
export function SectionChanges({ section, writers, versionOf, onRestore }: SectionChangesProps) {
  const t = useTranslations('versions')
  const titleOf = useSectionTitle()
  const { category, text, isReordered, activities } = section
  const version = versionOf(category)
  return (
    <section className="section-changes" aria-labelledby={`afsnit-${category}`}>
      <div className="section-changes-head">
        <h3 id={`afsnit-${category}`}>{titleOf(category)}</h3>
        {onRestore && version && (
          <Button
            size="small"
            aria-label={`${t('restoreSection')}: ${titleOf(category)}`}
            onPress={() => onRestore(version, { kind: 'section', category }, '')}
          >
            {t('restoreSection')}
          </Button>
        )}
      </div>
      {isReordered && <p className="changed-note">{t('reordered')}</p>}
      {text && (
        <div className="card activity-change">
          <h4>{t('sectionText')}</h4>
          <ChangedText lines={text} writers={writers} />
        </div>
      )}
      {activities.map((change) => (
        <ActivityChanges
          key={change.id}
          change={change}
          writers={writers}
          version={versionOf(change.before?.category ?? category)}
          onRestore={onRestore}
        />
      ))}
    </section>
  )
}

const ICONS = { new: Plus, changed: ArrowRightLeft, removed: Minus }

interface ActivityChangesProps {
  change: ActivityChange
  writers: Writers
  /** That which it stood in. */
  version: Version | undefined
  onRestore: SectionChangesProps['onRestore']
}

function ActivityChanges({ change, writers, version, onRestore }: ActivityChangesProps) {
  const t = useTranslations('versions')
  const { id, kind, before, after, title: words, body } = change
  const title = (after ?? before)?.title || t('untitled')
  const Icon = ICONS[kind]
  return (
    <article className="card activity-change" data-kind={kind} aria-label={`${t(`kinds.${kind}`)}: ${title}`}>
      <div className="activity-change-head">
        <h4>
          <span className="change-kind" data-kind={kind}>
            <Icon aria-hidden />
            {t(`kinds.${kind}`)}
          </span>{' '}
          {kind === 'changed' && words ? <ChangedWords pieces={words} writers={writers} /> : title}
        </h4>
        {onRestore && version && kind !== 'new' && (
          <Button
            size="small"
            aria-label={`${t('restoreActivity')}: ${title}`}
            onPress={() => onRestore(version, { kind: 'activity', activityId: id }, title)}
          >
            {t('restoreActivity')}
          </Button>
        )}
      </div>
      <FieldTable change={change} title={title} writers={writers} />
      {body && hasWords(kind, body) && <ChangedText lines={body} writers={writers} />}
    </article>
  )
}

/** Of what came or went with all it says, an empty text is nothing to show. */
function hasWords(kind: ActivityChange['kind'], lines: readonly LineChange[]): boolean {
  return kind === 'changed' || lines.some(({ pieces }) => pieces.length > 0)
}
