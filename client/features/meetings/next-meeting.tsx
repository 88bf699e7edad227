import { CalendarDays } from 'lucide-react'
import { useId } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { meetingPath, useMonthName, useWhenAndWhere } from './meeting-words.ts'
import { useMeetingsAnswer } from './use-meetings-answer.ts'

/** On the overview: when the two parties meet next, and how long it is since they were in contact. */
export function NextMeeting() {
  const t = useTranslations('meetings')
  const monthOf = useMonthName()
  const whenAndWhere = useWhenAndWhere()
  const { meetings } = useMeetingsAnswer()
  const id = useId()
  const { contact } = meetings ?? {}
  const next = meetings?.meetings.find((meeting) => meeting.id === meetings.next)
  // What stands above says why nothing could be asked.
  if (!contact || !next) return null
  return (
    <section className="overview-part" aria-labelledby={id}>
      <h2 id={id}>{t('next')}</h2>
      <p className="overview-meeting">
        <CalendarDays aria-hidden />
        <Link to={meetingPath(next.id)}>{t('meetingIn', { month: monthOf(next.id) })}</Link>
        <span>{whenAndWhere(next)}</span>
        <span data-overdue={contact.isOverdue ? true : undefined}>
          {contact.hasBeen ? t('contact.days', { days: contact.days }) : t('contact.none')}
        </span>
      </p>
    </section>
  )
}
