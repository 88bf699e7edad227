import { FileOutput } from 'lucide-react'
import { useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import {
  KIND_FIELD,
  kindOfActivity,
  kindOfText,
  setKindOfText,
} from '#shared/confidential/confidential-kind.ts'
import type { Category } from '#shared/plan/plan.ts'
import { activityRecords, LOCAL_EDIT, planProperties, sectionText } from '#shared/plan/plan-document.ts'
import { readRichText } from '#shared/plan/rich-text-document.ts'
import { documentStore } from '../../api/document-store.ts'
import { Button } from '../../ui/button.tsx'
import { useStore } from '../../ui/store.ts'
import { FollowUpDialog } from '../follow-up/follow-up-dialog.tsx'
import { ActivityCard } from '../plan/activity-card.tsx'
import { AddActivity } from '../plan/add-activity.tsx'
import { ConnectionBanner } from '../plan/connection-banner.tsx'
import { FormattingBar } from '../plan/formatting-bar.tsx'
import { usePage } from '../plan/page-parts.tsx'
import type { OpenPlan } from '../plan/plan-context.tsx'
import { SaveStatus } from '../plan/save-status.tsx'
import { TextInPlan } from '../plan/text-in-plan.tsx'
import { ConfidentialFindings } from './confidential-findings.tsx'
import { ConfidentialSectionThreads, ConfidentialThreads } from './confidential-threads.tsx'
import { KindField } from './kind-field.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { useSectionWords } from './use-section-words.ts'

/** An open region: who can see it, the text, and the activities with what is said about them. */
export function ConfidentialBody({ category, shared }: { category: Category; shared: OpenPlan }) {
  const t = useTranslations('confidential')
  const common = useTranslations('common')
  const { plan, order, mayEdit } = usePage()
  const items = useStore(order).filter((item) => item.category === category)
  const activities = items.filter((item) => item.kind === 'activity')
  const isEmpty = useSectionWords(plan.document, category) === '' && activities.length === 0
  const party = common(`partiesGenitive.${plan.person.party}`)
  return (
    <>
      <div className="confidential-who">
        <p>{t('who', { party })}</p>
        <SaveStatus />
      </div>
      <ConnectionBanner />
      {isEmpty && <p className="confidential-empty">{t('empty')}</p>}
      {mayEdit && <FormattingBar />}
      <SectionText category={category} />
      <ConfidentialSectionThreads category={category} shared={shared} />
      {activities.map(({ id }) => (
        <div key={id} className="confidential-activity">
          <ActivityKind id={id} />
          <ActivityCard id={id} />
          <ConfidentialFindings activityId={id} />
          <ConfidentialThreads activityId={id} shared={shared} />
        </div>
      ))}
      <AddActivity category={category} />
      <FollowUpDialog category={category} />
    </>
  )
}

function SectionText({ category }: { category: Category }) {
  const t = useTranslations('confidential')
  const { plan, undo, mayEdit } = usePage()
  const { document } = plan
  const fragment = sectionText(document, category)
  const store = useMemo(() => documentStore(document, () => readRichText(fragment)), [document, fragment])
  const text = useStore(store)
  const hasWords = useSectionWords(document, category) !== ''
  const properties = planProperties(document)
  const kind = useSyncExternalStore(
    (listener) => {
      properties.observe(listener)
      return () => properties.unobserve(listener)
    },
    () => kindOfText(document, category),
  )
  return (
    <div className="confidential-text">
      {mayEdit && hasWords && (
        <KindField
          label={t('kindOfText')}
          value={kind}
          onChange={(chosen) =>
            undo.asOneStep(() =>
              document.transact(() => setKindOfText(document, category, chosen), LOCAL_EDIT),
            )
          }
        />
      )}
      <TextInPlan
        place={{ kind: 'section', category }}
        fragment={fragment}
        text={text}
        label={t('text', { category })}
        placeholder={t('textPlaceholder')}
      />
      {mayEdit && <MoveText category={category} hasWords={hasWords} />}
    </div>
  )
}

/** Takes the section's own text in or out as a whole. */
function MoveText({ category, hasWords }: { category: Category; hasWords: boolean }) {
  const t = useTranslations('confidential')
  const [isMoving, setMoving] = useState(false)
  if (!hasWords) return null
  return (
    <div className="confidential-actions">
      <Button kind="quiet" size="small" icon={<FileOutput aria-hidden />} onPress={() => setMoving(true)}>
        {t('moveTextOut')}
      </Button>
      <MoveDialog
        moved={isMoving ? { kind: 'section', category } : undefined}
        onClose={() => setMoving(false)}
      />
    </div>
  )
}

function ActivityKind({ id }: { id: string }) {
  const t = useTranslations('confidential')
  const { plan, undo, mayEdit } = usePage()
  const { document, activities } = plan
  const record = activityRecords(document).get(id)
  const kind = useSyncExternalStore(
    (listener) => activities.subscribeTo(id, listener),
    () => (record ? kindOfActivity(record) : 'draft'),
  )
  if (!record || !mayEdit) return <p className="confidential-kind">{t(`kinds.${kind}`)}</p>
  return (
    <KindField
      label={t('kind')}
      value={kind}
      onChange={(chosen) =>
        undo.asOneStep(() => document.transact(() => record.set(KIND_FIELD, chosen), LOCAL_EDIT))
      }
    />
  )
}
