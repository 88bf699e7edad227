import { type ReactNode, useMemo } from 'react'
import type { Category } from '#shared/plan/plan.ts'
import { PagePartsProvider, usePage } from '../plan/page-parts.tsx'
import { useAgreedSections } from './sign-off-provider.tsx'

/** Takes edits of what is inside only while its section is not agreed. */
export function WhileOpen({ category, children }: { category: Category; children: ReactNode }) {
  const parts = usePage()
  const isAgreed = useAgreedSections().has(category)
  const own = useMemo(
    () => (isAgreed && parts.mayEdit ? { ...parts, mayEdit: false } : parts),
    [parts, isAgreed],
  )
  return <PagePartsProvider parts={own}>{children}</PagePartsProvider>
}
