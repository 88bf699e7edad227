import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { approvedAt } from '#shared/meetings/approval.ts'
import type { Task } from '#shared/meetings/meetings.ts'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { MeetingLine } from '#shared/protocol/schemas/meetings.ts'
import { call } from '../../api/call.ts'
import { finalReason } from '../../connection/save-state.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { useStore, useStorePart } from '../../ui/store.ts'
import { AgendaProposals } from './agenda-proposals.tsx'
import { Attendance } from './attendance.tsx'
import type { Attendee } from './attendee.ts'
import { MeetingHead } from './meeting-head.tsx'
import { MinutesApproval } from './minutes-approval.tsx'
import type { OpenedMeeting, OpenPapers } from './open-meeting.ts'
import { PaperView } from './paper-view.tsx'
import { PointList } from './point-list.tsx'
import { useUnsavedWords } from './use-unsaved-words.ts'

interface MeetingWorkProps {
  meeting: MeetingLine
  opened: OpenedMeeting
  person: Person
  /** Of all meetings. */
  tasks: readonly Task[]
  onChanged(): void
}

/** A meeting as directors and planners work on it, together and live. */
export function MeetingWork({ meeting, opened, person, tasks, onChanged }: MeetingWorkProps) {
  const t = useTranslations('meetings')
  const attendees = useAttendees()
  const own = tasks.filter(({ meetingId }) => meetingId === meeting.id)
  const isApproved = meeting.state === 'approved'
  // What comes up once the meeting was held is for the next one.
  const isAhead = meeting.state === 'draft' || meeting.state === 'agenda-sent'
  useUnsavedWords(opened)
  return (
    <>
      <StoppedBanner papers={opened.open} onRetry={opened.retry} />
      <MeetingHead meeting={meeting} person={person} onChanged={onChanged} />
      {isAhead && <AgendaProposals meetingId={meeting.id} papers={opened.open} />}
      <section className="meeting-part" aria-labelledby="punkter">
        <h2 id="punkter">{t(meeting.state === 'draft' ? 'agenda' : 'points.title')}</h2>
        <Papers
          papers={opened.open}
          meeting={meeting}
          isLocked={isApproved}
          attendees={attendees}
          tasks={own}
          onChanged={onChanged}
        />
      </section>
      {opened.closed && (
        <ClosedPart
          papers={opened.closed}
          meeting={meeting}
          person={person}
          attendees={attendees}
          onChanged={onChanged}
        />
      )}
      {!isApproved && meeting.state !== 'draft' && <Attendance papers={opened.open} attendees={attendees} />}
      <MinutesApproval
        meeting={meeting}
        papers={opened.open}
        tasks={own}
        person={person}
        onChanged={onChanged}
      />
    </>
  )
}

interface PapersProps {
  papers: OpenPapers
  meeting: MeetingLine
  isLocked: boolean
  attendees: readonly Attendee[]
  tasks: readonly Task[]
  onChanged(): void
}

function Papers({ papers, meeting, isLocked, attendees, tasks, onChanged }: PapersProps) {
  const content = useStore(papers.papers)
  const hasStopped = useStorePart(papers.saveState, (state) => finalReason(state) !== undefined)
  if (!isLocked && !hasStopped)
    return (
      <PointList
        papers={papers}
        meeting={meeting}
        attendees={attendees}
        tasks={tasks}
        onChanged={onChanged}
      />
    )
  const nameOf = (id: string) => attendees.find(({ personId }) => personId === id)?.name ?? []
  return (
    <PaperView
      papers={{
        ...content,
        present: content.present.flatMap(nameOf),
        absent: content.absent.flatMap(nameOf),
      }}
      tasks={tasks}
      mayEndTasks
      onChanged={onChanged}
    />
  )
}

/** Between the two parties' directors: it has minutes, and an approval, of its own. */
function ClosedPart({
  papers,
  meeting,
  person,
  attendees,
  onChanged,
}: Omit<PapersProps, 'isLocked' | 'tasks'> & { person: Person }) {
  const t = useTranslations('meetings.closed')
  const approvals = useStore(papers.approvals)
  const isLocked = approvedAt(approvals) !== undefined
  return (
    <section className="meeting-part meeting-closed" aria-labelledby="lukket">
      <h2 id="lukket">{t('title')}</h2>
      <p className="meeting-quiet">{t('note')}</p>
      <Papers
        papers={papers}
        meeting={meeting}
        isLocked={isLocked}
        attendees={attendees}
        tasks={[]}
        onChanged={onChanged}
      />
      <MinutesApproval meeting={meeting} papers={papers} tasks={[]} person={person} onChanged={onChanged} />
    </section>
  )
}

function StoppedBanner({ papers, onRetry }: { papers: OpenPapers; onRetry(): void }) {
  const t = useTranslations('meetings.save')
  const state = useStore(papers.saveState)
  if (state.kind === 'offline') return <Banner tone="warning">{t('offline')}</Banner>
  if (state.kind !== 'stopped') return null
  const isOver = finalReason(state) !== undefined
  return (
    <Banner
      tone="danger"
      isUrgent
      action={
        <Button size="small" onPress={() => (isOver ? location.reload() : onRetry())}>
          {t(isOver ? 'reload' : 'retry')}
        </Button>
      }
    >
      {t(state.reason === 'agreed' ? 'locked' : 'stopped')}
    </Banner>
  )
}

function useAttendees(): readonly Attendee[] {
  const [people, setPeople] = useState<readonly Attendee[]>([])
  useEffect(() => {
    let isLeft = false
    void call(routes.listAttendees).then((result) => {
      if (!isLeft && result.kind === 'ok') setPeople(result.answer.people)
    })
    return () => {
      isLeft = true
    }
  }, [])
  return people
}
