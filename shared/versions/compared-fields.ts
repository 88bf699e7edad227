import type { FieldName } from '../plan/field-name.ts'

/** The fields as the page shows them; an activity that has been moved has another section. */
export const COMPARED_FIELDS = [
  'section',
  'party',
  'period',
  'status',
  'responsible',
  'audience',
  'partners',
  'counterpart',
  'place',
  'budget',
  'goal',
] as const satisfies readonly (FieldName | 'section')[]
export type ComparedField = (typeof COMPARED_FIELDS)[number]
