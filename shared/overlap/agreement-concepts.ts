import type { Agreement } from '../agreement/agreement.ts'
import type { Concept } from './concept-table.ts'

/** The concepts that an agreement brings along: its parties' members, and the counterparts it speaks of. */
export function agreementConcepts({ parties, counterparts }: Agreement): Concept[] {
  return [
    ...parties.map(({ name, members }) => membersConcept(name.en, members)),
    ...counterparts.flatMap(({ kinds, ...one }) => [
      counterpartConcept(one),
      ...kinds.map((kind) => ({
        ...counterpartConcept(kind),
        broader: `counterpart:${one.id}`,
        isEntity: true as const,
      })),
    ]),
  ]
}

type Party = Agreement['parties'][number]
type Counterpart = Agreement['counterparts'][number]

function membersConcept(partyName: string, { name, forms }: Party['members']): Concept {
  return {
    id: `audience:members of ${partyName}`,
    aspect: 'audience',
    label: name,
    forms,
    common: true,
    isOfNoTrade: true,
  }
}

function counterpartConcept({ id, name, forms }: Pick<Counterpart, 'id' | 'name' | 'forms'>): Concept {
  return { id: `counterpart:${id}`, aspect: 'counterpart', label: name, forms, common: false }
}
