import '../../styles/sign-off.css'
import { memo, useId, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { can } from '#shared/permissions/can.ts'
import { placeId } from '#shared/plan/place-link.ts'
import { type Category, PARTIES } from '#shared/plan/plan.ts'
import { isCurrent, type SignOff } from '#shared/sign-off/sign-off.ts'
import { numericDay } from '../../text/moment.ts'
import { unbroken } from '../../text/unbroken.ts'
import { ShowButton } from '../../ui/show-button.tsx'
import { usePlan } from '../plan/plan-context.tsx'
import { useStateWords } from './section-state.tsx'
import { SignOffActs } from './sign-off-acts.tsx'
import { SignOffHistory } from './sign-off-history.tsx'
import { type SectionSignOffs, useSectionSignOffs, useWords } from './sign-off-provider.tsx'
import { STATE_ICONS } from './state-icons.tsx'
import { useSigned } from './use-signed.ts'
import { useWording } from './use-wording.ts'
import { WordingChangesView } from './wording-changes-view.tsx'
import { WordingView } from './wording-view.tsx'

/** Under a section's heading: how far both parties are with it, who has said what, and what a director can say now. */
export const SignOffStrip = memo(function SignOffStrip({ category }: { category: Category }) {
  const t = useTranslations('signOff')
  const { person } = usePlan()
  const section = useSectionSignOffs(category)
  const { state, contentHash } = section
  const stateWords = useStateWords()
  const standing = PARTIES.flatMap((party) => state.approvals[party] ?? [])
  const strip = useRef<HTMLElement>(null)
  return (
    <section
      ref={strip}
      id={placeId({ category, signOff: true })}
      className="sign-off"
      data-state={state.name}
      aria-label={t('label', { category })}
      tabIndex={-1}
    >
      <div className="sign-off-head">
        <span className="sign-off-state" role="status">
          {STATE_ICONS[state.name]}
          {stateWords(section)}
        </span>
        {can(person, 'sign', { kind: 'plan' }) && (
          <SignOffActs category={category} section={section} strip={strip} />
        )}
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
      <SignOffHistory section={section} />
    </section>
  )
})

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
