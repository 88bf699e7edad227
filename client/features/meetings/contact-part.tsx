import { type FormEvent, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { formatDate } from '#shared/basics/format-date.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { MeetingsAnswer } from '#shared/protocol/schemas/meetings.ts'
import { call } from '../../api/call.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { ShowButton } from '../../ui/show-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useCommand } from './use-command.ts'

interface ContactPartProps {
  meetings: MeetingsAnswer
  mayLog: boolean
  onLogged(): void
}

/** How long it is since the directors met or spoke, and one line to log a conversation in. */
export function ContactPart({ meetings, mayLog, onLogged }: ContactPartProps) {
  const t = useTranslations('meetings.contact')
  const locale = useLocale()
  const [isShown, setShown] = useState(false)
  const { contact, contacts } = meetings
  return (
    <section className="meeting-part" aria-labelledby="kontakt">
      <h2 id="kontakt">{t('title')}</h2>
      {contact.isOverdue && <Banner tone="warning">{t('overdue', { days: contact.days })}</Banner>}
      <p className="meeting-quiet">
        {contact.hasBeen
          ? t('since', { days: contact.days, day: formatDate(contact.on, locale) })
          : t('none')}
      </p>
      {mayLog && <ContactForm onLogged={onLogged} />}
      {contacts.length > 0 && (
        <>
          <ShowButton isShown={isShown} controls="kontakter" onPress={() => setShown(!isShown)}>
            {t('earlier', { count: contacts.length })}
          </ShowButton>
          {isShown && (
            <ul id="kontakter" className="meeting-lines">
              {contacts.map(({ id, text, on, by }) => (
                <li key={id}>
                  {text} <span className="meeting-quiet">{`${by.name} · ${formatDate(on, locale)}`}</span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  )
}

function ContactForm({ onLogged }: { onLogged(): void }) {
  const t = useTranslations('meetings.contact')
  const { run, isPending, wrong } = useCommand()
  const [text, setText] = useState('')

  async function log(event: FormEvent) {
    event.preventDefault()
    if (isPending || text.trim() === '') return
    if (!(await run(call(routes.logContact, { body: { text } })))) return
    setText('')
    onLogged()
  }

  return (
    <form className="meeting-form" onSubmit={(event) => void log(event)}>
      <TextField
        label={t('label')}
        placeholder={t('placeholder')}
        value={text}
        maxLength={300}
        onChange={setText}
        {...(wrong !== undefined && { errorMessage: wrong })}
      />
      <Button type="submit" isPending={isPending} isDisabled={text.trim() === ''}>
        {t('log')}
      </Button>
    </form>
  )
}
