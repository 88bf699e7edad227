import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { MeetingPapers, Point } from '#shared/meetings/meeting.ts'
import type { Task } from '#shared/meetings/meetings.ts'
import { isEmptyText } from '../plan/closed-text.tsx'
import { StaticText } from '../plan/static-text.tsx'
import { useSectionTitle } from '../plan/use-section-title.ts'
import { TaskList } from './task-list.tsx'

interface PaperViewProps {
  /** With names in the place of people's ids. */
  papers: MeetingPapers
  tasks: readonly Task[]
  mayEndTasks: boolean
  onChanged(): void
}

/** An agenda or minutes to be read. */
export function PaperView({ papers, tasks, mayEndTasks, onChanged }: PaperViewProps) {
  const t = useTranslations('meetings')
  const { points, present, absent } = papers
  return (
    <>
      {present.length > 0 && <p>{t('attendance.presentNames', { names: present.join(', ') })}</p>}
      {absent.length > 0 && <p>{t('attendance.absentNames', { names: absent.join(', ') })}</p>}
      {points.length === 0 && <p className="meeting-quiet">{t('points.empty')}</p>}
      <ol className="meeting-points">
        {points.map((point, index) => (
          <PointToRead key={point.id} point={point} number={index + 1}>
            <PointTasks
              tasks={tasks.filter(({ pointId }) => pointId === point.id)}
              title={point.title}
              mayEnd={mayEndTasks}
              onChanged={onChanged}
            />
          </PointToRead>
        ))}
      </ol>
    </>
  )
}

interface PointToReadProps {
  point: Point
  number: number
  children: ReactNode
}

function PointToRead({ point, number, children }: PointToReadProps) {
  const t = useTranslations('meetings.points')
  const sectionTitle = useSectionTitle()
  const title = point.title.trim() || t('untitled')
  return (
    <li className="meeting-point" aria-label={t('point', { number, title })}>
      <h3>{`${number}. ${title}`}</h3>
      <p className="meeting-quiet">
        {[
          t(`types.${point.type}`),
          ...(point.category === undefined ? [] : [sectionTitle(point.category)]),
          ...(point.reason === undefined ? [] : [t(`reasons.${point.reason}`)]),
        ].join(' · ')}
      </p>
      {(['presentation', 'recommendation', 'decision'] as const).map(
        (name) =>
          !isEmptyText(point[name]) && (
            <div key={name} className="meeting-text">
              <h4>{t(name)}</h4>
              <div className="prose">
                <StaticText text={point[name]} />
              </div>
            </div>
          ),
      )}
      {children}
    </li>
  )
}

interface PointTasksProps {
  tasks: readonly Task[]
  title: string
  mayEnd: boolean
  onChanged(): void
}

function PointTasks({ tasks, title, mayEnd, onChanged }: PointTasksProps) {
  const t = useTranslations('meetings.points')
  if (tasks.length === 0) return null
  return <TaskList tasks={tasks} label={t('tasks', { title })} mayEnd={mayEnd} onChanged={onChanged} />
}
