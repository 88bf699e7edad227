import type { Category } from '#shared/plan/plan.ts'
import type { Agreement } from './agreement.ts'

/** The agreement's task categories, in its order: each has a section in every plan. */
export function categoriesOf(agreement: Agreement): Category[] {
  return agreement.categories.map(({ number }) => number)
}
