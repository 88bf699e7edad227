import '../../styles/members.css'
import { UserPlus } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { otherParty, type Party } from '#shared/plan/plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { peopleAnswer } from '#shared/protocol/schemas/people.ts'
import { call, type Problem } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { InvitationList } from './invitation-list.tsx'
import { InviteDialog, type Inviting, type MadeInvitation } from './invite-dialog.tsx'
import { isLed } from './is-led.ts'
import { MemberEntry } from './member-entry.tsx'
import { useMemberInAddress } from './member-in-address.ts'
import { SecuritySettings } from './security-settings.tsx'

type People = z.output<typeof peopleAnswer>

/** Who is in the workspace, and who is to come. */
export function PeoplePage({ person }: { person: Person }) {
  const t = useTranslations('members')
  const sentenceOf = useProblemSentence()
  const [people, setPeople] = useState<People>()
  /** Why the last asking failed; what was known before stays on the page. */
  const [problem, setProblem] = useState<Problem>()
  const [inviting, setInviting] = useState<Inviting>()

  const load = useCallback(async () => {
    const result = await call(routes.listPeople)
    setProblem(result.kind === 'problem' ? result : undefined)
    if (result.kind === 'ok') setPeople(result.answer)
  }, [])
  useEffect(() => void load(), [load])
  useMemberInAddress(people !== undefined)
  const reload = () => void load()

  function showLink(made: MadeInvitation) {
    const address = made.invitation.email.toLowerCase()
    const endsOlder = people?.invitations.some(({ email }) => email.toLowerCase() === address) ?? false
    setInviting({ kind: 'made', made, endsOlder })
    reload()
  }

  return (
    <main className="page" id="indhold" tabIndex={-1}>
      <title>{`${t('title')} · Samplan`}</title>
      <div className="page-head">
        <h1>{t('title')}</h1>
        {can(person, 'manage', { kind: 'people' }) && (
          <Button
            kind="primary"
            icon={<UserPlus aria-hidden />}
            onPress={() => setInviting({ kind: 'asking' })}
          >
            {t('invite')}
          </Button>
        )}
      </div>
      {!people && !problem && <Skeleton lines={6} />}
      {problem && <FailureBanner onRetry={reload}>{sentenceOf(problem)}</FailureBanner>}
      {people && (
        <>
          <InvitationList invitations={people.invitations} onChanged={reload} onRenewed={showLink} />
          {[person.party, otherParty(person.party)].map((party) => (
            <PartyMembers key={party} party={party} people={people} person={person} onChanged={reload} />
          ))}
          {person.admin && <SecuritySettings settings={people.settings} onChanged={reload} />}
        </>
      )}
      <InviteDialog
        person={person}
        people={people?.people ?? []}
        inviting={inviting}
        onMade={showLink}
        onClose={() => setInviting(undefined)}
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
  const mayManage = can(person, 'manage', { kind: 'member', party })
  const isAlone = members.length === 1 && members[0]?.person.id === person.id
  return (
    <section className="member-part" aria-labelledby={`part-${party}`}>
      <h2 id={`part-${party}`}>
        {t('ofParty', { party: name })} <span className="count">{members.length}</span>
      </h2>
      {members.length === 0 ? (
        <p className="member-note">{mayManage ? t('nobodyYet') : t('nobodyYetNotYours')}</p>
      ) : (
        !mayManage && <p className="member-note">{t('notYours', { party: name })}</p>
      )}
      {members.length > 0 && (
        <ul className="lined-list">
          {members
            .toSorted((a, b) => Number(b.isActive) - Number(a.isActive))
            .map((member) => (
              <MemberEntry
                key={member.person.id}
                member={member}
                isLedByOthers={isLed(
                  members.filter((one) => one !== member),
                  party,
                )}
                person={person}
                onChanged={onChanged}
              />
            ))}
        </ul>
      )}
      {isAlone && mayManage && <p className="member-note">{t('onlyYou')}</p>}
    </section>
  )
}
