import { type FormEvent, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { ErrorLine } from '../../ui/error-line.tsx'
import { Select } from '../../ui/select.tsx'
import { ShowButton } from '../../ui/show-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Attendee } from './attendee.ts'
import { useCommand } from './use-command.ts'

interface GiveTaskProps {
  meetingId: string
  pointId: string
  title: string
  attendees: readonly Attendee[]
  onGiven(): void
}

/** What somebody is to do of what was decided, and by when. */
export function GiveTask({ title, attendees, ...task }: GiveTaskProps) {
  const t = useTranslations('meetings.tasks')
  const [isShown, setShown] = useState(false)
  const id = useId()
  const part = useRef<HTMLDivElement>(null)

  /** The form goes, and the keys go on from what opened it. */
  function close() {
    flushSync(() => setShown(false))
    part.current?.querySelector('button')?.focus({ preventScroll: true })
  }

  return (
    <div ref={part} className="meeting-give" data-print="hide">
      <ShowButton isShown={isShown} controls={id} onPress={() => setShown(!isShown)}>
        {t('give')}
        <span className="visually-hidden">: {title}</span>
      </ShowButton>
      {isShown && (
        <div id={id}>
          <TaskForm {...task} attendees={attendees} onDone={close} />
        </div>
      )}
    </div>
  )
}

function TaskForm({
  meetingId,
  pointId,
  attendees,
  onGiven,
  onDone,
}: Omit<GiveTaskProps, 'title'> & { onDone(): void }) {
  const t = useTranslations('meetings.tasks')
  const common = useTranslations('common')
  const { run, isPending, wrong } = useCommand()
  const [text, setText] = useState('')
  const [ownerId, setOwnerId] = useState(attendees[0]?.personId ?? '')
  const [dueDate, setDueDate] = useState('')
  const isWhole = text.trim() !== '' && ownerId !== '' && dueDate !== ''

  async function give(event: FormEvent) {
    event.preventDefault()
    if (!isWhole || isPending) return
    const body = { pointId, text, ownerId, dueDate }
    if (!(await run(call(routes.giveTask, { params: { meetingId }, body })))) return
    onGiven()
    onDone()
  }

  return (
    <form className="meeting-form" onSubmit={(event) => void give(event)}>
      <TextField label={t('what')} value={text} onChange={setText} maxLength={300} autoFocus />
      <Select
        label={t('owner')}
        options={attendees.map(({ personId, name, party }) => ({
          value: personId,
          text: `${name}, ${common(`parties.${party}`)}`,
        }))}
        value={ownerId}
        onChange={setOwnerId}
      />
      <DateField label={t('due')} value={dueDate} onChange={setDueDate} />
      <Button type="submit" kind="primary" isPending={isPending} isDisabled={!isWhole}>
        {t('giveAction')}
      </Button>
      <ErrorLine>{wrong}</ErrorLine>
    </form>
  )
}
