import { useTranslations } from 'use-intl'
import { Button } from './button.tsx'
import { DialogActions } from './dialog.tsx'
import { ErrorLine } from './error-line.tsx'

interface DialogEndProps {
  /** What saves it. */
  action: string
  /** Why it was not saved. */
  wrong: string | undefined
  isPending: boolean
  onClose(): void
}

/** How a form in a dialog ends: why it could not be saved, the way out, and what saves it. */
export function DialogEnd({ action, wrong, isPending, onClose }: DialogEndProps) {
  const common = useTranslations('common')
  return (
    <>
      <ErrorLine>{wrong}</ErrorLine>
      <DialogActions>
        <Button onPress={onClose}>{common('cancel')}</Button>
        <Button type="submit" kind="primary" isPending={isPending}>
          {action}
        </Button>
      </DialogActions>
    </>
  )
}
