import '../../styles/meetings.css'
import { CalendarDays } from 'lucide-react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import type { MeetingLine } from '#shared/protocol/schemas/meetings.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ContactPart } from './contact-part.tsx'
import { meetingPath, useMonthName, useWhenAndWhere } from './meeting-words.ts'
import { TaskList } from './task-list.tsx'
import { useMeetings } from './use-meetings.ts'

/** The coordination meetings: the next one first, what is still to be done, and those before. */
export function MeetingsPage({ person }: { person: Person }) {
  const t = useTranslations('meetings')
  const sentenceOf = useProblemSentence()
  const { meetings, problem, load } = useMeetings(person)
  const worksOnThem = can(person, 'edit', { kind: 'meeting' })
  const next = meetings?.meetings.find(({ id }) => id === meetings.next)
  const others = meetings?.meetings.filter(({ id }) => id !== meetings.next) ?? []
  const open = meetings?.tasks.filter(({ ended }) => !ended) ?? []
  return (
    <main className="page meetings-page" id="indhold" tabIndex={-1}>
      <title>{`${t('title')} · Samplan`}</title>
      <h1>{t('title')}</h1>
      {problem && (
        <FailureBanner isUrgent onRetry={() => void load()}>
          {sentenceOf(problem)}
        </FailureBanner>
      )}
      {!meetings && !problem && <Skeleton lines={6} />}
      {meetings && (
        <>
          <section className="meeting-part" aria-labelledby="naeste">
            <h2 id="naeste">{t('next')}</h2>
            {next && <MeetingCard meeting={next} isNext />}
          </section>
          <ContactPart meetings={meetings} mayLog={worksOnThem} onLogged={() => void load()} />
          <section className="meeting-part" aria-labelledby="opgaver">
            <h2 id="opgaver">{t('tasks.open')}</h2>
            {open.length === 0 ? (
              <p className="meeting-quiet">{t('tasks.none')}</p>
            ) : (
              <TaskList
                tasks={open}
                label={t('tasks.open')}
                mayEnd={worksOnThem}
                isFromSeveral
                onChanged={() => void load()}
              />
            )}
          </section>
          <section className="meeting-part" aria-labelledby="tidligere">
            <h2 id="tidligere">{t('others')}</h2>
            {others.length === 0 ? (
              <p className="meeting-quiet">{t('noOthers')}</p>
            ) : (
              <ul className="meeting-cards">
                {others.map((meeting) => (
                  <li key={meeting.id}>
                    <MeetingCard meeting={meeting} />
                  </li>
                ))}
              </ul>
            )}
          </section>
        </>
      )}
    </main>
  )
}

function MeetingCard({ meeting, isNext = false }: { meeting: MeetingLine; isNext?: boolean }) {
  const t = useTranslations('meetings')
  const monthOf = useMonthName()
  const whenAndWhere = useWhenAndWhere()
  return (
    <article className="meeting-card" data-next={isNext ? true : undefined}>
      <CalendarDays aria-hidden />
      <div>
        <h3>
          <Link to={meetingPath(meeting.id)}>{t('meetingIn', { month: monthOf(meeting.id) })}</Link>
        </h3>
        <p className="meeting-quiet">{whenAndWhere(meeting)}</p>
      </div>
      <span className="meeting-state" data-state={meeting.state}>
        {t(`states.${meeting.state}`)}
      </span>
    </article>
  )
}
