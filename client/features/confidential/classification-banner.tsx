import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { usePlan } from '../plan/plan-context.tsx'
import { useConfidentialPart } from './confidential-provider.tsx'
import { keyOf, type MarkedText, useMarkedTexts } from './marked-texts.ts'

/** Says calmly, and stops nobody, that a text looks classified: this is no place for it. */
export function ClassificationBanner() {
  const t = useTranslations('confidential.classified')
  const placeName = usePlaceName()
  const plan = usePlan()
  const part = useConfidentialPart()
  const own = part?.kind === 'open' ? part.parts.plan : undefined
  const inPlan = useMarkedTexts(plan)
  const inOwn = useMarkedTexts(own)
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

function usePlaceName(): (marked: MarkedText) => string {
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
