import { Gavel } from 'lucide-react'
import { createContext, type ReactNode, useCallback, useContext } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { routes } from '#shared/protocol/routes.ts'
import type { PlanTask } from '#shared/protocol/schemas/meetings.ts'
import { call } from '../../api/call.ts'
import { useLatestAnswer } from '../../api/use-latest-answer.ts'
import { meetingPath, useMonthName } from './meeting-words.ts'

const Tasks = createContext<readonly PlanTask[]>([])
const NONE: readonly PlanTask[] = []

/** Knows what meetings have decided about the activities of a plan. */
export function ActivityTasksProvider({ planId, children }: { planId: string; children: ReactNode }) {
  const ask = useCallback(() => call(routes.listPlanTasks, { params: { planId } }), [planId])
  return <Tasks value={useLatestAnswer(ask).answer?.tasks ?? NONE}>{children}</Tasks>
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
