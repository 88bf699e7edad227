import { type FormEvent, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { z } from 'zod'
import { type Person, ROLES, type Role } from '#shared/permissions/person.ts'
import { PARTIES, type Party } from '#shared/plan/plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import { type madeInvitation, newInvitation } from '#shared/protocol/schemas.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { shortMoment } from '../../text/moment.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'

type Made = z.output<typeof madeInvitation>

interface InviteDialogProps {
  person: Person
  isOpen: boolean
  onInvited(): void
  onClose(): void
}

/** Who is to come and as what; then the link, which is shown this once. */
export function InviteDialog({ person, isOpen, onInvited, onClose }: InviteDialogProps) {
  const t = useTranslations('members')
  return (
    <Dialog title={t('invite')} isOpen={isOpen} onClose={onClose}>
      <Invite person={person} onInvited={onInvited} onClose={onClose} />
    </Dialog>
  )
}

function Invite({ person, onInvited, onClose }: Omit<InviteDialogProps, 'isOpen'>) {
  const [made, setMade] = useState<Made>()
  if (made) return <InvitationLink made={made} onClose={onClose} />
  return (
    <InviteForm
      person={person}
      onClose={onClose}
      onMade={(invitation) => {
        setMade(invitation)
        onInvited()
      }}
    />
  )
}

interface InviteFormProps {
  person: Person
  onMade(made: Made): void
  onClose(): void
}

function InviteForm({ person, onMade, onClose }: InviteFormProps) {
  const t = useTranslations('members')
  const people = useTranslations('people')
  const common = useTranslations('common')
  const sentenceOf = useProblemSentence()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('observer')
  const [party, setParty] = useState<Party>(person.party)
  const [wrong, setWrong] = useState<string>()
  const [isPending, setPending] = useState(false)

  async function invite(event: FormEvent) {
    event.preventDefault()
    const request = newInvitation.safeParse({ email: email.trim(), role, party })
    if (!request.success) return setWrong(people('emailWrong'))
    setPending(true)
    const result = await call(routes.invite, { body: request.data })
    setPending(false)
    if (result.kind === 'problem') setWrong(sentenceOf(result))
    else onMade(result.answer)
  }

  return (
    <form className="stack" onSubmit={(event) => void invite(event)} noValidate>
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
          options={ROLES.map((value) => ({ value, text: common(`roles.${value}`) }))}
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

function InvitationLink({ made: { invitation, token }, onClose }: { made: Made; onClose(): void }) {
  const t = useTranslations('members')
  const common = useTranslations('common')
  const locale = useLocale()
  const link = `${location.origin}/invitation#${token}`
  const { email, role, party, expiresAt } = invitation
  return (
    <div className="stack">
      <p>
        <strong>{t('linkReady', { email })}</strong>
      </p>
      <p className="invitation-link">
        <code>{link}</code>
      </p>
      <p className="field-description">
        {t('linkText', {
          time: shortMoment(expiresAt, locale),
          role: common(`roles.${role}`).toLowerCase(),
          party: common(`parties.${party}`),
        })}
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
