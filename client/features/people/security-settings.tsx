import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { routes } from '#shared/protocol/routes.ts'
import type { workspaceSettings } from '#shared/protocol/schemas/people.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog, type Question } from './confirm-dialog.tsx'

interface SecuritySettingsProps {
  settings: z.output<typeof workspaceSettings>
  onChanged(): void
}

/** What an admin asks of everybody's signing in. */
export function SecuritySettings({ settings, onChanged }: SecuritySettingsProps) {
  const t = useTranslations('members')
  const sentenceOf = useProblemSentence()
  const [question, setQuestion] = useState<Question>()
  const [wrong, setWrong] = useState<string>()
  const isOn = settings.secondFactorForDirectors

  async function change(secondFactorForDirectors: boolean) {
    const result = await call(routes.changeSettings, { body: { secondFactorForDirectors } })
    setWrong(result.kind === 'problem' ? sentenceOf(result) : undefined)
    onChanged()
  }

  return (
    <section className="member-part" aria-labelledby="sikkerhed">
      <h2 id="sikkerhed">{t('settings')}</h2>
      <div className="member-setting">
        <div>
          <p>{isOn ? t('requireSecondFactorOn') : t('requireSecondFactor')}</p>
          {!isOn && <p className="member-note">{t('requireSecondFactorText')}</p>}
          {wrong && (
            <p className="field-error" role="alert">
              {wrong}
            </p>
          )}
        </div>
        <Button
          size="small"
          onPress={() =>
            isOn
              ? void change(false)
              : setQuestion({
                  title: `${t('requireSecondFactor')}?`,
                  text: t('requireSecondFactorText'),
                  action: t('switchOn'),
                  onYes: () => void change(true),
                })
          }
        >
          {t(isOn ? 'switchOff' : 'switchOn')}
        </Button>
      </div>
      <ConfirmDialog question={question} onClose={() => setQuestion(undefined)} />
    </section>
  )
}
