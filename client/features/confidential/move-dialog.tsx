import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { clauseLabel } from '#shared/agreement/clause.ts'
import type { ConfidentialKind } from '#shared/confidential/confidential-kinds.ts'
import type { Moved } from '#shared/confidential/moved.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { useToasts } from '../../ui/toast.tsx'
import { useAgreement } from '../agreement/agreement-provider.tsx'
import { useFindingsOf } from '../findings/findings-context.ts'
import { usePage } from '../plan/page-parts.tsx'
import { useConfidentialRegions } from './confidential-provider.tsx'
import { KindField } from './kind-field.tsx'

interface MoveDialogProps {
  /** What is asked about; undefined while nothing is. */
  moved: Moved | undefined
  onClose(): void
}

/** Says who will see it, what goes along and what cannot be undone, before anything changes sides. */
export function MoveDialog({ moved, onClose }: MoveDialogProps) {
  const t = useTranslations('confidential')
  const { isConfidential } = usePage()
  const valuesOf = useValues()
  return (
    <Dialog
      title={moved ? t(isConfidential ? 'moveOutTitle' : 'moveInTitle', valuesOf(moved)) : ''}
      isOpen={moved !== undefined}
      onClose={onClose}
    >
      {moved && <MoveForm moved={moved} onClose={onClose} />}
    </Dialog>
  )
}

function MoveForm({ moved, onClose }: { moved: Moved; onClose(): void }) {
  const t = useTranslations('confidential')
  const common = useTranslations('common')
  const { plan, isConfidential } = usePage()
  const { showMovedIn, showMovedOut } = useConfidentialRegions()
  const toasts = useToasts()
  const sentenceOf = useProblemSentence()
  const values = useValues()(moved)
  const [kind, setKind] = useState<ConfidentialKind>('secretariat')
  const [wrong, setWrong] = useState<string>()
  const [isPending, setPending] = useState(false)

  async function move() {
    const category =
      moved.kind === 'section' ? moved.category : plan.activities.get(moved.activityId)?.category
    setPending(true)
    const params = { planId: plan.id }
    const result = isConfidential
      ? await call(routes.makeShared, { params, body: { moved } })
      : await call(routes.makeConfidential, { params, body: { moved, as: kind } })
    setPending(false)
    if (result.kind === 'problem') return setWrong(sentenceOf(result))
    toasts.show({ text: t(isConfidential ? 'movedOut' : 'movedIn', values) })
    onClose()
    if (category === undefined) return
    const { activityId } = result.answer
    if (isConfidential) showMovedOut({ category, activityId })
    else showMovedIn({ category, activityId }, plan)
  }

  return (
    <>
      {!isConfidential && moved.kind === 'activity' && <Duties activityId={moved.activityId} />}
      <ul className="confidential-consequences">
        {(isConfidential ? OUT : IN).map((consequence) => (
          <li key={consequence}>{t(`consequences.${consequence}`, values)}</li>
        ))}
      </ul>
      {!isConfidential && <KindField label={t('kind')} value={kind} onChange={setKind} />}
      {wrong && (
        <Banner tone="danger" isUrgent>
          {wrong}
        </Banner>
      )}
      <DialogActions>
        <Button kind="quiet" onPress={onClose} autoFocus>
          {common('cancel')}
        </Button>
        <Button kind="primary" isPending={isPending} onPress={() => void move()}>
          {t(isConfidential ? 'doMoveOut' : 'doMoveIn')}
        </Button>
      </DialogActions>
    </>
  )
}

const IN = ['onlyOwn', 'goesAlong', 'newGeneration', 'alreadyRead'] as const
const OUT = ['everybody', 'staysHere'] as const

/** What is owed to the other party about the activity, which keeping it confidential does not end. */
function Duties({ activityId }: { activityId: string }) {
  const t = useTranslations('confidential')
  const words = useTranslations('findings')
  const locale = useLocale()
  const agreement = useAgreement()
  const findings = useFindingsOf(activityId)
  const owed = findings.filter(
    (finding) =>
      finding.kind === 'role' &&
      (finding.roleKind === 'inform' || finding.roleKind === 'involve') &&
      finding.decision?.outcome !== 'done',
  )
  if (owed.length === 0) return null
  return (
    <Banner tone="warning">
      {owed.map(({ id, reasons, clauses }) => (
        <span key={id}>
          {reasons.map((reason) => reason[locale]).join(' ')} {words('agreement')}{' '}
          {clauses.map((clause) => clauseLabel(clause, locale, agreement)).join('; ')}.{' '}
        </span>
      ))}
      {t('stillOwed')}
    </Banner>
  )
}

/** What the sentences say of what is moved. */
function useValues(): (moved: Moved) => {
  what: Moved['kind']
  name: string
  category: number
  party: string
  partyName: string
} {
  const common = useTranslations('common')
  const plans = useTranslations('plan')
  const { plan } = usePage()
  const { party } = plan.person
  return (moved) => ({
    what: moved.kind,
    name: moved.kind === 'activity' ? plan.activities.get(moved.activityId)?.title || plans('untitled') : '',
    category: moved.kind === 'section' ? moved.category : 0,
    party: common(`partiesGenitive.${party}`),
    partyName: common(`parties.${party}`),
  })
}
