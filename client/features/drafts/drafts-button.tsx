import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useStore } from '../../ui/store.ts'
import { DraftView } from './draft-view.tsx'
import type { Drafts } from './drafts.ts'

/** Shows what did not get into the plan; nothing while there is nothing. */
export function DraftsButton({ drafts }: { drafts: Drafts }) {
  const t = useTranslations('drafts')
  const shown = useStore(drafts)
  const [isOpen, setOpen] = useState(false)
  if (shown.length === 0) return null
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        {t('show')}
      </Button>
      <Dialog title={t('title')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <p>{t('help')}</p>
        {shown.map((draft) => (
          <DraftView key={draft.page} draft={draft} onDiscard={() => drafts.discard(draft.page)} />
        ))}
      </Dialog>
    </>
  )
}
