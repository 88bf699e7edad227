import { CalendarClock } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { formatInstant } from '#shared/basics/format-date.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { PaperAnswer } from '#shared/protocol/schemas/meetings.ts'
import { call, type Problem } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { useAskedOnLook } from '../../api/use-asked-on-look.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { MeetingFiles } from './meeting-files.tsx'
import { useWhenAndWhere } from './meeting-words.ts'
import { PaperView } from './paper-view.tsx'

/** What is out of the meeting for who does not work on it: approved minutes, before them the agenda that was sent. */
export function MeetingToRead({ meetingId, person }: { meetingId: string; person: Person }) {
  const t = useTranslations('meetings')
  const locale = useLocale()
  const sentenceOf = useProblemSentence()
  const whenAndWhere = useWhenAndWhere()
  const [paper, setPaper] = useState<PaperAnswer | Problem>()

  const load = useCallback(async () => setPaper(await paperOf(meetingId, person)), [meetingId, person])
  useAskedOnLook(load)

  if (!paper) return <Skeleton lines={6} />
  if ('kind' in paper)
    return paper.code === 'not-found' ? (
      <EmptyState icon={<CalendarClock aria-hidden />} title={t('nothingOut')}>
        {t(can(person, 'read', { kind: 'agenda' }) ? 'nothingOutObserver' : 'nothingOutReader')}
      </EmptyState>
    ) : (
      <FailureBanner isUrgent onRetry={() => void load()}>
        {sentenceOf(paper)}
      </FailureBanner>
    )
  const isMinutes = paper.meeting.state === 'approved'
  return (
    <>
      <div className="meeting-when">
        <p>{whenAndWhere(paper.meeting)}</p>
        <MeetingFiles meeting={paper.meeting} person={person} />
      </div>
      <section className="meeting-part" aria-labelledby="punkter">
        <h2 id="punkter">{t(isMinutes ? 'minutes' : 'agenda')}</h2>
        <PaperView
          papers={paper.papers}
          tasks={paper.tasks}
          mayEndTasks={false}
          onChanged={() => undefined}
        />
        {paper.approvals.map(({ party, name, at }) => (
          <p key={party} className="meeting-quiet">
            {t('approval.by', { name, moment: formatInstant(at, locale) })}
          </p>
        ))}
      </section>
    </>
  )
}

async function paperOf(meetingId: string, person: Person): Promise<PaperAnswer | Problem> {
  const params = { meetingId }
  const minutes = await call(routes.readMinutes, { params })
  if (minutes.kind === 'ok') return minutes.answer
  if (minutes.code !== 'not-found' || !can(person, 'read', { kind: 'agenda' })) return minutes
  const agenda = await call(routes.readAgenda, { params })
  return agenda.kind === 'ok' ? agenda.answer : agenda
}
