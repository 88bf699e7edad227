import { useTranslations } from 'use-intl'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'

interface SignOutDialogProps {
  isOpen: boolean
  onSignOut(): void
  onClose(): void
}

/** Asks before signing out deletes what is nowhere but in this browser. */
export function SignOutDialog({ isOpen, onSignOut, onClose }: SignOutDialogProps) {
  const t = useTranslations('people')
  const common = useTranslations('common')
  return (
    <Dialog title={t('signOutTitle')} isOpen={isOpen} onClose={onClose}>
      <p>{t('signOutText')}</p>
      <DialogActions>
        <Button kind="quiet" onPress={onClose} autoFocus>
          {common('cancel')}
        </Button>
        <Button kind="danger" onPress={onSignOut}>
          {t('signOutAnyway')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
