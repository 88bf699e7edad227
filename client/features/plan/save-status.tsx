import { CircleAlert, CloudCheck, CloudOff, CloudUpload } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { SaveState } from '../../connection/save-state.ts'
import { useStore } from '../../ui/store.ts'
import { usePage } from './page-parts.tsx'

/** Says at all times whether the person's words are safe. */
export function SaveStatus() {
  const t = useTranslations('plan.save')
  const { plan, mayEdit } = usePage()
  const state = useStore(plan.saveState)
  // Those who only read have nothing to save; they are told only when the page is no longer live.
  const isSaid = mayEdit || (state.kind !== 'saved' && state.kind !== 'saving')
  return (
    <span className="save-status" role="status" data-state={state.kind}>
      {isSaid && (
        <>
          {ICONS[state.kind]}
          <span className="save-status-words">
            {state.kind === 'offline' ? t('offline', { count: state.waiting }) : t(state.kind)}
          </span>
        </>
      )}
    </span>
  )
}

const ICONS: Record<SaveState['kind'], ReactNode> = {
  connecting: <CloudUpload aria-hidden />,
  saved: <CloudCheck aria-hidden />,
  saving: <CloudUpload aria-hidden />,
  offline: <CloudOff aria-hidden />,
  stopped: <CircleAlert aria-hidden />,
}
