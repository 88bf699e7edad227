import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Concept, ConceptAspect } from '#shared/overlap/concept-table.ts'
import { conceptsUnder } from '#shared/overlap/vocabulary.ts'
import { useAgreement } from '../agreement/agreement-provider.tsx'

const ASPECTS = ['offering', 'topic', 'audience', 'counterpart'] as const satisfies readonly ConceptAspect[]

export interface ConceptGroup {
  aspect: ConceptAspect
  title: string
  concepts: readonly Concept[]
}

/** All concepts in the order in which people look for them: by aspect, then by their name. */
export function useConceptGroups(): readonly ConceptGroup[] {
  const t = useTranslations('vocabulary')
  const locale = useLocale()
  const agreement = useAgreement()
  return useMemo(() => {
    const { compare } = new Intl.Collator(locale)
    return ASPECTS.map((aspect) => ({
      aspect,
      title: t(`aspects.${aspect}`),
      concepts: conceptsUnder(agreement)
        .filter((concept) => concept.aspect === aspect)
        .sort((a, b) => compare(a.label[locale], b.label[locale])),
    }))
  }, [agreement, locale, t])
}

interface Concepts {
  of(id: string): Concept | undefined
  /** As it is called in a sentence; a concept that this version does not know by the name in its id. */
  nameOf(id: string): string
}

/** The concepts that activities are read for, by their ids. */
export function useConcepts(): Concepts {
  const locale = useLocale()
  const agreement = useAgreement()
  return useMemo(() => {
    const known = new Map(conceptsUnder(agreement).map((concept) => [concept.id, concept]))
    const of = (id: string) => known.get(id)
    return { of, nameOf: (id) => of(id)?.label[locale] ?? id.slice(id.indexOf(':') + 1) }
  }, [agreement, locale])
}

/** A form as people read it: three dots where the table says that something may stand. */
export function shownForm(form: string): string {
  return form.replaceAll('*', '…').replaceAll(' + ', ' … ')
}
