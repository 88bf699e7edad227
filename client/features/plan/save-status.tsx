import { CircleAlert, CloudCheck, CloudOff, CloudUpload } from 'lucide-react'
import { type ReactNode, useEffect, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { type Arrival, isFetchedAnew, type SaveState } from '../../connection/save-state.ts'
import { useStore } from '../../ui/store.ts'
import { useToasts } from '../../ui/toast.tsx'
import { CalmSaveState } from './calm-save-state.ts'
import { mayEditPlan, usePage } from './page-parts.tsx'

/** Says at all times whether the person's words are safe. */
export function SaveStatus() {
  const t = useTranslations('plan.save')
  const { plan, texts } = usePage()
  const told = useStore(useMemo(() => new CalmSaveState(plan.saveState), [plan.saveState]))
  const hasWaitingWords = useStore(texts.hasWaitingWords)
  const state = isFetchedAnew(told) ? CONNECTING : hasWaitingWords && told.kind === 'saved' ? SAVING : told
  useArrivalNews(state.kind === 'saved' ? state.arrived : undefined)
  // Those who only read have nothing to save; they are told only when the page is no longer live.
  const isSaid = mayEditPlan(plan.person) || (state.kind !== 'saved' && state.kind !== 'saving')
  return (
    // It changes at each pause in typing, and what has to be said of it a banner says: it is there to be read, and not said.
    <span className="save-status" role="status" aria-live="off" data-state={state.kind}>
      {isSaid && (
        <>
          {ICONS[state.kind]}
          <span className="save-status-words">
            {t(state.kind)}
            {state.kind === 'offline' && (
              <span className="save-status-waiting">{t('offlineWaiting', { count: state.changes })}</span>
            )}
          </span>
        </>
      )}
    </span>
  )
}

/** Says once that what had waited has reached the server. */
function useArrivalNews(arrived: Arrival | undefined): void {
  const t = useTranslations('plan.save')
  const toasts = useToasts()
  useEffect(() => {
    if (!arrived) return
    const { changes, isFromEarlier } = arrived
    toasts.show({ text: t(isFromEarlier ? 'arrivedFromEarlier' : 'arrived', { count: changes }) })
  }, [arrived, toasts, t])
}

const CONNECTING: SaveState = { kind: 'connecting' }
const SAVING: SaveState = { kind: 'saving' }

const ICONS: Record<SaveState['kind'], ReactNode> = {
  connecting: <CloudUpload aria-hidden />,
  saved: <CloudCheck aria-hidden />,
  saving: <CloudUpload aria-hidden />,
  offline: <CloudOff aria-hidden />,
  stopped: <CircleAlert aria-hidden />,
}
