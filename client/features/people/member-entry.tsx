import { useState } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { z } from 'zod'
import { can } from '#shared/permissions/can.ts'
import { mayGiveRole } from '#shared/permissions/may-give-role.ts'
import { type Person, ROLES, type Role } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { memberAnswer, memberPatch } from '#shared/protocol/schemas/people.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { shortMoment } from '../../text/moment.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorLine } from '../../ui/error-line.tsx'
import { Select } from '../../ui/select.tsx'
import { ConfirmDialog, type Question } from './confirm-dialog.tsx'
import { memberElementId } from './member-in-address.ts'
import { useOwnRightsSentence } from './own-rights-sentence.ts'
import { SessionList } from './session-list.tsx'

export type MemberAnswer = z.output<typeof memberAnswer>
type Patch = z.input<typeof memberPatch>

interface MemberEntryProps {
  member: MemberAnswer
  /** Whether the member's party has a director besides them. */
  isLedByOthers: boolean
  /** Who looks. */
  person: Person
  onChanged(): void
}

/** Somebody of the workspace, with what the one who looks may change of them. */
export function MemberEntry({ member, isLedByOthers, person, onChanged }: MemberEntryProps) {
  const t = useTranslations('members')
  const common = useTranslations('common')
  const sentenceOf = useProblemSentence()
  const [question, setQuestion] = useState<Question>()
  const [wrong, setWrong] = useState<string>()
  const { person: who, isActive, sessions } = member
  const isSelf = who.id === person.id
  const mayManage = !isSelf && can(person, 'manage', { kind: 'member', party: who.party })

  const { party } = who
  const canGet = (role: Role) => mayGiveRole(person, { party, role }, isLedByOthers)

  async function change(patch: Patch) {
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
    <li
      id={memberElementId(who.id)}
      className="member"
      data-inactive={isActive ? undefined : true}
      tabIndex={-1}
    >
      <Avatar name={who.name} party={who.party} />
      <div className="member-words">
        <p>
          <strong>{who.name}</strong> {isSelf && <span className="badge">{t('you')}</span>}{' '}
          {who.admin && <span className="badge">{t('admin')}</span>}{' '}
          {!isActive && <span className="badge">{t('deactivated')}</span>}
        </p>
        <p className="member-note">{who.email}</p>
        <LastSeen member={member} />
        {isSelf && <OwnNote person={who} />}
        <ErrorLine>{wrong}</ErrorLine>
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
        {mayManage && (
          <MemberActions
            member={member}
            canComeBack={canGet(who.role)}
            person={person}
            onAsk={setQuestion}
            onChange={change}
          />
        )}
      </div>
      {mayManage && isActive ? (
        <Select
          label={t('roleOf', { name: who.name })}
          isLabelHidden
          density="compact"
          value={who.role}
          options={ROLES.filter((role) => role === who.role || canGet(role)).map((value) => ({
            value,
            text: common(`roles.${value}`),
          }))}
          onChange={(role) => {
            if (role === who.role) return
            const words = { name: who.name, role: common(`roles.${role}`).toLowerCase() }
            setQuestion({
              title: t('roleChangeTitle', words),
              text: t('roleChangeText', words),
              action: t('roleChange'),
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

/** Nobody changes their own rights; what one can change of oneself is elsewhere. */
function OwnNote({ person }: { person: Person }) {
  const t = useTranslations('members')
  const sentence = useOwnRightsSentence()
  return (
    <p className="member-note">
      {sentence(person)} <Link to="/konto">{t('accountTitle')}</Link>
    </p>
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
  /** Whether the one who looks may let the member in again. */
  canComeBack: boolean
  person: Person
  onAsk(question: Question): void
  onChange(patch: Patch): Promise<void>
}

function MemberActions({ member, canComeBack, person, onAsk, onChange }: MemberActionsProps) {
  const t = useTranslations('members')
  const common = useTranslations('common')
  const { name, admin, role } = member.person
  const words = { name, role: common(`roles.${role}`).toLowerCase() }

  /** A button that asks first: its words are also the verb of the question. */
  function asking(action: string, question: Pick<Question, 'title' | 'text' | 'isDanger'>, patch: Patch) {
    return (
      <Button
        size="small"
        aria-label={t('actionOn', { action, name })}
        onPress={() => onAsk({ ...question, action, onYes: () => void onChange(patch) })}
      >
        {action}
      </Button>
    )
  }

  if (!member.isActive) {
    if (!canComeBack) return null
    const question = { title: t('reactivateTitle', words), text: t('reactivateText', words) }
    return <div className="member-actions">{asking(t('reactivate'), question, { isActive: true })}</div>
  }
  return (
    <div className="member-actions">
      {person.admin &&
        (admin
          ? asking(
              t('removeAdmin'),
              { title: t('removeAdminTitle', words), text: t('removeAdminText', words) },
              { admin: false },
            )
          : asking(
              t('makeAdmin'),
              { title: t('makeAdminTitle', words), text: t('makeAdminText', words) },
              { admin: true },
            ))}
      {member.hasSecondFactor &&
        (person.admin || !admin) &&
        asking(
          t('resetSecondFactor'),
          { title: t('resetSecondFactorTitle', words), text: t('resetSecondFactorText', words) },
          { hasSecondFactor: false },
        )}
      {asking(
        t('deactivate'),
        { title: t('deactivateTitle', words), text: t('deactivateText', words), isDanger: true },
        { isActive: false },
      )}
    </div>
  )
}
