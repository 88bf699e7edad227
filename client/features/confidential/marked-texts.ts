import { useMemo, useSyncExternalStore } from 'react'
import { classificationMarking } from '#shared/confidential/classification.ts'
import { readThreads } from '#shared/ledger/read-ledger.ts'
import { type Activity, ALL_CATEGORIES, type Category } from '#shared/plan/plan.ts'
import { sectionText } from '#shared/plan/plan-document.ts'
import { flatText } from '#shared/plan/text-offsets.ts'
import { AfterPause } from '../../ui/after-pause.ts'
import type { OpenPlan } from '../plan/plan-context.tsx'

/** A text that looks classified, and where it stands. */
export interface MarkedText {
  marking: string
  place:
    | { kind: 'activity'; activity: Activity }
    | { kind: 'section'; category: Category }
    | { kind: 'comment' }
  isConfidential: boolean
}

/** How long the plan rests before it is looked through. */
const PAUSE_MS = 1_000
const NONE: readonly MarkedText[] = []

/** The same for the same marking in the same place. */
export function keyOf({ marking, place, isConfidential }: MarkedText): string {
  const where =
    place.kind === 'activity' ? place.activity.id : place.kind === 'section' ? place.category : place.kind
  return `${isConfidential} ${where} ${marking}`
}

/** The texts of a plan that look classified, as it is after a pause. */
export function useMarkedTexts(plan: OpenPlan | undefined): readonly MarkedText[] {
  const store = useMemo(() => plan && markedStore(plan), [plan])
  return useSyncExternalStore(store?.subscribe ?? NEVER, () => store?.read() ?? NONE)
}

const NEVER = () => () => undefined

function markedStore(plan: OpenPlan) {
  /** An activity keeps its identity while nothing in it changes. */
  const known = new WeakMap<Activity, string | undefined>()
  let marked = lookThrough(plan, known)
  return {
    subscribe(listener: () => void) {
      const pause = new AfterPause(PAUSE_MS, () => {
        const next = lookThrough(plan, known)
        if (JSON.stringify(next.map(keyOf)) === JSON.stringify(marked.map(keyOf))) return
        marked = next
        listener()
      })
      const lookSoon = () => pause.begin()
      const documents = [plan.document, plan.ledger]
      for (const document of documents) document.on('update', lookSoon)
      return () => {
        pause.cancel()
        for (const document of documents) document.off('update', lookSoon)
      }
    },
    read: () => marked,
  }
}

function lookThrough(plan: OpenPlan, known: WeakMap<Activity, string | undefined>): readonly MarkedText[] {
  const isConfidential = false
  const inActivities = plan.activities.read().flatMap((activity): MarkedText[] => {
    if (!known.has(activity)) known.set(activity, classificationMarking(wordsOf(activity)))
    const marking = known.get(activity)
    return marking ? [{ marking, place: { kind: 'activity', activity }, isConfidential }] : []
  })
  const inSections = ALL_CATEGORIES.flatMap((category): MarkedText[] => {
    const marking = classificationMarking(flatText(sectionText(plan.document, category)))
    return marking ? [{ marking, place: { kind: 'section', category }, isConfidential }] : []
  })
  const inComments = readThreads(plan.ledger)
    .flatMap(({ comments }) => comments)
    .flatMap(({ body }): MarkedText[] => {
      const marking = classificationMarking(body)
      return marking ? [{ marking, place: { kind: 'comment' }, isConfidential }] : []
    })
  const found = [...inActivities, ...inSections, ...inComments]
  return found.length > 0 ? found : NONE
}

function wordsOf({
  title,
  description,
  goal,
  place,
  counterpart,
  responsible,
  audience,
  partners,
}: Activity) {
  return [title, description, goal, place, counterpart, responsible, ...audience, ...partners].join('\n')
}
