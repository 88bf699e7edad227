import { Gavel } from 'lucide-react'
import { createContext, type ReactNode, useContext } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Task } from '#shared/meetings/meetings.ts'
import { meetingPath, useMonthName } from './meeting-words.ts'
import { useMeetingsAnswer } from './use-meetings-answer.ts'

const Tasks = createContext<readonly Task[]>([])
const NONE: readonly Task[] = []

/** Knows what meetings have decided about the activities of a plan. */
export function ActivityTasksProvider({ children }: { children: ReactNode }) {
  return <Tasks value={useMeetingsAnswer().meetings?.tasks ?? NONE}>{children}</Tasks>
}

/** What meetings have decided about an activity; nothing where they have not. */
export function ActivityTasks({ activityId }: { activityId: string }) {
  const t = useTranslations('meetings')
  const monthOf = useMonthName()
  const tasks = useContext(Tasks).filter((task) => task.activityId === activityId)
  if (tasks.length === 0) return null
  return (
    <ul className="activity-tasks">
      {tasks.map(({ id, meetingId, text }) => (
        <li key={id}>
          <Gavel aria-hidden />
          <Link to={meetingPath(meetingId)}>{t('decidedAt', { month: monthOf(meetingId), task: text })}</Link>
        </li>
      ))}
    </ul>
  )
}
