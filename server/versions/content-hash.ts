import { createHash } from 'node:crypto'
import { canonicalJson } from '#shared/basics/canonical-json.ts'
import type { Plan } from '#shared/plan/plan.ts'

/** The SHA-256 of all that a plan says, in reading order, and of nothing that it does not: equal for plans that read the same. */
export function contentHashOf({ title, year, sections }: Plan): string {
  const said = sections.map(({ category, text, activities }) => ({
    category,
    text,
    activities: activities.map(({ rank: _rank, description: _description, ...activity }) => activity),
  }))
  return createHash('sha256')
    .update(canonicalJson({ title, year, sections: said }))
    .digest('hex')
}
