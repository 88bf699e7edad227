import { type RefObject, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Category } from '#shared/plan/plan.ts'
import { isCurrent } from '#shared/sign-off/sign-off.ts'
import { Button } from '../../ui/button.tsx'
import { usePlan } from '../plan/plan-context.tsx'
import { ApproveDialog } from './approve-dialog.tsx'
import { type SaidAct, SayDialog } from './say-dialog.tsx'
import type { SectionSignOffs } from './sign-off-provider.tsx'
import { useWhyAway } from './why-not-now.ts'

interface SignOffActsProps {
  category: Category
  section: SectionSignOffs
  /** Where the focus goes once something is said: the button that said it is another one by then, or gone. */
  strip: RefObject<HTMLElement | null>
}

/** What this director can say of the section as it stands. */
export function SignOffActs({ category, section: { state, contentHash }, strip }: SignOffActsProps) {
  const t = useTranslations('signOff')
  const { person } = usePlan()
  // What is still on its way is waited for in the dialog, which takes longer to read.
  const whyAway = useWhyAway()
  const isAway = whyAway !== undefined
  const [isApproving, setApproving] = useState(false)
  const [act, setAct] = useState<SaidAct>('objected')
  const [isSaying, setSaying] = useState(false)
  const own = state.approvals[person.party]
  // One's own, or perhaps that of somebody who is no director any more: the server knows.
  const hasObjected = state.objections.some(({ by }) => by.party === person.party)
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
          onPress={() => {
            setAct(other)
            setSaying(true)
          }}
        >
          {t(`acts.${other}`)}
        </Button>
      ))}
      {isAway && <span className="sign-off-wait">{t(`whyNotNow.${whyAway}`)}</span>}
      <ApproveDialog
        category={category}
        isOpen={isApproving}
        onClose={() => setApproving(false)}
        focusOnceSaid={strip}
      />
      <SayDialog
        category={category}
        act={act}
        isOpen={isSaying}
        onClose={() => setSaying(false)}
        focusOnceSaid={strip}
      />
    </div>
  )
}
