import { memo, useCallback, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import type { FieldName } from '#shared/plan/field-name.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { activityRecords, bodyOf, titleOf } from '#shared/plan/plan-document.ts'
import { useStore } from '../../ui/store.ts'
import { ActivityThreads } from '../comments/activity-threads.tsx'
import { ActivityFindings } from '../findings/activity-findings.tsx'
import { MergedLine } from '../findings/merged-line.tsx'
import { FollowUpLine } from '../follow-up/follow-up-line.tsx'
import { ActivityTasks } from '../meetings/activity-tasks.tsx'
import { LastYearLine } from '../next-year/last-year-line.tsx'
import { ActivityFacts } from './activity-facts.tsx'
import { ActivityFields } from './activity-fields.tsx'
import { ActivityMenu } from './activity-menu.tsx'
import { ActivityTitle } from './activity-title.tsx'
import { DeletedByOther } from './deleted-by-other.tsx'
import { useDropPlace } from './drag-activity.ts'
import { DragHandle } from './drag-handle.tsx'
import { keepInPlace } from './keep-in-place.ts'
import { usePage } from './page-parts.tsx'
import { PeopleInActivity } from './people-here.tsx'
import { useActivity } from './plan-context.tsx'
import { activityElementId } from './show-place.ts'
import { TextInPlan } from './text-in-plan.tsx'
import { useLeaving } from './use-leaving.ts'

/** One activity as a part of the document: title, facts, text, and under it what speaks about it. */
export const ActivityCard = memo(function ActivityCard({ id }: { id: string }) {
  const t = useTranslations('plan')
  const { plan, mayEdit } = usePage()
  const current = useActivity(id)
  const latest = useRef(current)
  if (current) latest.current = current
  const activity = current ?? latest.current
  const card = useRef<HTMLElement>(null)
  const drop = useDropPlace(id)
  const record = activityRecords(plan.document).get(id)
  const title = record && titleOf(record)
  const body = record && bodyOf(record)
  if (!activity || !title || !body) return null

  return (
    <article
      ref={card}
      id={activityElementId(id)}
      className="activity"
      aria-label={activity.title || t('untitled')}
      tabIndex={-1}
      data-item=""
      data-activity={id}
      data-party={activity.party}
      data-cancelled={activity.status === 'cancelled' ? true : undefined}
      data-deleted={current ? undefined : true}
      data-drop={drop.side}
      {...drop.handlers}
    >
      {!current && <DeletedByOther id={id} />}
      <header className="activity-head">
        {mayEdit && <DragHandle id={id} card={card} />}
        <h3 className="activity-title">
          <ActivityTitle activityId={id} text={title} />
        </h3>
        <PeopleInActivity id={id} />
        <ActivityMenu activity={activity} />
      </header>
      <FactsOrFields activity={activity} card={card} />
      <TextInPlan
        place={{ kind: 'body', activityId: id }}
        fragment={body}
        text={activity.body}
        label={t('body')}
        placeholder={t('bodyPlaceholder')}
      />
      {activity.party === 'joint' && <MergedLine activityId={id} />}
      <FollowUpLine activity={activity} />
      <LastYearLine activityId={id} />
      <ActivityTasks activityId={id} />
      <ActivityFindings activityId={id} />
      <ActivityThreads activityId={id} />
    </article>
  )
})

interface FactsOrFieldsProps {
  activity: Activity
  card: React.RefObject<HTMLElement | null>
}

function FactsOrFields({ activity, card }: FactsOrFieldsProps) {
  const { mayEdit, justAdded } = useFieldOpening(activity.id)
  const [isOpen, setOpen] = useState(justAdded)
  const close = useCallback(() => {
    // What could not be understood is shown until it is mended; closing would lose it.
    if (card.current?.querySelector('.activity-fields [aria-invalid="true"]')) return
    keepInPlace(document.activeElement, () => flushSync(() => setOpen(false)))
  }, [card])
  useLeaving(card, isOpen, close)

  function edit(field?: FieldName) {
    flushSync(() => setOpen(true))
    const place = field ? `[data-field="${field}"]` : '.activity-fields'
    card.current?.querySelector<HTMLElement>(`${place} :is(input, textarea, button)`)?.focus()
  }

  if (!mayEdit) return <ActivityFacts activity={activity} />
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears Escape from the fields within
    <div
      className="facts-or-fields"
      data-fields-of={activity.id}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || !isOpen) return
        flushSync(() => setOpen(false))
        card.current?.querySelector<HTMLElement>('.facts-edit button')?.focus()
      }}
    >
      {isOpen ? <ActivityFields activity={activity} /> : <ActivityFacts activity={activity} onEdit={edit} />}
    </div>
  )
}

function useFieldOpening(id: string) {
  const { mayEdit, newActivity } = usePage()
  return { mayEdit, justAdded: useStore(newActivity) === id }
}
