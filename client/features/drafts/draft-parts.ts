import { useTranslations } from 'use-intl'
import { ACTIVITY_PARTIES, ACTIVITY_STATUSES } from '#shared/plan/plan.ts'
import type { Draft, Passage, PassagePlace, Stretch } from '../../connection/draft.ts'
import { useSectionTitle } from '../plan/use-section-title.ts'
import { placeKey } from './passages.ts'

export interface DraftPart {
  key: string
  /** Where it was written, in words: the section or activity, and what of it. */
  place: string
  field: string | undefined
  text: string
  passages: { text: string; own: Stretch[] }[]
}

/** `Messe i Paris · Beskrivelse`. */
export function wholePlace({ place, field }: DraftPart): string {
  return field === undefined ? place : `${place} · ${field}`
}

/** A draft's words, one part for each text or field they were written in. */
export function useDraftParts({ passages }: Draft): DraftPart[] {
  const namesOf = usePlaceNames()
  const textOf = usePassageText()
  return [...Map.groupBy(passages, ({ place }) => placeKey(place))].flatMap(([key, inPlace]) => {
    const [first] = inPlace
    if (!first) return []
    const passages = inPlace.map((passage) => ({ text: textOf(passage), own: passage.own ?? [] }))
    return [{ key, ...namesOf(first.place), text: passages.map(({ text }) => text).join('\n'), passages }]
  })
}

function usePlaceNames(): (place: PassagePlace) => Pick<DraftPart, 'place' | 'field'> {
  const t = useTranslations('drafts')
  const plan = useTranslations('plan')
  const titleOfSection = useSectionTitle()
  return (place) => {
    switch (place.kind) {
      case 'section':
        return { place: titleOfSection(place.category), field: undefined }
      case 'unknown':
        return { place: t('unknownPlace'), field: undefined }
      case 'activity': {
        const { field, title } = place
        const name = field === 'title' || field === 'body' ? plan(field) : plan(`fieldNames.${field}`)
        return { place: title || plan('untitled'), field: name }
      }
      default:
        place satisfies never
        return { place: '', field: undefined }
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
