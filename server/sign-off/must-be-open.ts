import type * as Y from 'yjs'
import type { Category } from '#shared/plan/plan.ts'
import { agreedSections } from '#shared/sign-off/agreed-sections.ts'
import { Problem } from '../http/problem.ts'

/** Throws `section-agreed` where one of the sections is agreed: nothing in it is changed then, nor comes in, nor goes out. */
export function mustBeOpen(plan: Y.Doc, ...categories: readonly Category[]): void {
  const agreed = agreedSections(plan)
  if (categories.some((category) => agreed.has(category))) throw new Problem('section-agreed')
}
