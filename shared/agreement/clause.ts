/** Finding and naming clauses (bestemmelser). Ids read from the outside in: `tillaeg.3.d` is letter d of appendix section 3. */
import { type Locale, languageTag } from '#shared/basics/locale.ts'
import type { Category } from '#shared/plan/plan.ts'
import type { Agreement, Clause, ClauseGroup } from './agreement.ts'

export interface GroupWithClauses {
  group: ClauseGroup
  clauses: Clause[]
}

/** Undefined for an id that the agreement does not know. */
export function findClause(agreement: Agreement, id: string): Clause | undefined {
  return agreement.clauses.find((clause) => clause.id === id)
}

/** The clauses that govern a section of the plan, in the agreement's order. */
export function clausesOf(agreement: Agreement, category: Category): Clause[] {
  return groupedClauses(agreement)
    .filter(({ group }) => group.category === category)
    .flatMap(({ clauses }) => clauses)
}

/** Every clause once, under its group, in the agreement's order. */
export function groupedClauses(agreement: Agreement): GroupWithClauses[] {
  return agreement.groups.map((group) => ({
    group,
    clauses: agreement.clauses.filter((clause) => groupOf(agreement, clause.id) === group),
  }))
}

/** What stands above a group of clauses: `Tillæg 1, afsnit 3: Internationale fremstød og eksport`. */
export function groupHeading(agreement: Agreement, group: ClauseGroup, locale: Locale): string {
  const category = agreement.categories.find(({ number }) => number === group.category)
  return category ? `${group.heading[locale]}: ${category.title[locale]}` : group.heading[locale]
}

/**
 * A clause id, or a group's, as people say it: `Tillæg 1, afsnit 3, d`.
 * An id the agreement does not know is returned as it is, so that an old decision still shows what it cited.
 */
export function clauseLabel(id: string, locale: Locale, agreement: Agreement): string {
  const group = groupOf(agreement, id)
  if (!group) return id
  const rest = id.slice(group.id.length + 1)
  return rest ? `${group.heading[locale]}, ${rest}` : group.heading[locale]
}

/** The heading of a category's section; empty for a category that the agreement has not. */
export function categoryTitle(agreement: Agreement, category: Category, locale: Locale): string {
  return agreement.categories.find(({ number }) => number === category)?.title[locale] ?? ''
}

/** Actors by name, joined as in a sentence: `Dansk Industri og DI FOS`. Empty for an empty list. */
export function actorNames(agreement: Agreement, ids: string[], locale: Locale): string {
  const names = ids.map((id) => agreement.actors.find((actor) => actor.id === id)?.name[locale] ?? id)
  return new Intl.ListFormat(languageTag(locale), { type: 'conjunction' }).format(names)
}

/** Who a clause names as responsible, as in a sentence; empty for a clause that the agreement does not know. */
export function responsibleFor(agreement: Agreement, clauseId: string, locale: Locale): string {
  const clause = findClause(agreement, clauseId)
  return clause ? actorNames(agreement, clause.responsible, locale) : ''
}

function groupOf(agreement: Agreement, id: string): ClauseGroup | undefined {
  return agreement.groups.find((group) => id === group.id || id.startsWith(`${group.id}.`))
}
