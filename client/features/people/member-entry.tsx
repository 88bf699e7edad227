import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { z } from 'zod'
import { can } from '#shared/permissions/can.ts'
import { type Person, ROLES } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { memberAnswer, memberPatch } from '#shared/protocol/schemas.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { shortMoment } from '../../text/moment.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { ConfirmDialog, type Question } from './confirm-dialog.tsx'
import { SessionList } from './session-list.tsx'

export type MemberAnswer = z.output<typeof memberAnswer>

interface MemberEntryProps {
  member: MemberAnswer
  /** Who looks. */
  person: Person
  onChanged(): void
}

/** Somebody of the workspace, with what the one who looks may change of them. */
export function MemberEntry({ member, person, onChanged }: MemberEntryProps) {
  const t = useTranslations('members')
  const common = useTranslations('common')
  const sentenceOf = useProblemSentence()
  const [question, setQuestion] = useState<Question>()
  const [wrong, setWrong] = useState<string>()
  const { person: who, isActive, sessions } = member
  const isSelf = who.id === person.id
  const mayManage = !isSelf && can(person, 'manage', { kind: 'member', party: who.party })

  async function change(patch: z.input<typeof memberPatch>) {
    const result = await call(routes.changeMember, { params: { personId: who.id }, body: patch })
    setWrong(result.kind === 'problem' ? sentenceOf(result) : undefined)
    onChanged()
  }
  async function endSession(sessionId: string) {
    const result = await call(routes.endMemberSession, { params: { personId: who.id, sessionId } })
    setWrong(result.kind === 'problem' ? sentenceOf(result) : undefined)
    onChanged()
  }

  return (
    <li className="member" data-inactive={isActive ? undefined : true}>
      <Avatar name={who.name} party={who.party} />
      <div className="member-words">
        <p>
          <strong>{who.name}</strong> {isSelf && <span className="badge">{t('you')}</span>}{' '}
          {who.admin && <span className="badge">{t('admin')}</span>}{' '}
          {!isActive && <span className="badge">{t('deactivated')}</span>}
        </p>
        <p className="member-note">{who.email}</p>
        <LastSeen member={member} />
        {isSelf && <p className="member-note">{t('yourself')}</p>}
        {wrong && (
          <p className="field-error" role="alert">
            {wrong}
          </p>
        )}
        {mayManage && sessions && sessions.length > 0 && (
          <details className="member-sessions">
            <summary>{t('sessions', { count: sessions.length })}</summary>
            <SessionList
              sessions={sessions}
              label={t('sessions', { count: sessions.length })}
              onEnd={(id) => void endSession(id)}
            />
          </details>
        )}
        {mayManage && <MemberActions member={member} person={person} onAsk={setQuestion} onChange={change} />}
      </div>
      {mayManage && isActive ? (
        <Select
          label={t('roleOf', { name: who.name })}
          isLabelHidden
          density="compact"
          value={who.role}
          options={ROLES.map((value) => ({ value, text: common(`roles.${value}`) }))}
          onChange={(role) => {
            if (role === who.role) return
            const words = { name: who.name, role: common(`roles.${role}`).toLowerCase() }
            setQuestion({
              title: t('roleChangeTitle', words),
              text: t('roleChangeText', words),
              onYes: () => void change({ role }),
            })
          }}
        />
      ) : (
        <span className="member-role">{common(`roles.${who.role}`)}</span>
      )}
      <ConfirmDialog question={question} onClose={() => setQuestion(undefined)} />
    </li>
  )
}

function LastSeen({ member: { sessions, lastSignInAt } }: { member: MemberAnswer }) {
  const t = useTranslations('members')
  const locale = useLocale()
  // Told only to those who manage the person.
  if (!sessions) return null
  return (
    <p className="member-note">
      {lastSignInAt ? t('lastSignIn', { time: shortMoment(lastSignInAt, locale) }) : t('neverSignedIn')}
    </p>
  )
}

interface MemberActionsProps {
  member: MemberAnswer
  person: Person
  onAsk(question: Question): void
  onChange(patch: z.input<typeof memberPatch>): Promise<void>
}

function MemberActions({ member, person, onAsk, onChange }: MemberActionsProps) {
  const t = useTranslations('members')
  const { name, admin } = member.person
  if (!member.isActive) {
    return (
      <div className="member-actions">
        <Button size="small" onPress={() => void onChange({ isActive: true })}>
          {t('reactivate')}
        </Button>
      </div>
    )
  }
  return (
    <div className="member-actions">
      {person.admin && (
        <Button size="small" onPress={() => void onChange({ admin: !admin })}>
          {t(admin ? 'removeAdmin' : 'makeAdmin')}
        </Button>
      )}
      {member.hasSecondFactor && (
        <Button
          size="small"
          onPress={() =>
            onAsk({
              title: t('resetSecondFactorTitle', { name }),
              text: t('resetSecondFactorText', { name }),
              onYes: () => void onChange({ hasSecondFactor: false }),
            })
          }
        >
          {t('resetSecondFactor')}
        </Button>
      )}
      <Button
        size="small"
        onPress={() =>
          onAsk({
            title: t('deactivateTitle', { name }),
            text: t('deactivateText', { name }),
            onYes: () => void onChange({ isActive: false }),
          })
        }
      >
        {t('deactivate')}
      </Button>
    </div>
  )
}
