import { type FormEvent, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { z } from 'zod'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { type madeToken, newToken } from '#shared/protocol/schemas/tokens.ts'
import { scopesOf, TOKEN_DAYS, type TokenDays, type TokenScope } from '#shared/tokens/scopes.ts'
import { call, type Problem } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { longDay } from '../../text/moment.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts'
import { type Making, MakingDialog } from '../../ui/making-dialog.tsx'
import { Secret } from '../../ui/secret.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { OwnPasswordField } from '../people/own-password-field.tsx'
import { ScopeChoice } from './scope-choice.tsx'

export type MadeToken = z.output<typeof madeToken>

interface MakeTokenDialogProps {
  person: Person
  hasPassword: boolean
  plans: readonly PlanSummary[]
  making: Making<MadeToken> | undefined
  onMade(made: MadeToken): void
  onClose(): void
}

export function MakeTokenDialog({ making, ...rest }: MakeTokenDialogProps) {
  const t = useTranslations('tokens')
  return (
    <MakingDialog
      making={making}
      askTitle={t('make')}
      madeTitle={t('madeTitle')}
      ask={<MakeTokenForm {...rest} />}
      show={(made) => <TokenSecret made={made} onClose={rest.onClose} />}
      onClose={rest.onClose}
    />
  )
}

interface Wrong {
  name?: string
  password?: string
}

/** Stands in a list of plans for all of them; no plan has such an id. */
const ALL_PLANS = ''

function MakeTokenForm({
  person,
  hasPassword,
  plans,
  onMade,
  onClose,
}: Omit<MakeTokenDialogProps, 'making'>) {
  const t = useTranslations('tokens')
  const oidc = useTranslations('oidc')
  const common = useTranslations('common')
  const sentenceOf = useProblemSentence()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<TokenScope[]>(['read'])
  const [planId, setPlanId] = useState(ALL_PLANS)
  const [days, setDays] = useState<TokenDays>(90)
  const [password, setPassword] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const [problem, setProblem] = useState<Problem>()
  const [isPending, setPending] = useState(false)

  async function make(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    setProblem(undefined)
    const request = newToken.safeParse({
      name,
      scopes,
      days,
      ...(planId !== ALL_PLANS && { planId }),
      ...(hasPassword && { password }),
    })
    if (!request.success) {
      const paths = request.error.issues.map((issue) => issue.path[0])
      setWrong({
        ...(paths.includes('name') && { name: t('nameMissing') }),
        ...(paths.includes('password') && { password: oidc('passwordMissing') }),
      })
      return focusFirstInvalid(form)
    }
    setWrong({})
    setPending(true)
    const result = await call(routes.makeToken, { body: request.data })
    setPending(false)
    if (result.kind === 'ok') return onMade(result.answer)
    if (result.code !== 'wrong-credentials') return setProblem(result)
    setWrong({ password: oidc('passwordWrong') })
    focusFirstInvalid(form)
  }

  return (
    <form className="stack" onSubmit={(event) => void make(event)} noValidate>
      {problem && (
        <Banner tone="danger" isUrgent>
          {sentenceOf(problem)}
        </Banner>
      )}
      <TextField
        label={t('name')}
        description={t('nameHint')}
        maxLength={60}
        value={name}
        onChange={setName}
        errorMessage={wrong.name}
        autoFocus
      />
      <ScopeChoice offered={scopesOf(person)} chosen={scopes} onChange={setScopes} />
      <Select
        label={t('plan')}
        value={planId}
        onChange={setPlanId}
        options={[
          { value: ALL_PLANS, text: t('allPlans') },
          ...plans.map(({ id, title }) => ({ value: id, text: title })),
        ]}
      />
      <Select
        label={t('days')}
        value={String(days)}
        onChange={(chosen) => setDays(TOKEN_DAYS.find((one) => String(one) === chosen) ?? days)}
        options={TOKEN_DAYS.map((one) => ({ value: String(one), text: t('daysOption', { days: one }) }))}
      />
      <OwnPasswordField
        hasPassword={hasPassword}
        label={oidc('password')}
        value={password}
        onChange={setPassword}
        wrong={wrong.password}
      />
      <DialogActions>
        <Button kind="quiet" onPress={onClose}>
          {common('cancel')}
        </Button>
        <Button kind="primary" type="submit" isPending={isPending}>
          {t('makeAction')}
        </Button>
      </DialogActions>
    </form>
  )
}

function TokenSecret({ made: { secret, expiresAt }, onClose }: { made: MadeToken; onClose(): void }) {
  const t = useTranslations('tokens')
  const common = useTranslations('common')
  const locale = useLocale()
  return (
    <div className="stack">
      <p>
        <strong>{t('madeWarning')}</strong> {t('madeText', { day: longDay(expiresAt, locale) })}
      </p>
      <Secret text={secret}>{t('copy')}</Secret>
      <p className="field-description">
        {t('madeUse')} <code className="token-header">Authorization: Bearer samplan_…</code>
      </p>
      <DialogActions>
        <Button kind="primary" onPress={onClose}>
          {common('close')}
        </Button>
      </DialogActions>
    </div>
  )
}
