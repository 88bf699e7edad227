import '../../styles/duties.css'
import { useEffect, useRef } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { mayAct } from '#shared/duties/duty.ts'
import { type DutyActName, partyDoing } from '#shared/duties/duty-act.ts'
import { changesBetween } from '#shared/findings/judged-state.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { shortMoment } from '../../text/moment.ts'
import { DutyActs } from './duty-acts.tsx'
import { DutyStateBadge } from './duty-state.tsx'
import type { ShownDuty } from './shown-duty.ts'
import { useDutyWords } from './use-duty-words.ts'

interface DutyPartProps {
  duty: ShownDuty
  person: Person
  act: ActOnDuty
  /** Where what it is, how far and by when stands above it already. */
  isListed?: boolean
}

/** Does something about the duty; `wrong` says why it was not done. */
export interface ActOnDuty {
  run(body: DutyBody): Promise<boolean>
  isPending: boolean
  wrong: string | undefined
}

export type DutyBody =
  | { act: 'sent'; message: string; wordingHash: string }
  | { act: 'seen' }
  | { act: 'reopened' }
  | { act: 'acknowledged'; wordingHash: string }
  | { act: 'dropped'; reason: string; wordingHash: string }
  | { act: 'assigned'; personId?: string }
  | { act: 'due-changed'; dueDate?: string }

/** Answers whether the person may do this now: by whose it is, and how far the duty is. */
function mayDo(person: Person, duty: ShownDuty, act: DutyActName): boolean {
  const party = partyDoing(act, duty, person.party)
  const isSaid = act === 'sent' || act === 'seen' || act === 'acknowledged'
  return mayAct(act, duty) && can(person, 'edit', { kind: 'duty', party }) && !(duty.isConfidential && isSaid)
}

/** How far a duty is, what was said, and what the person can do about it. */
export function DutyPart({ duty, person, act, isListed = false }: DutyPartProps) {
  const t = useTranslations('duties')
  const words = useDutyWords()
  const { state } = duty
  const may = (name: DutyActName) => mayDo(person, duty, name)
  useSeen(may('seen'), act)

  return (
    <section className="duty" aria-label={words.title(duty)}>
      {!isListed && (
        <p className="duty-head">
          <strong>{words.title(duty)}</strong> <DutyStateBadge duty={duty} />
        </p>
      )}
      {!isListed && state.name !== 'lapsed' && state.name !== 'dropped' && (
        <p className="duty-quiet">
          {t('due')}: {words.due(duty)} · {t('assigned')}: {duty.responsible?.name ?? t('assignedNobody')}
        </p>
      )}
      {'message' in state && state.message && (
        <blockquote className="duty-message">{state.message}</blockquote>
      )}
      {duty.isEarlierWording && <EarlierWording duty={duty} />}
      {state.name === 'lapsed' && <p className="duty-quiet">{t('lapsedNote')}</p>}
      {duty.isConfidential && state.name === 'open' && (
        <p className="duty-quiet">{t('confidentialNote', { who: words.recipient(duty) })}</p>
      )}
      <DutyActs duty={duty} may={may} act={act} />
      {duty.acts.length > 0 && <History duty={duty} />}
    </section>
  )
}

/** Whoever has it open has seen it: said once, and by nobody who could not acknowledge it. */
function useSeen(isUnseen: boolean, { run }: ActOnDuty): void {
  const isSaid = useRef(false)
  useEffect(() => {
    if (!isUnseen || isSaid.current) return
    isSaid.current = true
    // Another of the party may have been first; then there is nothing to say.
    void run({ act: 'seen' })
  }, [isUnseen, run])
}

function EarlierWording({ duty: { state, wording } }: { duty: ShownDuty }) {
  const t = useTranslations('duties')
  const locale = useLocale()
  const changes = 'wording' in state ? changesBetween(state.wording, wording, locale) : []
  return (
    <div className="duty-earlier">
      <p>
        {state.name === 'acknowledged'
          ? t('earlierNote.acknowledged', { name: state.by.name })
          : t('earlierNote.sent')}
      </p>
      {changes.length > 0 && <p>{t('changed', { changes: changes.join(', ') })}</p>}
    </div>
  )
}

function History({ duty }: { duty: ShownDuty }) {
  const t = useTranslations('duties')
  const words = useDutyWords()
  const locale = useLocale()
  return (
    <ol className="duty-history" aria-label={t('history')}>
      {duty.acts.map((one) => (
        <li key={`${one.at} ${one.deed.act}`}>
          {words.act(one)} <span className="duty-moment">{shortMoment(one.at, locale)}</span>
        </li>
      ))}
    </ol>
  )
}
