import { Plus } from 'lucide-react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import type { Task } from '#shared/meetings/meetings.ts'
import type { MeetingLine } from '#shared/protocol/schemas/meetings.ts'
import { Button } from '../../ui/button.tsx'
import { useStore } from '../../ui/store.ts'
import { appendPoint } from './append-point.ts'
import type { Attendee } from './meeting-work.tsx'
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

  const add = () => {
    let id = ''
    flushSync(() => {
      id = appendPoint(papers, { title: '', type: 'discussion', ...(isClosed && { reason: 'personnel' }) })
    })
    papers.environment.texts.focus(`title/${id}`, { edge: 'end' })
  }

  return (
    <>
      {points.length === 0 && <p className="meeting-quiet">{t(isClosed ? 'noneClosed' : 'none')}</p>}
      <ol className="meeting-points">
        {points.map((point, index) => (
          <PointCard
            key={point.id}
            papers={papers}
            point={point}
            number={index + 1}
            before={points[index - 1]}
            beforeThat={points[index - 2]}
            after={points[index + 1]}
            afterThat={points[index + 2]}
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
    </>
  )
}
