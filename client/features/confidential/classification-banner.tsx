import { useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { classificationMarking } from '#shared/confidential/classification.ts'
import { readThreads } from '#shared/ledger/read-ledger.ts'
import { type Activity, CATEGORIES, type Category } from '#shared/plan/plan.ts'
import { sectionText } from '#shared/plan/plan-document.ts'
import { flatText } from '#shared/plan/text-offsets.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { type OpenPlan, usePlan } from '../plan/plan-context.tsx'
import { useConfidentialPart } from './confidential-provider.tsx'

interface Marked {
  marking: string
  place:
    | { kind: 'activity'; activity: Activity }
    | { kind: 'section'; category: Category }
    | { kind: 'comment' }
  isConfidential: boolean
}

/** How long the plan rests before it is looked through. */
const PAUSE_MS = 1_000
const NONE: readonly Marked[] = []

/** Says calmly, and stops nobody, that a text looks classified: this is no place for it. */
export function ClassificationBanner() {
  const t = useTranslations('confidential.classified')
  const placeName = usePlaceName()
  const plan = usePlan()
  const part = useConfidentialPart()
  const own = part?.kind === 'open' ? part.parts.plan : undefined
  const inPlan = useMarked(plan)
  const inOwn = useMarked(own)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const all = [...inPlan, ...inOwn.map((marked) => ({ ...marked, isConfidential: true }))]
  const shown = all.filter((marked) => !hidden.has(keyOf(marked)))
  const [first] = shown
  if (!first) return null
  const { place } = first
  return (
    <Banner
      tone="warning"
      action={
        <>
          {!first.isConfidential && place.kind !== 'comment' && (
            <Button
              size="small"
              onPress={() =>
                plan.goTo(
                  place.kind === 'activity'
                    ? { activityId: place.activity.id }
                    : { category: place.category },
                )
              }
            >
              {t('goTo')}
            </Button>
          )}
          <Button
            kind="quiet"
            size="small"
            onPress={() => setHidden(new Set([...hidden, ...all.map(keyOf)]))}
          >
            {t('hide')}
          </Button>
        </>
      }
    >
      {t('text', { marking: first.marking, place: placeName(first) })}{' '}
      {shown.length > 1 && t('more', { count: shown.length - 1 })}
    </Banner>
  )
}

function usePlaceName(): (marked: Marked) => string {
  const t = useTranslations('confidential.classified.places')
  return ({ place, isConfidential }) => {
    if (isConfidential) return t('confidential')
    switch (place.kind) {
      case 'activity':
        return t('activity', { title: place.activity.title })
      case 'section':
        return t('section', { category: place.category })
      case 'comment':
        return t('comment')
      default:
        place satisfies never
        return ''
    }
  }
}

function keyOf({ marking, place, isConfidential }: Marked): string {
  const where =
    place.kind === 'activity' ? place.activity.id : place.kind === 'section' ? place.category : place.kind
  return `${isConfidential} ${where} ${marking}`
}

function useMarked(plan: OpenPlan | undefined): readonly Marked[] {
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
      let timer: ReturnType<typeof setTimeout> | undefined
      const lookSoon = () => {
        clearTimeout(timer)
        timer = setTimeout(() => {
          const next = lookThrough(plan, known)
          if (JSON.stringify(next.map(keyOf)) === JSON.stringify(marked.map(keyOf))) return
          marked = next
          listener()
        }, PAUSE_MS)
      }
      const documents = [plan.document, plan.ledger]
      for (const document of documents) document.on('update', lookSoon)
      return () => {
        clearTimeout(timer)
        for (const document of documents) document.off('update', lookSoon)
      }
    },
    read: () => marked,
  }
}

function lookThrough(plan: OpenPlan, known: WeakMap<Activity, string | undefined>): readonly Marked[] {
  const isConfidential = false
  const inActivities = plan.activities.read().flatMap((activity): Marked[] => {
    if (!known.has(activity)) known.set(activity, classificationMarking(wordsOf(activity)))
    const marking = known.get(activity)
    return marking ? [{ marking, place: { kind: 'activity', activity }, isConfidential }] : []
  })
  const inSections = CATEGORIES.flatMap((category): Marked[] => {
    const marking = classificationMarking(flatText(sectionText(plan.document, category)))
    return marking ? [{ marking, place: { kind: 'section', category }, isConfidential }] : []
  })
  const inComments = readThreads(plan.ledger)
    .flatMap(({ comments }) => comments)
    .flatMap(({ body }): Marked[] => {
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
