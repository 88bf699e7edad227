import { useTranslations } from 'use-intl'
import { setAttendance } from '#shared/meetings/edit-meeting.ts'
import { Choice } from '../../ui/choice.tsx'
import { useStore } from '../../ui/store.ts'
import type { Attendee } from './attendee.ts'
import type { OpenPapers } from './open-meeting.ts'

const STATES = ['unsaid', 'present', 'absent'] as const

/** Who was there, and who was not: what the minutes begin with. */
export function Attendance({ papers, attendees }: { papers: OpenPapers; attendees: readonly Attendee[] }) {
  const t = useTranslations('meetings.attendance')
  const common = useTranslations('common')
  const { present, absent } = useStore(papers.papers)
  return (
    <section className="meeting-part" aria-labelledby="deltagere">
      <h2 id="deltagere">{t('title')}</h2>
      <ul className="meeting-attendance">
        {attendees.map(({ personId, name, party }) => (
          <li key={personId}>
            <span>{`${name}, ${common(`parties.${party}`)}`}</span>
            <Choice
              label={t('of', { name })}
              options={STATES.map((value) => ({ value, text: t(value) }))}
              value={present.includes(personId) ? 'present' : absent.includes(personId) ? 'absent' : 'unsaid'}
              onChange={(state) =>
                papers.environment.undo.asOneStep(() =>
                  setAttendance(papers.document, personId, state === 'unsaid' ? undefined : state),
                )
              }
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
