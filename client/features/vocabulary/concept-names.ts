import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Locale } from '#shared/basics/locale.ts'
import type { Concept, ConceptAspect } from '#shared/overlap/concept-table.ts'
import { CONCEPTS } from '#shared/overlap/vocabulary.ts'

const ASPECTS = ['offering', 'topic', 'audience', 'counterpart'] as const satisfies readonly ConceptAspect[]

const BY_ID = new Map(CONCEPTS.map((concept) => [concept.id, concept]))

export interface ConceptGroup {
  aspect: ConceptAspect
  title: string
  concepts: readonly Concept[]
}

/** All built-in concepts in the order in which people look for them: by aspect, then by their name. */
export function useConceptGroups(): readonly ConceptGroup[] {
  const t = useTranslations('vocabulary')
  const locale = useLocale()
  return useMemo(() => {
    const { compare } = new Intl.Collator(locale)
    return ASPECTS.map((aspect) => ({
      aspect,
      title: t(`aspects.${aspect}`),
      concepts: CONCEPTS.filter((concept) => concept.aspect === aspect).sort((a, b) =>
        compare(a.label[locale], b.label[locale]),
      ),
    }))
  }, [locale, t])
}

export function conceptOf(id: string): Concept | undefined {
  return BY_ID.get(id)
}

/** As it is called in a sentence; a concept that this version does not know by the name in its id. */
export function conceptName(id: string, locale: Locale): string {
  return BY_ID.get(id)?.label[locale] ?? id.slice(id.indexOf(':') + 1)
}

/** A form as people read it: three dots where the table says that something may stand. */
export function shownForm(form: string): string {
  return form.replaceAll('*', '…').replaceAll(' + ', ' … ')
}
