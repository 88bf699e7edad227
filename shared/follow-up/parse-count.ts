import { type FollowUpField, isFollowUpValue } from './follow-up-document.ts'

/**
 * Reads what is typed as a whole number: `1.200`, `1 200` and `1200` alike. Undefined for nothing, `fault` for what is none or more
 * than the field holds.
 */
export function parseCount(text: string, field: FollowUpField): number | undefined | 'fault' {
  const digits = text.replace(/[\s\u00a0.,](?=\d{3}\b)/gu, '').trim()
  if (digits === '') return undefined
  const count = /^\d{1,9}$/u.test(digits) ? Number(digits) : undefined
  return count !== undefined && isFollowUpValue(field, count) ? count : 'fault'
}
