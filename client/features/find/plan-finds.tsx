import { useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useLocation, useNavigate } from 'react-router'
import { placeKey } from '#shared/comments/thread.ts'
import type { FindPlace } from '#shared/find/entry.ts'
import type { Category } from '#shared/plan/plan.ts'
import { useComments } from '../comments/comments-provider.tsx'
import { useConfidentialPart, useConfidentialRegions } from '../confidential/confidential-provider.tsx'
import { ExportDialogOnDemand } from '../export/export-dialog-on-demand.tsx'
import { usePage } from '../plan/page-parts.tsx'
import { clauseHref, useSidePanel } from '../plan/side-panel-state.tsx'
import { useAdding } from '../plan/use-adding.ts'
import { useAgreedSections } from '../sign-off/sign-off-provider.tsx'
import { usePlanView } from '../views/plan-view.ts'
import { confidentialInHash, type Named } from './hit-path.ts'
import { useOpenPlanFinds } from './open-plan-finds.ts'

/** Lets the palette work with the plan on the page, and goes to what the address names of its confidential part. */
export function PlanFinds() {
  const { plan, mayEdit, wayToText } = usePage()
  const finds = useOpenPlanFinds()
  const navigate = useNavigate()
  const [view, chooseView] = usePlanView()
  const agreed = useAgreedSections()
  const add = useAdding()
  const comments = useComments()
  const { show: showPanel } = useSidePanel()
  const part = useConfidentialPart()
  const showConfidential = useShowConfidential()
  const [isExporting, setExporting] = useState(false)

  useEffect(() => {
    const inText = (act: () => void) => {
      // What it draws cannot be drawn in the middle of what shows the text.
      if (wayToText.current) wayToText.current(() => queueMicrotask(act))
      else act()
    }
    const mine = {
      plan,
      confidential: part?.kind === 'open' ? part.parts.plan : undefined,
      view,
      chooseView,
      mayAddIn: mayEdit ? plan.categories.filter((category) => !agreed.has(category)) : [],
      addIn: (category: Category) => inText(() => add(category)),
      showPanel,
      openExport: () => setExporting(true),
      goTo(place: FindPlace, isConfidential: boolean) {
        if (isConfidential) return inText(() => showConfidential(namedBy(place)))
        switch (place.kind) {
          case 'activity':
            return plan.goTo({ activityId: place.activityId })
          case 'section':
            return plan.goTo({ category: place.category })
          case 'comment':
            return comments.openThread(place.threadId)
          case 'clause':
            return void navigate(clauseHref(place.clauseId))
          case 'person':
          case 'duty':
            return undefined
          default:
            place satisfies never
        }
      },
    }
    finds.current = mine
    return () => {
      if (finds.current === mine) finds.current = undefined
    }
  }, [
    finds,
    plan,
    part,
    view,
    chooseView,
    mayEdit,
    agreed,
    add,
    comments,
    showPanel,
    navigate,
    showConfidential,
    wayToText,
  ])

  return isExporting && <ExportDialogOnDemand planId={plan.id} onClose={() => setExporting(false)} />
}

/** Opens the region that has it, and goes to the activity or the section's text there; the address leads there as well. */
function useShowConfidential(): (named: Named) => void {
  const part = useConfidentialPart()
  const regions = useConfidentialRegions()
  const parts = part?.kind === 'open' ? part.parts : undefined
  const { hash, key } = useLocation()
  const answered = useRef<string>(undefined)

  const show = useCallback(
    ({ activityId, category }: Named) => {
      if (!parts) return
      const activity = activityId === undefined ? undefined : parts.plan.activities.get(activityId)
      const region = activity?.category ?? category
      if (region === undefined) return
      flushSync(() => regions.setOpen(region, true))
      if (activity) parts.plan.goTo({ activityId: activity.id })
      else parts.texts.focus(placeKey({ kind: 'section', category: region }), { edge: 'start' })
    },
    [parts, regions],
  )

  useEffect(() => {
    const named = confidentialInHash(hash)
    if (!named || !parts || answered.current === key) return
    answered.current = key
    // Drawn by what follows, which no effect may do while another is drawn.
    queueMicrotask(() => show(named))
  }, [hash, key, parts, show])
  return show
}

function namedBy(place: FindPlace): Named {
  if (place.kind === 'activity') return { activityId: place.activityId }
  if (place.kind === 'section') return { category: place.category }
  const { activityId, category = 1 } = place.kind === 'comment' ? place.about : {}
  return activityId === undefined ? { category } : { activityId }
}
