import { useTranslations } from 'use-intl'
import { ACTIVITY_PARTIES, ACTIVITY_STATUSES } from '#shared/plan/plan.ts'
import type { Draft, Passage, PassagePlace } from '../../connection/draft.ts'
import { useSectionTitle } from '../plan/use-section-title.ts'
import { placeKey } from './passages.ts'

export interface DraftPart {
  key: string
  /** Where it was written, in words. */
  place: string
  text: string
}

/** A draft's words, one part for each text or field they were written in. */
export function useDraftParts({ passages }: Draft): DraftPart[] {
  const nameOf = usePlaceName()
  const textOf = usePassageText()
  return [...Map.groupBy(passages, ({ place }) => placeKey(place))].flatMap(([key, inPlace]) => {
    const [first] = inPlace
    return first ? [{ key, place: nameOf(first.place), text: inPlace.map(textOf).join('\n') }] : []
  })
}

function usePlaceName(): (place: PassagePlace) => string {
  const t = useTranslations('drafts')
  const plan = useTranslations('plan')
  const titleOfSection = useSectionTitle()
  return (place) => {
    switch (place.kind) {
      case 'section':
        return titleOfSection(place.category)
      case 'unknown':
        return t('unknownPlace')
      case 'activity': {
        const { field, title } = place
        const name = field === 'title' || field === 'body' ? plan(field) : plan(`fieldNames.${field}`)
        return `${title || plan('untitled')} · ${name}`
      }
      default:
        place satisfies never
        return ''
    }
  }
}

/** Parties and states are kept by their names in the plan, which are no words. */
function usePassageText(): (passage: Passage) => string {
  const plan = useTranslations('plan')
  const common = useTranslations('common')
  return ({ place, text }) => {
    if (place.kind !== 'activity') return text
    const status = place.field === 'status' && ACTIVITY_STATUSES.find((one) => one === text)
    const party = place.field === 'party' && ACTIVITY_PARTIES.find((one) => one === text)
    if (status) return plan(`statuses.${status}`)
    return party ? common(`parties.${party}`) : text
  }
}
