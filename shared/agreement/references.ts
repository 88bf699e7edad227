import { type Duties, faultsOfNames } from './duties.ts'

interface WithReferences {
  parties: { id: string }[]
  actors: { id: string }[]
  categories: { number: number; responsible: string[] }[]
  groups: { id: string; category?: number | undefined }[]
  clauses: {
    id: string
    responsible: string[]
    informed: string[]
    involved: string[]
    exceptionTo: string[]
    see: string[]
  }[]
  standing: Partial<Record<string, { clause: string }>>
  overlapClauses: { overlap: string[]; related: string[] }
  counterparts: { id: string; kinds: { id: string }[] }[]
  duties: Duties
}

/** What in an agreement is there twice or leads nowhere, each in a sentence. */
export function faultsOfReferences(agreement: WithReferences): string[] {
  const { parties, actors, categories, groups, clauses, standing, overlapClauses, counterparts, duties } =
    agreement
  const knownActors = new Set(ids(actors))
  const knownClauses = new Set(ids(clauses))
  const knownCategories = new Set(categories.map(({ number }) => number))
  const unknownActor = (from: string, named: string[]) =>
    named.filter((id) => !knownActors.has(id)).map((id) => `${from} names the unknown actor ${id}`)
  const unknownClause = (from: string, named: string[]) =>
    named.filter((id) => !knownClauses.has(id)).map((id) => `${from} points to the unknown clause ${id}`)
  return [
    ...doubles('party', ids(parties)),
    ...doubles('actor', ids(actors)),
    ...doubles('group', ids(groups)),
    ...doubles('clause', ids(clauses)),
    ...doubles('counterpart', ids(counterparts.flatMap((one) => [one, ...one.kinds]))),
    ...(categories.every(({ number }, index) => number === index + 1)
      ? []
      : ['the categories are not numbered 1, 2, 3 and so on']),
    ...categories.flatMap(({ number, responsible }) => unknownActor(`category ${number}`, responsible)),
    ...groups.flatMap(({ id, category }) =>
      category === undefined || knownCategories.has(category)
        ? []
        : [`${id} governs the unknown category ${category}`],
    ),
    ...clauses.flatMap((clause) => [
      ...unknownActor(clause.id, [...clause.responsible, ...clause.informed, ...clause.involved]),
      ...unknownClause(clause.id, [...clause.exceptionTo, ...clause.see]),
      ...(groups.some((group) => clause.id.startsWith(`${group.id}.`))
        ? []
        : [`${clause.id} stands under no group`]),
    ]),
    ...Object.entries(standing).flatMap(([name, duty]) =>
      unknownClause(`standing.${name}`, duty ? [duty.clause] : []),
    ),
    ...unknownClause('a warning of overlap', [...overlapClauses.overlap, ...overlapClauses.related]),
    ...duties.rules.flatMap(({ clause }, index) => unknownClause(`rule ${index + 1}`, [clause])),
    ...faultsOfNames(duties),
  ]
}

function ids(things: { id: string }[]): string[] {
  return things.map((thing) => thing.id)
}

function doubles(what: string, named: string[]): string[] {
  return named
    .filter((id, index) => named.indexOf(id) !== index)
    .map((id) => `the ${what} ${id} is there twice`)
}
