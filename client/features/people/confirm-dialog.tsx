import { useTranslations } from 'use-intl'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'

/** What is to be confirmed: what it is, and what comes of it. */
export interface Question {
  title: string
  text: string
  onYes(): void
}

/** Asks before something that somebody else feels at once. */
export function ConfirmDialog({ question, onClose }: { question: Question | undefined; onClose(): void }) {
  const t = useTranslations('members')
  const common = useTranslations('common')
  return (
    <Dialog title={question?.title ?? ''} isOpen={question !== undefined} onClose={onClose}>
      <p>{question?.text}</p>
      <DialogActions>
        <Button kind="quiet" onPress={onClose} autoFocus>
          {common('cancel')}
        </Button>
        <Button
          kind="primary"
          onPress={() => {
            onClose()
            question?.onYes()
          }}
        >
          {t('saveChange')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
