import { createContext, type ReactNode, type RefObject, useContext, useRef } from 'react'
import type { OverviewAnswer } from '#shared/protocol/schemas/overview.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'

/** What the overview last showed a person. */
export interface ShownOverview {
  personId: string
  plans: readonly PlanSummary[]
  overviews: ReadonlyMap<string, OverviewAnswer>
}

type Memory = RefObject<ShownOverview | undefined>

const MemoryContext = createContext<Memory>({ current: undefined })

/** Whoever comes back to the overview sees at once what they last saw, while it is asked for anew. Goes with the session. */
export function OverviewMemory({ children }: { children: ReactNode }) {
  const memory = useRef<ShownOverview>(undefined)
  return <MemoryContext value={memory}>{children}</MemoryContext>
}

export function useOverviewMemory(): Memory {
  return useContext(MemoryContext)
}
