import { Download } from 'lucide-react'
import { MenuTrigger } from 'react-aria-components'
import { useLocale, useTranslations } from 'use-intl'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { MeetingLine } from '#shared/protocol/schemas/meetings.ts'
import { callForFile } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { useToasts } from '../../ui/toast.tsx'

const FORMATS = ['docx', 'pdf'] as const
const PAPERS = {
  agenda: routes.exportAgenda,
  minutes: routes.exportMinutes,
  closed: routes.exportClosedMinutes,
} as const
type Paper = keyof typeof PAPERS

/** The meeting's papers as files; with closed points only where a director asks for those. */
export function MeetingFiles({ meeting, person }: { meeting: MeetingLine; person: Person }) {
  const t = useTranslations('meetings.files')
  const locale = useLocale()
  const sentenceOf = useProblemSentence()
  const toasts = useToasts()
  const { id: meetingId, state, date } = meeting
  const isHeld = ['held', 'minutes-sent', 'approved'].includes(state)
  const papers: Paper[] = [
    ...(can(person, 'read', { kind: 'agenda' }) ? (['agenda'] as const) : []),
    ...(isHeld ? (['minutes'] as const) : []),
    ...(isHeld && can(person, 'read', { kind: 'closed-meeting' }) ? (['closed'] as const) : []),
  ]

  async function save(asking: ReturnType<typeof callForFile>) {
    const result = await asking
    if (result.kind === 'problem') toasts.show({ text: sentenceOf(result) })
    else saveFile(result.answer.file, result.answer.name ?? meetingId)
  }

  return (
    <MenuTrigger>
      <Button size="small" icon={<Download aria-hidden />}>
        {t('title')}
      </Button>
      <Menu placement="bottom end" aria-label={t('title')}>
        {papers.flatMap((paper) =>
          FORMATS.map((format) => (
            <MenuItem
              key={`${paper} ${format}`}
              onAction={() =>
                void save(
                  callForFile(PAPERS[paper], { params: { meetingId }, query: { format, lang: locale } }),
                )
              }
            >
              {t(`papers.${paper}`, { format: t(`formats.${format}`) })}
            </MenuItem>
          )),
        )}
        {date !== undefined && can(person, 'read', { kind: 'meeting' }) && (
          <MenuItem
            onAction={() => void save(callForFile(routes.exportInvitation, { params: { meetingId } }))}
          >
            {t('invitation')}
          </MenuItem>
        )}
      </Menu>
    </MenuTrigger>
  )
}
