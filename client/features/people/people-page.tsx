import '../../styles/members.css'
import { UserPlus } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { z } from 'zod'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { otherParty, type Party } from '#shared/plan/plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { peopleAnswer } from '#shared/protocol/schemas.ts'
import { call, type Problem } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { shortMoment } from '../../text/moment.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useToasts } from '../../ui/toast.tsx'
import { ConfirmDialog, type Question } from './confirm-dialog.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { MemberEntry } from './member-entry.tsx'

type People = z.output<typeof peopleAnswer>
type Loaded = { kind: 'loading' } | { kind: 'loaded'; people: People } | Problem

/** Who is in the workspace, and who is to come. */
export function PeoplePage({ person }: { person: Person }) {
  const t = useTranslations('members')
  const common = useTranslations('common')
  const sentenceOf = useProblemSentence()
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'loading' })
  const [isInviting, setInviting] = useState(false)

  const load = useCallback(async () => {
    const result = await call(routes.listPeople)
    setLoaded(result.kind === 'ok' ? { kind: 'loaded', people: result.answer } : result)
  }, [])
  useEffect(() => void load(), [load])
  const reload = () => void load()

  return (
    <main className="page" id="indhold" tabIndex={-1}>
      <title>{`${t('title')} · Samplan`}</title>
      <div className="page-head">
        <h1>{t('title')}</h1>
        {can(person, 'manage', { kind: 'people' }) && (
          <Button kind="primary" icon={<UserPlus aria-hidden />} onPress={() => setInviting(true)}>
            {t('invite')}
          </Button>
        )}
      </div>
      {loaded.kind === 'loading' && <Skeleton lines={6} />}
      {loaded.kind === 'problem' && (
        <Banner
          tone="danger"
          action={
            <Button size="small" onPress={reload}>
              {common('tryAgain')}
            </Button>
          }
        >
          {sentenceOf(loaded)}
        </Banner>
      )}
      {loaded.kind === 'loaded' && (
        <>
          <Invitations invitations={loaded.people.invitations} onChanged={reload} />
          {[person.party, otherParty(person.party)].map((party) => (
            <PartyMembers
              key={party}
              party={party}
              people={loaded.people}
              person={person}
              onChanged={reload}
            />
          ))}
          {person.admin && <SecuritySettings settings={loaded.people.settings} onChanged={reload} />}
        </>
      )}
      <InviteDialog
        person={person}
        isOpen={isInviting}
        onInvited={reload}
        onClose={() => setInviting(false)}
      />
    </main>
  )
}

interface PartyMembersProps {
  party: Party
  people: People
  person: Person
  onChanged(): void
}

/** Those who are active first, each group in the order in which they came. */
function PartyMembers({ party, people, person, onChanged }: PartyMembersProps) {
  const t = useTranslations('members')
  const common = useTranslations('common')
  const members = people.people.filter(({ person: who }) => who.party === party)
  const name = common(`parties.${party}`)
  return (
    <section className="member-part" aria-labelledby={`part-${party}`}>
      <h2 id={`part-${party}`}>
        {t('ofParty', { party: name })} <span className="count">{members.length}</span>
      </h2>
      {!can(person, 'manage', { kind: 'member', party }) && (
        <p className="member-note">{t('notYours', { party: name })}</p>
      )}
      <ul className="member-list">
        {members
          .toSorted((a, b) => Number(b.isActive) - Number(a.isActive))
          .map((member) => (
            <MemberEntry key={member.person.id} member={member} person={person} onChanged={onChanged} />
          ))}
      </ul>
    </section>
  )
}

function Invitations({ invitations, onChanged }: { invitations: People['invitations']; onChanged(): void }) {
  const t = useTranslations('members')
  const common = useTranslations('common')
  const locale = useLocale()
  const sentenceOf = useProblemSentence()
  const toasts = useToasts()
  if (invitations.length === 0) return null

  async function withdraw(invitationId: string) {
    const result = await call(routes.withdrawInvitation, { params: { invitationId } })
    if (result.kind === 'problem') toasts.show({ text: sentenceOf(result) })
    onChanged()
  }

  return (
    <section className="member-part" aria-labelledby="invitationer">
      <h2 id="invitationer">
        {t('invitations')} <span className="count">{invitations.length}</span>
      </h2>
      <ul className="member-list">
        {invitations.map(({ id, email, role, party, by, expiresAt }) => (
          <li key={id} className="member">
            <div className="member-words">
              <p>
                <strong>{email}</strong> · {common(`roles.${role}`)}, {common(`parties.${party}`)}
              </p>
              <p className="member-note">{t('byWhom', { name: by, time: shortMoment(expiresAt, locale) })}</p>
            </div>
            <Button size="small" aria-label={t('withdrawOf', { email })} onPress={() => void withdraw(id)}>
              {t('withdraw')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function SecuritySettings({ settings, onChanged }: { settings: People['settings']; onChanged(): void }) {
  const t = useTranslations('members')
  const sentenceOf = useProblemSentence()
  const toasts = useToasts()
  const [question, setQuestion] = useState<Question>()
  const isOn = settings.secondFactorForDirectors

  async function change(secondFactorForDirectors: boolean) {
    const result = await call(routes.changeSettings, { body: { secondFactorForDirectors } })
    if (result.kind === 'problem') toasts.show({ text: sentenceOf(result) })
    onChanged()
  }

  return (
    <section className="member-part" aria-labelledby="sikkerhed">
      <h2 id="sikkerhed">{t('settings')}</h2>
      <div className="member-setting">
        <p>
          {isOn ? t('requireSecondFactorOn') : t('requireSecondFactor')}
          <span className="member-note"> {!isOn && t('requireSecondFactorText')}</span>
        </p>
        <Button
          size="small"
          onPress={() =>
            isOn
              ? void change(false)
              : setQuestion({
                  title: `${t('requireSecondFactor')}?`,
                  text: t('requireSecondFactorText'),
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
