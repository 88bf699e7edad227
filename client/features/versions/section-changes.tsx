import { ArrowRightLeft, Minus, Plus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { ActivityChange, SectionChange } from '#shared/versions/compare-plans.ts'
import type { Restorable } from '#shared/versions/version.ts'
import { Button } from '../../ui/button.tsx'
import { useSectionTitle } from '../plan/use-section-title.ts'
import { ChangedText, ChangedWords, type Writers } from './changed-text.tsx'
import { FieldTable } from './field-table.tsx'

interface SectionChangesProps {
  section: SectionChange
  writers: Writers
  /** Absent where nothing can be restored: for who only reads, and between two versions. */
  onRestore?: ((what: Restorable, title: string) => void) | undefined
}

/** What has changed in one section: its text, then its activities. */
export function SectionChanges({ section, writers, onRestore }: SectionChangesProps) {
  const t = useTranslations('versions')
  const titleOf = useSectionTitle()
  const { category, text, isReordered, activities } = section
  return (
    <section className="section-changes" aria-labelledby={`afsnit-${category}`}>
      <div className="section-changes-head">
        <h3 id={`afsnit-${category}`}>{titleOf(category)}</h3>
        {onRestore && (
          <Button size="small" onPress={() => onRestore({ kind: 'section', category }, '')}>
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
        <ActivityChanges key={change.id} change={change} writers={writers} onRestore={onRestore} />
      ))}
    </section>
  )
}

const ICONS = { new: Plus, changed: ArrowRightLeft, removed: Minus }

interface ActivityChangesProps {
  change: ActivityChange
  writers: Writers
  onRestore: SectionChangesProps['onRestore']
}

function ActivityChanges({ change, writers, onRestore }: ActivityChangesProps) {
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
        {onRestore && kind !== 'new' && (
          <Button size="small" onPress={() => onRestore({ kind: 'activity', activityId: id }, title)}>
            {t('restoreActivity')}
          </Button>
        )}
      </div>
      <FieldTable change={change} title={title} writers={writers} />
      {body && <ChangedText lines={body} writers={writers} />}
    </article>
  )
}
