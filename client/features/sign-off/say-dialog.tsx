import { type FormEvent, type RefObject, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Category } from '#shared/plan/plan.ts'
import type { SignOffAct } from '#shared/sign-off/sign-off.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts'
import { ReasonField } from '../../ui/reason-field.tsx'
import { useFocusAfterwards } from '../../ui/use-focus-afterwards.ts'
import { usePresentWords } from './sign-off-provider.tsx'
import { useSay } from './use-say.ts'

/** What is said of a section in words, and not of its wording. */
export type SaidAct = Exclude<SignOffAct, 'approved'>

interface SayDialogProps {
  category: Category
  act: SaidAct
  isOpen: boolean
  onClose(): void
  /** What takes the focus once it is said, and not before. */
  focusOnceSaid: RefObject<HTMLElement | null>
}

/** Says what comes of it, and asks why where that has to be told. */
export function SayDialog({ isOpen, ...rest }: SayDialogProps) {
  const t = useTranslations('signOff')
  return (
    <Dialog
      title={t(`titles.${rest.act}`, { category: rest.category })}
      isOpen={isOpen}
      onClose={rest.onClose}
    >
      <SayForm {...rest} />
    </Dialog>
  )
}

function SayForm({ category, act, onClose, focusOnceSaid }: Omit<SayDialogProps, 'isOpen'>) {
  const t = useTranslations('signOff')
  const common = useTranslations('common')
  const present = usePresentWords()
  const [reason, setReason] = useState('')
  const { say, isPending, wrong, setWrong } = useSay(category)
  const leaveFocusThere = useFocusAfterwards(() => focusOnceSaid.current?.focus({ preventScroll: true }))
  const needsReason = act !== 'lifted'

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (needsReason && !reason.trim()) {
      setWrong(t('reasonMissing'))
      return focusFirstInvalid(event.currentTarget)
    }
    const { contentHash } = present(category)
    if (!(await say({ act, contentHash, reason }))) return
    leaveFocusThere()
    onClose()
  }

  return (
    <form className="stack" onSubmit={(event) => void send(event)} noValidate>
      <p>{t(`consequences.${act}`)}</p>
      {needsReason ? (
        <ReasonField
          label={t(`reasons.${act}`)}
          value={reason}
          onChange={setReason}
          errorMessage={wrong}
          autoFocus
        />
      ) : (
        wrong !== undefined && <p role="alert">{wrong}</p>
      )}
      <DialogActions>
        <Button kind="quiet" onPress={onClose}>
          {common('cancel')}
        </Button>
        <Button kind="primary" type="submit" isPending={isPending}>
          {t(`acts.${act}`)}
        </Button>
      </DialogActions>
    </form>
  )
}
