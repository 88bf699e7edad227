import { useMemo, useRef } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { formatInstant } from '#shared/basics/format-date.ts'
import { approvedAt, papersHash } from '#shared/meetings/approval.ts'
import type { Task } from '#shared/meetings/meetings.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { PARTIES } from '#shared/plan/plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { MeetingLine } from '#shared/protocol/schemas/meetings.ts'
import { call } from '../../api/call.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorLine } from '../../ui/error-line.tsx'
import { useStore } from '../../ui/store.ts'
import type { OpenPapers } from './open-meeting.ts'
import { useCommand } from './use-command.ts'

interface MinutesApprovalProps {
  meeting: MeetingLine
  papers: OpenPapers
  /** That the meeting gave. */
  tasks: readonly Task[]
  person: Person
  onChanged(): void
}

/** Who has approved the minutes in the words they have now, and the way to do so. */
export function MinutesApproval({ meeting, papers, tasks, person, onChanged }: MinutesApprovalProps) {
  const t = useTranslations('meetings.approval')
  const common = useTranslations('common')
  const locale = useLocale()
  const { run, isPending, wrong } = useCommand()
  const content = useStore(papers.papers)
  const approvals = useStore(papers.approvals)
  const contentHash = useMemo(() => papersHash(content, tasks), [content, tasks])
  const part = useRef<HTMLElement>(null)
  const isClosed = papers.part === 'closed'
  // Closed points that there are none of need no minutes.
  if (meeting.state !== 'minutes-sent' && meeting.state !== 'approved') return null
  if (isClosed && content.points.length === 0) return null
  const lockedAt = approvedAt(approvals)
  const own = approvals[person.party]
  const mayApprove = can(person, 'sign', { kind: 'meeting' }) && lockedAt === undefined

  async function approve() {
    const route = isClosed ? routes.approveClosedMinutes : routes.approveMinutes
    if (!(await run(call(route, { params: { meetingId: meeting.id }, body: { contentHash } })))) return
    // The button goes, and the keys go on from what it said.
    part.current?.focus({ preventScroll: true })
    onChanged()
  }

  return (
    <section
      ref={part}
      tabIndex={-1}
      className="meeting-approval"
      aria-label={t(isClosed ? 'titleClosed' : 'title')}
    >
      <h2>{t(isClosed ? 'titleClosed' : 'title')}</h2>
      {lockedAt !== undefined && <Banner>{t('locked', { moment: formatInstant(lockedAt, locale) })}</Banner>}
      <ul className="meeting-lines">
        {PARTIES.map((party) => {
          const approval = approvals[party]
          const name = common(`parties.${party}`)
          if (!approval) return <li key={party}>{t('missing', { party: name })}</li>
          const isCurrent = lockedAt !== undefined || approval.hash === contentHash
          const moment = formatInstant(approval.at, locale)
          return (
            <li key={party}>
              {t(isCurrent ? 'given' : 'void', { party: name, name: approval.by.name, moment })}
            </li>
          )
        })}
      </ul>
      {mayApprove && own?.hash !== contentHash && (
        <Button kind="primary" isPending={isPending} onPress={() => void approve()}>
          {t(isClosed ? 'approveClosed' : 'approve')}
        </Button>
      )}
      <ErrorLine>{wrong}</ErrorLine>
    </section>
  )
}
