import type { FieldName } from '#shared/plan/field-name.ts'
import type { Activity } from '#shared/plan/plan.ts'

/** In the order in which they are written. */
export const ACTIVITY_FIELDS: readonly FieldName[] = [
  'party',
  'period',
  'responsible',
  'audience',
  'place',
  'budget',
  'partners',
  'counterpart',
  'status',
  'goal',
]

/** Shown only when filled or asked for, so that a card stays calm. */
export const OPTIONAL_FIELDS = ['partners', 'counterpart', 'goal'] as const

export function isFilled(activity: Activity, field: (typeof OPTIONAL_FIELDS)[number]): boolean {
  const value = activity[field]
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== ''
}

/** The field on the page that shows a field of the record; period shows three. */
export function fieldNamed(recordField: string): FieldName | undefined {
  if (recordField === 'start' || recordField === 'end' || recordField === 'precision') return 'period'
  return ACTIVITY_FIELDS.find((field) => field === recordField)
}

/** The place of a field in what people tell each other about where they are. */
export function fieldElementId(activityId: string, field: FieldName): string {
  return `field/${activityId}/${field}`
}
