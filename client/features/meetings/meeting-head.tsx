import { type FormEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import type { MeetingStep } from '#shared/meetings/meetings.ts'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { MeetingLine } from '#shared/protocol/schemas/meetings.ts'
import { call } from '../../api/call.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { ErrorLine } from '../../ui/error-line.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { TimeField } from '../../ui/time-field.tsx'
import { MeetingFiles } from './meeting-files.tsx'
import { useWhenAndWhere } from './meeting-words.ts'
import { useCommand } from './use-command.ts'

interface MeetingHeadProps {
  meeting: MeetingLine
  person: Person
  onChanged(): void
}

/** When and where the meeting is, and what its next step is. */
export function MeetingHead({ meeting, person, onChanged }: MeetingHeadProps) {
  const t = useTranslations('meetings')
  const whenAndWhere = useWhenAndWhere()
  const [isSetting, setSetting] = useState(false)
  const isApproved = meeting.state === 'approved'
  const head = useRef<HTMLElement>(null)

  /** What was pressed goes, and the keys go on from here. */
  function close() {
    flushSync(() => setSetting(false))
    head.current?.focus({ preventScroll: true })
  }
  return (
    <section ref={head} tabIndex={-1} className="meeting-part meeting-head" aria-label={t('whenAndWhere')}>
      {isSetting ? (
        <WhenForm
          meeting={meeting}
          onDone={() => {
            close()
            onChanged()
          }}
          onCancel={close}
        />
      ) : (
        <div className="meeting-when">
          <p>{whenAndWhere(meeting)}</p>
          <div className="meeting-actions" data-print="hide">
            {!isApproved && (
              <Button size="small" onPress={() => setSetting(true)}>
                {t(meeting.date === undefined ? 'setWhen' : 'changeWhen')}
              </Button>
            )}
            <MeetingFiles meeting={meeting} person={person} />
          </div>
        </div>
      )}
      {!isSetting && (
        <NextStep
          meeting={meeting}
          onChanged={() => {
            close()
            onChanged()
          }}
        />
      )}
    </section>
  )
}

interface WhenFormProps {
  meeting: MeetingLine
  onDone(): void
  onCancel(): void
}

function WhenForm({ meeting, onDone, onCancel }: WhenFormProps) {
  const t = useTranslations('meetings')
  const common = useTranslations('common')
  const { run, isPending, wrong } = useCommand()
  const [date, setDate] = useState(meeting.date ?? '')
  const [time, setTime] = useState(meeting.time ?? '')
  const [place, setPlace] = useState(meeting.place ?? '')

  async function save(event: FormEvent) {
    event.preventDefault()
    const params = { meetingId: meeting.id }
    if (await run(call(routes.changeMeeting, { params, body: { date, time, place } }))) onDone()
  }

  return (
    <form className="meeting-form" onSubmit={(event) => void save(event)}>
      <DateField label={t('date')} value={date} onChange={setDate} autoFocus />
      <TimeField label={t('time')} value={time} onChange={setTime} />
      <TextField label={t('place')} value={place} onChange={setPlace} maxLength={500} />
      <div className="meeting-actions">
        <Button type="submit" kind="primary" isPending={isPending}>
          {t('saveWhen')}
        </Button>
        <Button onPress={onCancel}>{common('cancel')}</Button>
      </div>
      <ErrorLine>{wrong}</ErrorLine>
    </form>
  )
}

/** The steps that can be taken in each state, the usual one first. */
const STEPS: Record<MeetingLine['state'], readonly MeetingStep[]> = {
  draft: ['agenda-sent'],
  'agenda-sent': ['held', 'agenda-sent'],
  held: ['minutes-sent'],
  'minutes-sent': [],
  approved: [],
}

function NextStep({ meeting, onChanged }: Omit<MeetingHeadProps, 'person'>) {
  const t = useTranslations('meetings.steps')
  const { run, isPending, wrong } = useCommand()
  const { id: meetingId, state, date } = meeting
  const isWaitingForDate = state === 'draft' && date === undefined

  async function take(step: MeetingStep) {
    if (await run(call(routes.takeMeetingStep, { params: { meetingId }, body: { step } }))) onChanged()
  }

  return (
    <div className="meeting-next">
      <p className="meeting-quiet">{t(isWaitingForDate ? 'meaning.no-date' : `meaning.${state}`)}</p>
      {!isWaitingForDate && STEPS[state].length > 0 && (
        <div className="meeting-actions">
          {STEPS[state].map((step, index) => (
            <Button
              key={step}
              kind={index === 0 ? 'primary' : 'secondary'}
              isPending={isPending}
              onPress={() => void take(step)}
            >
              {t(step === 'agenda-sent' && state === 'agenda-sent' ? 'again' : `take.${step}`)}
            </Button>
          ))}
        </div>
      )}
      <ErrorLine>{wrong}</ErrorLine>
    </div>
  )
}
