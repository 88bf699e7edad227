import { useTranslations } from 'use-intl'
import type { ActivityFacts } from '#shared/versions/compare-plans.ts'
import type { ComparedField } from '#shared/versions/compared-fields.ts'
import { useFieldName, useFieldText } from '../plan/use-field-text.ts'
import { useSectionTitle } from '../plan/use-section-title.ts'

interface ComparedFieldWords {
  nameOf(field: ComparedField): string
  /** What stands in it; empty where nothing does. */
  textOf(facts: ActivityFacts, field: ComparedField): string
}

/** The fields of an activity in words; the section it stands in is one of them. */
export function useComparedField(): ComparedFieldWords {
  const t = useTranslations('versions')
  const sectionTitle = useSectionTitle()
  const fieldName = useFieldName()
  const fieldText = useFieldText()
  return {
    nameOf: (field) => (field === 'section' ? t('section') : fieldName(field)),
    textOf: (facts, field) => (field === 'section' ? sectionTitle(facts.category) : fieldText(facts, field)),
  }
}
