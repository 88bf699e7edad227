import { type FormEvent, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { z } from 'zod'
import { mayGiveRole } from '#shared/permissions/may-give-role.ts'
import { type Person, ROLES, type Role } from '#shared/permissions/person.ts'
import { PARTIES, type Party } from '#shared/plan/plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import { type madeInvitation, newInvitation } from '#shared/protocol/schemas/people.ts'
import { call, type Problem } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { shortMoment } from '../../text/moment.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { isLed } from './is-led.ts'
import type { MemberAnswer } from './member-entry.tsx'

export type MadeInvitation = z.output<typeof madeInvitation>

/** The role with least that most are invited to; whoever may invite may give it. */
const FIRST_OFFERED: Role = 'observer'

/** Asking who is to come and as what; then the link, which is shown this once. */
export type Inviting = { kind: 'asking' } | { kind: 'made'; made: MadeInvitation; endsOlder: boolean }

interface InviteDialogProps {
  person: Person
  /** Who is here already. */
  people: readonly MemberAnswer[]
  inviting: Inviting | undefined
  onMade(made: MadeInvitation): void
  onClose(): void
}

export function InviteDialog({ person, people, inviting, onMade, onClose }: InviteDialogProps) {
  const t = useTranslations('members')
  return (
    <Dialog
      title={inviting?.kind === 'made' ? t('linkTitle') : t('invite')}
      isOpen={inviting !== undefined}
      isShownOnce={inviting?.kind === 'made'}
      onClose={onClose}
    >
      {inviting?.kind === 'asking' && (
        <InviteForm person={person} people={people} onMade={onMade} onClose={onClose} />
      )}
      {inviting?.kind === 'made' && (
        <InvitationLink made={inviting.made} endsOlder={inviting.endsOlder} onClose={onClose} />
      )}
    </Dialog>
  )
}

function InviteForm({ person, people: members, onMade, onClose }: Omit<InviteDialogProps, 'inviting'>) {
  const t = useTranslations('members')
  const people = useTranslations('people')
  const common = useTranslations('common')
  const sentenceOf = useProblemSentence()
  const [email, setEmail] = useState('')
  const [chosenRole, setRole] = useState<Role>(FIRST_OFFERED)
  const [party, setParty] = useState<Party>(person.party)
  const roles = ROLES.filter((one) => mayGiveRole(person, { party, role: one }, isLed(members, party)))
  // Chosen for a party of which it cannot be given.
  const role = roles.includes(chosenRole) ? chosenRole : FIRST_OFFERED
  const [wrong, setWrong] = useState<string>()
  const [problem, setProblem] = useState<Problem>()
  const [isPending, setPending] = useState(false)

  async function invite(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    setWrong(undefined)
    setProblem(undefined)
    const request = newInvitation.safeParse({ email: email.trim(), role, party })
    if (!request.success) {
      setWrong(people('emailWrong'))
      return focusFirstInvalid(form)
    }
    setPending(true)
    const result = await call(routes.invite, { body: request.data })
    setPending(false)
    if (result.kind === 'ok') return onMade(result.answer)
    if (result.code !== 'address-taken') return setProblem(result)
    setWrong(sentenceOf(result))
    focusFirstInvalid(form)
  }

  return (
    <form className="stack" onSubmit={(event) => void invite(event)} noValidate>
      {problem && (
        <Banner tone="danger" isUrgent>
          {sentenceOf(problem)}
        </Banner>
      )}
      <TextField
        label={people('email')}
        type="email"
        value={email}
        onChange={setEmail}
        errorMessage={wrong}
        autoFocus
      />
      <div>
        <Select
          label={t('role')}
          value={role}
          onChange={setRole}
          options={roles.map((value) => ({
            value,
            text: common(`roles.${value}`),
            note: t(`roleMeaning.${value}`),
          }))}
        />
        <p className="field-description">{t(`roleMeaning.${role}`)}</p>
      </div>
      {person.admin && (
        <Select
          label={people('party')}
          value={party}
          onChange={setParty}
          options={PARTIES.map((value) => ({ value, text: common(`parties.${value}`) }))}
        />
      )}
      <DialogActions>
        <Button onPress={onClose}>{common('cancel')}</Button>
        <Button kind="primary" type="submit" isPending={isPending}>
          {t('inviteAction')}
        </Button>
      </DialogActions>
    </form>
  )
}

interface InvitationLinkProps {
  made: MadeInvitation
  endsOlder: boolean
  onClose(): void
}

function InvitationLink({ made: { invitation, token, mail }, endsOlder, onClose }: InvitationLinkProps) {
  const t = useTranslations('members')
  const common = useTranslations('common')
  const locale = useLocale()
  const link = `${location.origin}/invitation#${token}`
  const { email, role, party, expiresAt } = invitation
  return (
    <div className="stack">
      <p>
        <strong>{mail === 'sent' ? t('linkSent', { email }) : t('linkReady', { email })}</strong>
      </p>
      <p className="invitation-link">
        <code>{link}</code>
      </p>
      <p className="field-description">
        {mail === 'sent' ? t('linkAlso') : mail === 'failed' ? t('linkNotSent') : t('linkUnsent')}{' '}
        {t('linkText', {
          email,
          time: shortMoment(expiresAt, locale),
          role: common(`roles.${role}`).toLowerCase(),
          party: common(`parties.${party}`),
        })}
        {endsOlder && ` ${t('linkEndsOlder')}`}
      </p>
      <DialogActions>
        <CopyButton text={link}>{t('copyLink')}</CopyButton>
        <Button kind="primary" onPress={onClose}>
          {common('close')}
        </Button>
      </DialogActions>
    </div>
  )
}
