import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { z } from 'zod'
import { routes } from '#shared/protocol/routes.ts'
import type { madeInvitation, peopleAnswer } from '#shared/protocol/schemas/people.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { shortMoment } from '../../text/moment.ts'
import { Button } from '../../ui/button.tsx'
import { useToasts } from '../../ui/toast.tsx'

type Invitation = z.output<typeof peopleAnswer>['invitations'][number]

interface InvitationListProps {
  invitations: readonly Invitation[]
  onChanged(): void
  /** Another link for the same person, which ends the older one. */
  onRenewed(made: z.output<typeof madeInvitation>): void
}

/** Who has been invited and has not joined yet. */
export function InvitationList({ invitations, onChanged, onRenewed }: InvitationListProps) {
  const t = useTranslations('members')
  if (invitations.length === 0) return null
  return (
    <section className="member-part" aria-labelledby="invitationer">
      <h2 id="invitationer">
        {t('invitations')} <span className="count">{invitations.length}</span>
      </h2>
      <ul className="lined-list">
        {invitations.map((invitation) => (
          // An address has one open invitation, so a renewed one keeps its place, and the button its focus.
          <InvitationEntry
            key={invitation.email}
            invitation={invitation}
            onChanged={onChanged}
            onRenewed={onRenewed}
          />
        ))}
      </ul>
    </section>
  )
}

function InvitationEntry({
  invitation: { id, email, role, party, by, expiresAt },
  onChanged,
  onRenewed,
}: Omit<InvitationListProps, 'invitations'> & { invitation: Invitation }) {
  const t = useTranslations('members')
  const common = useTranslations('common')
  const locale = useLocale()
  const sentenceOf = useProblemSentence()
  const toasts = useToasts()
  const [wrong, setWrong] = useState<string>()

  async function withdraw() {
    const result = await call(routes.withdrawInvitation, { params: { invitationId: id } })
    setWrong(result.kind === 'problem' ? sentenceOf(result) : undefined)
    if (result.kind === 'ok') {
      toasts.show({ text: t('withdrawn', { email }) })
      // The button goes with its entry.
      document.getElementById('indhold')?.focus({ preventScroll: true })
    }
    onChanged()
  }
  async function renew() {
    const result = await call(routes.invite, { body: { email, role, party } })
    setWrong(result.kind === 'problem' ? sentenceOf(result) : undefined)
    if (result.kind === 'ok') onRenewed(result.answer)
    else onChanged()
  }

  return (
    <li className="member">
      <div className="member-words">
        <p>
          <strong>{email}</strong>
        </p>
        <p className="member-note">
          {common(`roles.${role}`)}, {common(`parties.${party}`)}
        </p>
        <p className="member-note">{t('byWhom', { name: by, time: shortMoment(expiresAt, locale) })}</p>
        {wrong && (
          <p className="field-error" role="alert">
            {wrong}
          </p>
        )}
      </div>
      <div className="member-actions">
        <Button
          size="small"
          aria-label={t('actionOn', { action: t('renew'), name: email })}
          onPress={() => void renew()}
        >
          {t('renew')}
        </Button>
        <Button
          size="small"
          aria-label={t('actionOn', { action: t('withdraw'), name: email })}
          onPress={() => void withdraw()}
        >
          {t('withdraw')}
        </Button>
      </div>
    </li>
  )
}
