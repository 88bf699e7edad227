import '../../styles/plan.css'
import '../../styles/meetings.css'
import '../../styles/meeting.css'
import { CalendarX2, ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import type { MeetingLine } from '#shared/protocol/schemas/meetings.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { MeetingToRead } from './meeting-to-read.tsx'
import { useMonthName } from './meeting-words.ts'
import { MeetingWork } from './meeting-work.tsx'
import { useMeetings } from './use-meetings.ts'
import { useOpenedMeeting } from './use-opened-meeting.ts'

/** One month's meeting: its agenda before, its minutes after. */
export function MeetingPage({ meetingId, person }: { meetingId: string; person: Person }) {
  const worksOnIt = can(person, 'edit', { kind: 'meeting' })
  return worksOnIt ? (
    <MeetingToWorkOn meetingId={meetingId} person={person} />
  ) : (
    <MeetingFrame meetingId={meetingId}>
      <MeetingToRead meetingId={meetingId} person={person} />
    </MeetingFrame>
  )
}

function MeetingToWorkOn({ meetingId, person }: { meetingId: string; person: Person }) {
  const t = useTranslations('meetings')
  const save = useTranslations('plan.save')
  const sentenceOf = useProblemSentence()
  const opening = useOpenedMeeting(meetingId, person)
  const { meetings, problem, load } = useMeetings(person)
  // A month further ahead is not listed until something is said of it.
  const meeting: MeetingLine = meetings?.meetings.find(({ id }) => id === meetingId) ?? {
    id: meetingId,
    state: 'draft',
  }
  return (
    <MeetingFrame meetingId={meetingId} meeting={meeting}>
      {problem && (
        <FailureBanner isUrgent onRetry={() => void load()}>
          {sentenceOf(problem)}
        </FailureBanner>
      )}
      {opening.kind === 'stopped' && (
        <EmptyState icon={<CalendarX2 aria-hidden />} title={t('notOpen')}>
          {opening.reason === 'not-allowed' ? t('noSuchMonth') : save(`openingReasons.${opening.reason}`)}
        </EmptyState>
      )}
      {opening.kind === 'open' && meetings && (
        <MeetingWork
          meeting={meeting}
          opened={opening.opened}
          person={person}
          tasks={meetings.tasks}
          onChanged={() => void load()}
        />
      )}
      {opening.kind !== 'stopped' && !problem && !(opening.kind === 'open' && meetings) && (
        <Skeleton lines={8} />
      )}
    </MeetingFrame>
  )
}

interface MeetingFrameProps {
  meetingId: string
  meeting?: MeetingLine
  children: ReactNode
}

function MeetingFrame({ meetingId, meeting, children }: MeetingFrameProps) {
  const t = useTranslations('meetings')
  const title = t('meetingIn', { month: useMonthName()(meetingId) })
  return (
    <main className="page meeting-page" id="indhold" tabIndex={-1}>
      <title>{`${title} · Samplan`}</title>
      <Link className="meeting-back" to="/moeder" data-print="hide">
        <ChevronLeft aria-hidden />
        {t('all')}
      </Link>
      <div className="meeting-title">
        <h1>{title}</h1>
        {meeting && (
          <span className="meeting-state" data-state={meeting.state}>
            {t(`states.${meeting.state}`)}
          </span>
        )}
      </div>
      {children}
    </main>
  )
}
