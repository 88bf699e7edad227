import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import * as Y from 'yjs'
import { changePoint, type PointChange } from '#shared/meetings/edit-meeting.ts'
import { CLOSED_REASONS, mayDecide, POINT_TYPES, type Point } from '#shared/meetings/meeting.ts'
import { type PointText, pointRecords } from '#shared/meetings/meeting-document.ts'
import type { Task } from '#shared/meetings/meetings.ts'
import { placePath } from '#shared/plan/place-link.ts'
import type { MeetingLine } from '#shared/protocol/schemas/meetings.ts'
import { IconButton } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { useToasts } from '../../ui/toast.tsx'
import { LiveText } from '../plan/live-text.tsx'
import { PeopleAt } from '../plan/people-here.tsx'
import { categoryOf, useSectionOptions } from '../plan/section-options.ts'
import type { Attendee } from './attendee.ts'
import { GiveTask } from './give-task.tsx'
import type { OpenPapers } from './open-meeting.ts'
import { PointTitle } from './point-title.tsx'
import { TaskList } from './task-list.tsx'

interface PointCardProps {
  papers: OpenPapers
  point: Point
  number: number
  /** Undefined at the end of the list. */
  onMoveUp: (() => void) | undefined
  onMoveDown: (() => void) | undefined
  onRemove(): void
  meeting: MeetingLine
  attendees: readonly Attendee[]
  tasks: readonly Task[]
  onChanged(): void
}

/** One point: what it is about, what is recommended, and, once the meeting is near, what was decided. */
export function PointCard(props: PointCardProps) {
  const { papers, point, number, onMoveUp, onMoveDown, onRemove, meeting, attendees, tasks, onChanged } =
    props
  const t = useTranslations('meetings.points')
  const toasts = useToasts()
  const { document, environment } = papers
  const record = pointRecords(document).get(point.id)
  const isForMinutes = meeting.state !== 'draft'
  const words = point.title.trim() || t('untitled')

  const change = (fields: PointChange) =>
    environment.undo.asOneStep(() => changePoint(document, point.id, fields))
  const remove = () => {
    onRemove()
    toasts.show({
      kind: 'undo',
      text: t('removed', { title: words }),
      action: { label: t('undo'), onPress: () => environment.undo.undo() },
    })
  }

  return (
    <li className="meeting-point" tabIndex={-1} aria-label={t('point', { number, title: words })}>
      <div className="meeting-point-head">
        <span className="meeting-number" aria-hidden>
          {number}.
        </span>
        <PointTitle pointId={point.id} text={titleOf(record)} environment={environment} />
        <PeopleAt id={point.id} presence={papers.presence} />
        <div className="meeting-point-tools" data-print="hide">
          <IconButton
            size="small"
            label={t('moveUp', { title: words })}
            icon={<ArrowUp aria-hidden />}
            isDisabled={!onMoveUp}
            onPress={() => onMoveUp?.()}
          />
          <IconButton
            size="small"
            label={t('moveDown', { title: words })}
            icon={<ArrowDown aria-hidden />}
            isDisabled={!onMoveDown}
            onPress={() => onMoveDown?.()}
          />
          <IconButton
            size="small"
            label={t('remove', { title: words })}
            icon={<Trash2 aria-hidden />}
            onPress={remove}
          />
        </div>
      </div>
      <PointKind point={point} onChange={change} />
      {point.planId !== undefined && point.activityId !== undefined && (
        <p className="meeting-links">
          <Link to={placePath(point.planId, { activityId: point.activityId })}>{t('toActivity')}</Link>
        </p>
      )}
      {(['presentation', 'recommendation'] as const).map((name) => (
        <WrittenText key={name} papers={papers} point={point} name={name} />
      ))}
      {!mayDecide(point) && isForMinutes && <p className="meeting-quiet">{t('nothingToDecide')}</p>}
      {mayDecide(point) && isForMinutes && <WrittenText papers={papers} point={point} name="decision" />}
      {tasks.length > 0 && (
        <TaskList tasks={tasks} label={t('tasks', { title: words })} mayEnd onChanged={onChanged} />
      )}
      {mayDecide(point) && isForMinutes && papers.part === 'open' && (
        <GiveTask
          meetingId={meeting.id}
          pointId={point.id}
          title={words}
          attendees={attendees}
          onGiven={onChanged}
        />
      )}
    </li>
  )
}

function PointKind({ point, onChange }: { point: Point; onChange(fields: PointChange): void }) {
  const t = useTranslations('meetings.points')
  const sections = useSectionOptions()
  const { type, category, reason } = point
  return (
    <div className="meeting-point-kind" data-print="hide">
      <Select
        label={t('type')}
        density="compact"
        options={POINT_TYPES.map((value) => ({ value, text: t(`types.${value}`) }))}
        value={type}
        onChange={(next) => onChange({ type: next })}
      />
      {reason === undefined ? (
        <Select
          label={t('category')}
          density="compact"
          options={[{ value: '', text: t('noCategory') }, ...sections]}
          value={String(category ?? '')}
          onChange={(next) => onChange({ category: categoryOf(next) ?? null })}
        />
      ) : (
        <Select
          label={t('reason')}
          density="compact"
          options={CLOSED_REASONS.map((value) => ({ value, text: t(`reasons.${value}`) }))}
          value={reason}
          onChange={(next) => onChange({ reason: next })}
        />
      )}
    </div>
  )
}

function WrittenText({ papers, point, name }: { papers: OpenPapers; point: Point; name: PointText }) {
  const t = useTranslations('meetings.points')
  const fragment = pointRecords(papers.document).get(point.id)?.get(name)
  if (!(fragment instanceof Y.XmlFragment)) return null
  return (
    <div className="meeting-text">
      <h3>{t(name)}</h3>
      <LiveText
        placeKey={`${name}/${point.id}`}
        fragment={fragment}
        text={point[name]}
        label={t(name)}
        placeholder={t(`placeholders.${name}`)}
        environment={papers.environment}
      />
    </div>
  )
}

function titleOf(record: Y.Map<unknown> | undefined): Y.Text | undefined {
  const title = record?.get('title')
  return title instanceof Y.Text ? title : undefined
}
