import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { useLocation } from 'react-router'

export const PANEL_TABS = ['agreement', 'findings', 'comments'] as const
export type PanelTab = (typeof PANEL_TABS)[number]

interface SidePanelState {
  tab: PanelTab
  /** On a narrow screen the panel is a sheet that is open or not; on a wide one it always stands there. */
  isSheetOpen: boolean
  /** The clause that was asked for; `request` changes each time, so that asking again scrolls to it again. */
  clause: { id: string; request: string } | undefined
  /** Chooses the tab and opens the sheet. */
  show(tab: PanelTab): void
  closeSheet(): void
}

const CLAUSE_HASH = /^#aftale\/(.+)$/

/** The address of a clause within the page that is open. */
export function clauseHref(clauseId: string): string {
  return `#aftale/${clauseId}`
}

const PanelContext = createContext<SidePanelState | undefined>(undefined)

/** Must stand inside the router, around the plan and its side panel. */
export function SidePanelProvider({ children }: { children: ReactNode }) {
  const { hash, key } = useLocation()
  const clauseId = CLAUSE_HASH.exec(hash)?.[1]
  const [tab, setTab] = useState<PanelTab>('agreement')
  const [isSheetOpen, setSheetOpen] = useState(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: every navigation counts, also to the clause already in the address.
  useEffect(() => {
    if (clauseId === undefined) return
    setTab('agreement')
    setSheetOpen(true)
  }, [clauseId, key])

  const panel = useMemo<SidePanelState>(
    () => ({
      tab,
      isSheetOpen,
      clause: clauseId === undefined ? undefined : { id: decodeURIComponent(clauseId), request: key },
      show(wanted) {
        setTab(wanted)
        setSheetOpen(true)
      },
      closeSheet: () => setSheetOpen(false),
    }),
    [tab, isSheetOpen, clauseId, key],
  )
  return <PanelContext value={panel}>{children}</PanelContext>
}

export function useSidePanel(): SidePanelState {
  const panel = useContext(PanelContext)
  if (!panel) throw new Error('useSidePanel needs a SidePanelProvider above it.')
  return panel
}
