import '../../styles/last-year.css'
import { lazy, Suspense, useMemo } from 'react'
import { readOrigin } from '#shared/next-year/origins.ts'
import { usePage } from '../plan/page-parts.tsx'

const ToldLastYear = lazy(() =>
  import('./told-last-year.tsx').then(({ ToldLastYear }) => ({ default: ToldLastYear })),
)

/** What became of the activity that this one is a copy of, the year before; nothing where it is none. */
export function LastYearLine({ activityId }: { activityId: string }) {
  const { plan } = usePage()
  // It is written down as the plan is begun, and never after.
  const origin = useMemo(() => readOrigin(plan.document, activityId), [plan, activityId])
  return origin ? (
    <Suspense fallback={null}>
      <ToldLastYear plan={plan} origin={origin} />
    </Suspense>
  ) : null
}
