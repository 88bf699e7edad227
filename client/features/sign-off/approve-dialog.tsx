import { type FormEvent, type RefObject, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Category, otherParty } from '#shared/plan/plan.ts'
import { plainText } from '#shared/plan/rich-text.ts'
import { isCurrent } from '#shared/sign-off/sign-off.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts'
import { ReasonField } from '../../ui/reason-field.tsx'
import { useToasts } from '../../ui/toast.tsx'
import { useFocusAfterwards } from '../../ui/use-focus-afterwards.ts'
import { useFindingHeadline } from '../findings/finding-headline.ts'
import { useFindings, useHasReadFindings } from '../findings/findings-context.ts'
import { isOpenWarning, type ShownFinding } from '../findings/shown-finding.ts'
import { usePlan } from '../plan/plan-context.tsx'
import { usePresentWords, useSectionSignOffs, useWords } from './sign-off-provider.tsx'
import { useSay } from './use-say.ts'
import { useWhyNotNow } from './why-not-now.ts'
import { WordingView } from './wording-view.tsx'

interface ApproveDialogProps {
  category: Category
  isOpen: boolean
  onClose(): void
  /** What takes the focus once it is approved, and not before. */
  focusOnceSaid: RefObject<HTMLElement | null>
}

/** Shows exactly what is approved before it is: words, count, fingerprint, and the warnings that stand open in it. */
export function ApproveDialog({ isOpen, ...rest }: ApproveDialogProps) {
  const t = useTranslations('signOff')
  return (
    <Dialog
      title={t('approveTitle', { category: rest.category })}
      isOpen={isOpen}
      onClose={rest.onClose}
      isWide
    >
      <ApproveForm {...rest} />
    </Dialog>
  )
}

function ApproveForm({ category, onClose, focusOnceSaid }: Omit<ApproveDialogProps, 'isOpen'>) {
  const t = useTranslations('signOff')
  const common = useTranslations('common')
  const toasts = useToasts()
  const plan = usePlan()
  const present = usePresentWords()
  const { state } = useSectionSignOffs(category)
  const words = useWords(category)
  const [shown, setShown] = useState(() => present(category))
  const [reason, setReason] = useState('')
  const [isReasonMissing, setReasonMissing] = useState(false)
  const { say, isPending, wrong, setWrong } = useSay(category)
  const whyNot = useWhyNotNow()
  const warnings = useOpenWarnings(category)
  const hasRead = useHasReadFindings()
  const isChanged = words.contentHash !== shown.contentHash
  const other = otherParty(plan.person.party)
  const completes = isCurrent(state.approvals[other], shown.contentHash)
  const { activities, text } = shown.wording
  const leaveFocusThere = useFocusAfterwards(() => focusOnceSaid.current?.focus({ preventScroll: true }))

  // Somebody else may have agreed it while it was read.
  const isOver = state.name === 'agreed'
  useEffect(() => {
    if (!isOver) return
    leaveFocusThere()
    onClose()
  }, [isOver, onClose, leaveFocusThere])

  async function approve(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (warnings.length > 0 && !reason.trim()) {
      setReasonMissing(true)
      return focusFirstInvalid(event.currentTarget)
    }
    // What came in this very moment is not on the screen yet.
    if (present(category).contentHash !== shown.contentHash) return
    const { contentHash } = shown
    const over = warnings.map(({ id }) => id)
    if (!(await say({ act: 'approved', contentHash, reason, over }))) return
    toasts.show({ text: t(completes ? 'nowAgreed' : 'nowApproved', { category }) })
    leaveFocusThere()
    onClose()
  }

  return (
    <form className="stack" onSubmit={(event) => void approve(event)} noValidate>
      <p>
        {t('approving', {
          activities: activities.length,
          words: plainText(text).split(/\s+/u).filter(Boolean).length,
        })}{' '}
        {t(completes ? 'completes' : 'waitsFor', { party: common(`parties.${other}`) })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be reached by keyboard */}
      <section className="wording" aria-label={t('wordingOf', { category })} tabIndex={0}>
        <WordingView wording={shown.wording} />
      </section>
      <p className="fingerprint">
        {t('fingerprint')} <code>{fingerprintOf(shown.contentHash)}</code>
      </p>
      {warnings.length > 0 && <Warnings warnings={warnings} />}
      {wrong !== undefined && (
        <Banner tone="danger" isUrgent>
          {wrong}
        </Banner>
      )}
      {isChanged && (
        <Banner
          tone="warning"
          isUrgent
          action={
            <Button
              size="small"
              onPress={() => {
                setWrong(undefined)
                setShown(present(category))
              }}
            >
              {t('readAgain')}
            </Button>
          }
        >
          {t('changedMeanwhile')}
        </Banner>
      )}
      {!hasRead && <p role="status">{t('findingWarnings')}</p>}
      {whyNot && <p role="status">{t(`whyNotNow.${whyNot}`)}</p>}
      <div className="dialog-end">
        {warnings.length > 0 && (
          <ReasonField
            label={t('reasonOver')}
            description={t('reasonOverHint')}
            value={reason}
            onChange={setReason}
            errorMessage={isReasonMissing && !reason.trim() ? t('reasonMissing') : undefined}
          />
        )}
        <DialogActions>
          <Button kind="quiet" onPress={onClose}>
            {common('cancel')}
          </Button>
          <Button
            kind="primary"
            type="submit"
            isDisabled={isChanged || whyNot !== undefined || !hasRead}
            isPending={isPending}
          >
            {t('acts.approved')}
          </Button>
        </DialogActions>
      </div>
    </form>
  )
}

function Warnings({ warnings }: { warnings: readonly ShownFinding[] }) {
  const t = useTranslations('signOff')
  const { activities } = usePlan()
  const headlineOf = useFindingHeadline()
  return (
    <Banner tone="warning">
      {t('openWarnings', { count: warnings.length })}
      <ul>
        {warnings.map((warning) => {
          const from = warning.activityIds.map((id) => activities.get(id)).find((one) => one !== undefined)
          return (
            <li key={warning.id}>
              {from && `»${from.title}«: `}
              {from && headlineOf(warning, from)}
            </li>
          )
        })}
      </ul>
    </Banner>
  )
}

/** The warnings on the section's activities that nobody has answered, each with the activity in it first. */
function useOpenWarnings(category: Category): ShownFinding[] {
  const { activities } = usePlan()
  const isHere = (id: string) => activities.get(id)?.category === category
  return useFindings()
    .filter((finding) => isOpenWarning(finding) && finding.activityIds.some(isHere))
    .map((finding) => ({
      ...finding,
      activityIds: finding.activityIds.toSorted((a, b) => Number(isHere(b)) - Number(isHere(a))),
    }))
}

const FINGERPRINT_LENGTH = 16

/** Its first digits, in groups that can be read to each other on the phone. */
function fingerprintOf(contentHash: string): string {
  return contentHash.slice(0, FINGERPRINT_LENGTH).replaceAll(/(.{4})(?=.)/gu, '$1 ')
}
