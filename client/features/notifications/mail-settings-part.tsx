import { type FormEvent, useCallback, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { LOCALES } from '#shared/basics/locale.ts'
import { DIGEST_RHYTHMS, type MailSettings } from '#shared/notifications/mail-settings.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import { mailSettings, type mailSettingsAnswer } from '#shared/protocol/schemas/notifications.ts'
import { call, type Problem } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { Select } from '../../ui/select.tsx'
import { TimeField } from '../../ui/time-field.tsx'
import { useToasts } from '../../ui/toast.tsx'

/** What the person wants by mail, on their own account's page. */
export function MailSettingsPart({ person }: { person: Person }) {
  const t = useTranslations('notifications')
  const sentenceOf = useProblemSentence()
  const [answer, setAnswer] = useState<z.output<typeof mailSettingsAnswer>>()
  const [problem, setProblem] = useState<Problem>()

  const load = useCallback(async () => {
    const result = await call(routes.readMailSettings)
    setProblem(result.kind === 'problem' ? result : undefined)
    if (result.kind === 'ok') setAnswer(result.answer)
  }, [])
  useEffect(() => void load(), [load])

  return (
    <section className="member-part" aria-labelledby="e-mail">
      <h2 id="e-mail">{t('mail')}</h2>
      {problem && (
        <FailureBanner isUrgent onRetry={() => void load()}>
          {sentenceOf(problem)}
        </FailureBanner>
      )}
      {answer && !answer.isOn && <p className="member-note">{t('mailOff')}</p>}
      {answer?.isOn && <MailSettingsForm kept={answer.settings} person={person} />}
    </section>
  )
}

function MailSettingsForm({ kept, person }: { kept: MailSettings; person: Person }) {
  const t = useTranslations('notifications')
  const people = useTranslations('people')
  const sentenceOf = useProblemSentence()
  const toasts = useToasts()
  const [settings, setSettings] = useState(kept)
  const [wrongTime, setWrongTime] = useState<string>()
  const [problem, setProblem] = useState<Problem>()
  const [isPending, setPending] = useState(false)
  const set = (change: Partial<MailSettings>) => setSettings((present) => ({ ...present, ...change }))

  async function save(event: FormEvent) {
    event.preventDefault()
    setWrongTime(undefined)
    if (!mailSettings.shape.time.safeParse(settings.time).success) return setWrongTime(t('timeWrong'))
    setPending(true)
    const result = await call(routes.changeMailSettings, { body: settings })
    setPending(false)
    setProblem(result.kind === 'problem' ? result : undefined)
    if (result.kind === 'ok') toasts.show({ text: t('mailSaved') })
  }

  return (
    <form className="member-form" onSubmit={(event) => void save(event)} noValidate>
      <p className="member-note">{t('mailText')}</p>
      <Select
        label={t('digest')}
        value={settings.digest}
        onChange={(digest) => set({ digest })}
        options={DIGEST_RHYTHMS.map((value) => ({ value, text: t(`rhythms.${value}`) }))}
      />
      {settings.digest !== 'off' && (
        <TimeField
          label={t('time')}
          description={t('timeText')}
          errorMessage={wrongTime}
          value={settings.time}
          onChange={(time) => set({ time })}
        />
      )}
      <AtOnce
        label={t('mentions')}
        isAtOnce={settings.mentionsAtOnce}
        digest={settings.digest}
        onChange={(mentionsAtOnce) => set({ mentionsAtOnce })}
      />
      {can(person, 'sign', { kind: 'plan' }) && (
        <AtOnce
          label={t('approvals')}
          isAtOnce={settings.approvalsAtOnce}
          digest={settings.digest}
          onChange={(approvalsAtOnce) => set({ approvalsAtOnce })}
        />
      )}
      {can(person, 'edit', { kind: 'duty', party: person.party }) && (
        <AtOnce
          label={t('duties')}
          isAtOnce={settings.dutiesAtOnce}
          digest={settings.digest}
          onChange={(dutiesAtOnce) => set({ dutiesAtOnce })}
        />
      )}
      <Select
        label={t('mailLanguage')}
        value={settings.locale}
        onChange={(locale) => set({ locale })}
        options={LOCALES.map((value) => ({ value, text: people(`languages.${value}`) }))}
      />
      {problem && (
        <Banner tone="danger" isUrgent>
          {sentenceOf(problem)}
        </Banner>
      )}
      <Button type="submit" isPending={isPending}>
        {t('mailSave')}
      </Button>
    </form>
  )
}

interface AtOnceProps {
  label: string
  isAtOnce: boolean
  digest: MailSettings['digest']
  onChange(isAtOnce: boolean): void
}

/** Whether something is mailed at once or with the digest. */
function AtOnce({ label, isAtOnce, digest, onChange }: AtOnceProps) {
  const t = useTranslations('notifications')
  return (
    <Select
      label={label}
      value={isAtOnce ? 'atOnce' : 'withDigest'}
      onChange={(chosen) => onChange(chosen === 'atOnce')}
      options={[
        { value: 'atOnce', text: t('atOnce') },
        { value: 'withDigest', text: t(`notAtOnce.${digest === 'off' ? 'never' : 'withDigest'}`) },
      ]}
    />
  )
}
