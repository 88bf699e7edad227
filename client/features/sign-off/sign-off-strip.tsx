import '../../styles/sign-off.css'
import { CircleAlert, CircleCheck, FilePen, LockKeyhole, Pencil } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { can } from '#shared/permissions/can.ts'
import { type Category, PARTIES } from '#shared/plan/plan.ts'
import { isCurrent, type SectionStateName, type SignOff } from '#shared/sign-off/sign-off.ts'
import { numericDay, shortMoment } from '../../text/moment.ts'
import { unbroken, useNames } from '../../text/unbroken.ts'
import { Button } from '../../ui/button.tsx'
import { ShowButton } from '../../ui/show-button.tsx'
import { useStore } from '../../ui/store.ts'
import { usePlan } from '../plan/plan-context.tsx'
import { ApproveDialog } from './approve-dialog.tsx'
import { type SaidAct, SayDialog } from './say-dialog.tsx'
import { type SectionSignOffs, useSectionSignOffs, useWords } from './sign-off-provider.tsx'
import { useWording } from './use-wording.ts'
import { WordingChangesView } from './wording-changes-view.tsx'
import { WordingView } from './wording-view.tsx'

const ICONS: Record<SectionStateName, ReactNode> = {
  draft: <Pencil aria-hidden />,
  'half-approved': <CircleCheck aria-hidden />,
  objected: <CircleAlert aria-hidden />,
  agreed: <LockKeyhole aria-hidden />,
  amendment: <FilePen aria-hidden />,
}

/** Under a section's heading: how far both parties are with it, who has said what, and what a director can say now. */
export function SignOffStrip({ category }: { category: Category }) {
  const t = useTranslations('signOff')
  const { person } = usePlan()
  const section = useSectionSignOffs(category)
  const { state, contentHash } = section
  const stateWords = useStateWords()
  const standing = PARTIES.flatMap((party) => state.approvals[party] ?? [])
  return (
    <section className="sign-off" data-state={state.name} aria-label={t('label', { category })}>
      <div className="sign-off-head">
        <span className="sign-off-state" role="status">
          {ICONS[state.name]}
          {stateWords(section)}
        </span>
        {can(person, 'sign', { kind: 'plan' }) && <Acts category={category} section={section} />}
      </div>
      {state.name === 'agreed' ? (
        <AgreedBy standing={standing} />
      ) : (
        standing.map((approval) => (
          <Approval key={approval.id} approval={approval} contentHash={contentHash} category={category} />
        ))
      )}
      {state.objections.map((objection) => (
        <Objection key={objection.id} objection={objection} />
      ))}
      {state.name !== 'agreed' && state.agreedHash !== undefined && (
        <Amendment category={category} section={section} agreedHash={state.agreedHash} />
      )}
    </section>
  )
}

function useStateWords(): (section: SectionSignOffs) => string {
  const t = useTranslations('signOff')
  const said = useNames()
  const locale = useLocale()
  return ({ state, contentHash }) => {
    const by = PARTIES.find((party) => isCurrent(state.approvals[party], contentHash))
    return t(`states.${state.name}`, {
      day: unbroken(numericDay(state.agreedAt ?? '', locale)),
      party: by ? said.party(by) : '',
    })
  }
}

/** »Anna Holm (CenSec)« and when, as they go into a sentence. */
function useSigned() {
  const said = useNames()
  const locale = useLocale()
  return ({ by, at }: Pick<SignOff, 'by' | 'at'>) => ({
    name: by.name,
    party: said.party(by.party),
    moment: unbroken(shortMoment(at, locale)),
  })
}

function AgreedBy({ standing }: { standing: readonly SignOff[] }) {
  const t = useTranslations('signOff')
  const signed = useSigned()
  return (
    <>
      {standing.map((approval) => (
        <p key={approval.id} className="sign-off-line">
          {t('approvedBy', signed(approval))} <SignedOver approval={approval} />
        </p>
      ))}
      <p className="sign-off-line">{t('frozen')}</p>
    </>
  )
}

interface ApprovalProps {
  approval: SignOff
  /** Of the section as it reads now. */
  contentHash: string
  category: Category
}

function Approval({ approval, contentHash, category }: ApprovalProps) {
  const t = useTranslations('signOff')
  const signed = useSigned()
  const [isShown, setShown] = useState(false)
  const id = useId()
  if (isCurrent(approval, contentHash))
    return (
      <p className="sign-off-line">
        {t('approvedBy', signed(approval))} <SignedOver approval={approval} />
      </p>
    )
  return (
    <div className="sign-off-stale">
      <p className="sign-off-line">{t('stale', signed(approval))}</p>
      <ShowButton isShown={isShown} controls={id} onPress={() => setShown(!isShown)}>
        {t(isShown ? 'hideChanges' : 'showChanges')}
      </ShowButton>
      {isShown && (
        <div id={id} className="wording">
          <ChangesSince approval={approval} category={category} />
        </div>
      )}
    </div>
  )
}

function ChangesSince({ approval, category }: Pick<ApprovalProps, 'approval' | 'category'>) {
  const t = useTranslations('signOff')
  const words = useWords(category)
  const before = useWording(category, approval.contentHash, true)
  if (before.kind === 'fetching') return <p role="status">{t('fetching')}</p>
  if (before.kind === 'away') return <p>{t('wordingAway')}</p>
  return <WordingChangesView before={before.wording} after={words.wording} />
}

function SignedOver({ approval: { over, reason } }: { approval: SignOff }) {
  const t = useTranslations('signOff')
  return (
    <>
      {over.length > 0 && t('over', { count: over.length })} {reason && t('reason', { reason })}
    </>
  )
}

function Objection({ objection }: { objection: SignOff }) {
  const t = useTranslations('signOff')
  const signed = useSigned()
  return (
    <div className="sign-off-objection">
      <p className="sign-off-line">{t('objection', signed(objection))}</p>
      <blockquote>{objection.reason || t('reasonWithheld')}</blockquote>
      <p className="sign-off-line">{t('blocked', { name: objection.by.name })}</p>
    </div>
  )
}

interface AmendmentProps {
  category: Category
  section: SectionSignOffs
  agreedHash: string
}

/** While an agreed section is being amended: who opened it and why, and what is in force meanwhile. */
function Amendment({ category, section: { said, state }, agreedHash }: AmendmentProps) {
  const t = useTranslations('signOff')
  const words = useWords(category)
  const signed = useSigned()
  const locale = useLocale()
  const [shown, setShown] = useState<'agreed' | 'changes'>()
  const agreed = useWording(category, agreedHash, shown !== undefined)
  const opening = said.findLast(({ act }) => act === 'amended')
  const id = useId()
  return (
    <div className="sign-off-amendment">
      {opening && (
        <p className="sign-off-line">
          {t('amendedBy', signed(opening))} {opening.reason && t('reason', { reason: opening.reason })}
        </p>
      )}
      <p className="sign-off-line">
        {t('inForce', { day: unbroken(numericDay(state.agreedAt ?? '', locale)) })}
      </p>
      <div className="sign-off-acts">
        {(['agreed', 'changes'] as const).map((what) => (
          <ShowButton
            key={what}
            isShown={shown === what}
            controls={id}
            onPress={() => setShown(shown === what ? undefined : what)}
          >
            {t(shown === what ? `hide.${what}` : `show.${what}`)}
          </ShowButton>
        ))}
      </div>
      {shown && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be reached by keyboard
        <section id={id} className="wording" aria-label={t(`shown.${shown}`, { category })} tabIndex={0}>
          {agreed.kind === 'fetching' && <p role="status">{t('fetching')}</p>}
          {agreed.kind === 'away' && <p>{t('wordingAway')}</p>}
          {agreed.kind === 'here' && shown === 'agreed' && <WordingView wording={agreed.wording} />}
          {agreed.kind === 'here' &&
            shown === 'changes' &&
            (agreedHash === words.contentHash ? (
              <p>{t('noChanges')}</p>
            ) : (
              <WordingChangesView before={agreed.wording} after={words.wording} />
            ))}
        </section>
      )}
    </div>
  )
}

/** What this director can say of the section as it stands. */
function Acts({
  category,
  section: { state, contentHash },
}: {
  category: Category
  section: SectionSignOffs
}) {
  const t = useTranslations('signOff')
  const { person, saveState } = usePlan()
  const { kind } = useStore(saveState)
  const [isApproving, setApproving] = useState(false)
  const [act, setAct] = useState<SaidAct>()
  const own = state.approvals[person.party]
  // One's own, or perhaps that of somebody who is no director any more: the server knows.
  const hasObjected = state.objections.some(({ by }) => by.party === person.party)
  const isAway = kind !== 'saved' && kind !== 'saving'
  const mayApprove = state.objections.length === 0 && !isCurrent(own, contentHash)
  const others: SaidAct[] =
    state.name === 'agreed'
      ? ['amended']
      : [hasObjected ? 'lifted' : 'objected', ...(own ? (['withdrew'] as const) : [])]
  return (
    <div className="sign-off-acts" data-print="hide">
      {state.name !== 'agreed' && mayApprove && (
        <Button
          size="small"
          aria-label={t('titles.approved', { category })}
          isDisabled={isAway}
          onPress={() => setApproving(true)}
        >
          {t('acts.approved')}
        </Button>
      )}
      {others.map((other) => (
        <Button
          key={other}
          kind="quiet"
          size="small"
          aria-label={t(`titles.${other}`, { category })}
          isDisabled={isAway}
          onPress={() => setAct(other)}
        >
          {t(`acts.${other}`)}
        </Button>
      ))}
      {isAway && <span className="sign-off-wait">{t('waitUntilSaved')}</span>}
      <ApproveDialog category={category} isOpen={isApproving} onClose={() => setApproving(false)} />
      <SayDialog category={category} act={act} onClose={() => setAct(undefined)} />
    </div>
  )
}
