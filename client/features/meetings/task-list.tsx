import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { formatDate } from '#shared/basics/format-date.ts'
import type { Task } from '#shared/meetings/meetings.ts'
import { placePath } from '#shared/plan/place-link.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { ErrorLine } from '../../ui/error-line.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { meetingPath, useMonthName } from './meeting-words.ts'
import { useCommand } from './use-command.ts'

interface TaskListProps {
  tasks: readonly Task[]
  label: string
  mayEnd: boolean
  /** Whether it is said of which meeting they are. */
  isFromSeveral?: boolean
  onChanged(): void
}

/** What meetings have given people to do, each with the way to what it is about. */
export function TaskList({ tasks, label, mayEnd, isFromSeveral = false, onChanged }: TaskListProps) {
  return (
    <ul className="meeting-tasks" aria-label={label}>
      {tasks.map((task) => (
        <TaskItem
          key={task.id}
          task={task}
          mayEnd={mayEnd}
          isFromSeveral={isFromSeveral}
          onChanged={onChanged}
        />
      ))}
    </ul>
  )
}

interface TaskItemProps extends Required<Pick<TaskListProps, 'mayEnd' | 'isFromSeveral' | 'onChanged'>> {
  task: Task
}

function TaskItem({ task, mayEnd, isFromSeveral, onChanged }: TaskItemProps) {
  const t = useTranslations('meetings.tasks')
  const locale = useLocale()
  const monthOf = useMonthName()
  const { run, isPending, wrong } = useCommand()
  const [isDropping, setDropping] = useState(false)
  const { id: taskId, text, owner, dueDate, ended, planId, activityId, meetingId } = task

  async function change(body: { state: 'done' | 'dropped' | 'open'; reason?: string }): Promise<boolean> {
    const isDone = await run(call(routes.changeTask, { params: { taskId }, body }))
    if (isDone) onChanged()
    return isDone
  }

  return (
    <li className="meeting-task" data-ended={ended?.how}>
      <div>
        <p className="meeting-task-text">{text}</p>
        <p className="meeting-quiet">
          {t('ownerAndDay', { owner: owner.name, day: formatDate(dueDate, locale) })}
          {ended && ` · ${t(ended.how)}${ended.reason && `: ${ended.reason}`}`}
        </p>
        <p className="meeting-links">
          {isFromSeveral && (
            <Link to={meetingPath(meetingId)}>{t('ofMeeting', { month: monthOf(meetingId) })}</Link>
          )}
          {planId !== undefined && activityId !== undefined && (
            <Link to={placePath(planId, { activityId })}>{t('toActivity')}</Link>
          )}
        </p>
        <ErrorLine>{wrong}</ErrorLine>
      </div>
      {mayEnd && (
        <div className="meeting-actions">
          {ended ? (
            <Button
              size="small"
              kind="quiet"
              isPending={isPending}
              onPress={() => void change({ state: 'open' })}
            >
              {t('reopen')}
            </Button>
          ) : (
            <>
              <Button
                size="small"
                isPending={isPending}
                aria-label={`${t('end')}: ${text}`}
                onPress={() => void change({ state: 'done' })}
              >
                {t('end')}
              </Button>
              <Button
                size="small"
                kind="quiet"
                aria-label={`${t('drop')}: ${text}`}
                onPress={() => setDropping(true)}
              >
                {t('drop')}
              </Button>
            </>
          )}
        </div>
      )}
      <DropDialog
        isOpen={isDropping}
        onClose={() => setDropping(false)}
        onDrop={async (reason) => {
          if (await change({ state: 'dropped', reason })) setDropping(false)
        }}
      />
    </li>
  )
}

interface DropDialogProps {
  isOpen: boolean
  onClose(): void
  onDrop(reason: string): Promise<void>
}

function DropDialog({ isOpen, onClose, onDrop }: DropDialogProps) {
  const t = useTranslations('meetings.tasks')
  const common = useTranslations('common')
  const [reason, setReason] = useState('')
  const drop = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() !== '') void onDrop(reason)
  }
  return (
    <Dialog title={t('dropTitle')} isOpen={isOpen} onClose={onClose}>
      <form onSubmit={drop}>
        <TextField label={t('dropReason')} value={reason} onChange={setReason} maxLength={1_000} autoFocus />
        <DialogActions>
          <Button onPress={onClose}>{common('cancel')}</Button>
          <Button type="submit" kind="primary" isDisabled={reason.trim() === ''}>
            {t('drop')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
