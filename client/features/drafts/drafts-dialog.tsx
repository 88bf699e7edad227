import { useTranslations } from 'use-intl'
import { Dialog } from '../../ui/dialog.tsx'
import { useStore } from '../../ui/store.ts'
import { DraftView } from './draft-view.tsx'
import type { Drafts } from './drafts.ts'

interface DraftsDialogProps {
  drafts: Drafts
  isOpen: boolean
  onClose(): void
}

/** What did not get into the plan; closes with the last draft that is discarded. */
export function DraftsDialog({ drafts, isOpen, onClose }: DraftsDialogProps) {
  const t = useTranslations('drafts')
  const shown = useStore(drafts)

  function discard(page: number) {
    drafts.discard(page)
    if (drafts.read().length > 0) return
    onClose()
    // The button that opened it has gone with the last draft.
    requestAnimationFrame(() => document.getElementById('indhold')?.focus())
  }

  return (
    <Dialog title={t('title')} isOpen={isOpen && shown.length > 0} onClose={onClose}>
      <p>{t('help')}</p>
      {shown.map((draft) => (
        <DraftView key={draft.page} draft={draft} onDiscard={() => discard(draft.page)} />
      ))}
    </Dialog>
  )
}
