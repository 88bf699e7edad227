import { useTranslations } from 'use-intl'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'

/** What is to be confirmed: what it is, what comes of it, and the verb that does it. */
export interface Question {
  title: string
  text: string
  action: string
  isDanger?: boolean
  onYes(): void
}

/** Asks before something that somebody else feels at once. */
export function ConfirmDialog({ question, onClose }: { question: Question | undefined; onClose(): void }) {
  const common = useTranslations('common')
  return (
    <Dialog title={question?.title ?? ''} isOpen={question !== undefined} onClose={onClose}>
      <p>{question?.text}</p>
      <DialogActions>
        <Button kind="quiet" onPress={onClose} autoFocus>
          {common('cancel')}
        </Button>
        <Button
          kind={question?.isDanger ? 'danger' : 'primary'}
          onPress={() => {
            onClose()
            question?.onYes()
          }}
        >
          {question?.action}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
