import { Plus } from 'lucide-react'
import { useCallback, useRef } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import { changePoint, removePoint } from '#shared/meetings/edit-meeting.ts'
import type { Point } from '#shared/meetings/meeting.ts'
import type { Task } from '#shared/meetings/meetings.ts'
import { rankBetween } from '#shared/plan/rank.ts'
import type { MeetingLine } from '#shared/protocol/schemas/meetings.ts'
import { Button } from '../../ui/button.tsx'
import { useStore } from '../../ui/store.ts'
import { WritersTools } from '../plan/formatting-bar.tsx'
import { randomBit } from '../plan/random-bit.ts'
import { useFocusStepsIn } from '../plan/use-focus-steps.ts'
import { appendPoint } from './append-point.ts'
import type { Attendee } from './attendee.ts'
import type { OpenPapers } from './open-meeting.ts'
import { PointCard } from './point-card.tsx'

interface PointListProps {
  papers: OpenPapers
  meeting: MeetingLine
  attendees: readonly Attendee[]
  tasks: readonly Task[]
  onChanged(): void
}

/** The points in their order, written together, and the way to add one. */
export function PointList({ papers, meeting, attendees, tasks, onChanged }: PointListProps) {
  const t = useTranslations('meetings.points')
  const { points } = useStore(papers.papers)
  const isClosed = papers.part === 'closed'
  const { texts, undo } = papers.environment
  const has = useCallback(
    (element: Element | null) => element?.closest(`[data-papers="${papers.part}"]`) != null,
    [papers.part],
  )
  useFocusStepsIn(texts, undo, has)
  const list = useRef<HTMLOListElement>(null)

  const add = () => {
    let id = ''
    flushSync(() => {
      id = appendPoint(papers, { title: '', type: 'discussion', ...(isClosed && { reason: 'personnel' }) })
    })
    papers.environment.texts.focus(`title/${id}`, { edge: 'end' })
  }

  /** The point goes, and the keys go on from the one in its place. */
  const remove = (point: Point, index: number) => {
    flushSync(() => papers.environment.undo.asOneStep(() => removePoint(papers.document, point.id)))
    const left = [...(list.current?.querySelectorAll<HTMLElement>('.meeting-point') ?? [])]
    const next = left[index] ?? left.at(-1) ?? list.current
    next?.focus({ preventScroll: true })
  }

  const move = ({ id }: Point, lower: Point | undefined, upper: Point | undefined) => {
    const rank = rankBetween(lower?.rank, upper?.rank, randomBit)
    papers.environment.undo.asOneStep(() => changePoint(papers.document, id, { rank }))
  }

  return (
    <div className="meeting-papers" data-papers={papers.part}>
      {points.length > 0 && <WritersTools texts={texts} undo={undo} has={has} />}
      {points.length === 0 && <p className="meeting-quiet">{t(isClosed ? 'noneClosed' : 'none')}</p>}
      <ol ref={list} tabIndex={-1} className="meeting-points">
        {points.map((point, index) => (
          <PointCard
            key={point.id}
            papers={papers}
            point={point}
            number={index + 1}
            onMoveUp={index > 0 ? () => move(point, points[index - 2], points[index - 1]) : undefined}
            onMoveDown={
              index < points.length - 1 ? () => move(point, points[index + 1], points[index + 2]) : undefined
            }
            onRemove={() => remove(point, index)}
            meeting={meeting}
            attendees={attendees}
            tasks={tasks.filter(({ pointId }) => pointId === point.id)}
            onChanged={onChanged}
          />
        ))}
      </ol>
      <div className="meeting-actions">
        <Button icon={<Plus aria-hidden />} onPress={add}>
          {t(isClosed ? 'addClosed' : 'add')}
        </Button>
      </div>
    </div>
  )
}
