/**
 * An agreement (samarbejdsaftale) as data: who the parties are, how the tasks are divided, and each clause in a
 * sentence. Another pair of organisations loads a file of its own; nothing here knows what the clauses say.
 */
import { z } from 'zod'
import { ALL_CATEGORIES, PARTIES } from '#shared/plan/plan.ts'

const bilingual = z.object({ da: z.string().min(1), en: z.string().min(1) })
const actorIds = z.array(z.string())
const clauseId = z
  .string()
  .regex(/^[a-z]+(\.[1-9])?\.[a-z]$/, 'a clause id is a word, perhaps a number, and a letter: tillaeg.3.d')
const clauseIds = z.array(clauseId)

const clauseSchema = z.object({
  id: clauseId,
  /** How binding it is: skal, bør, kan, or a plain statement. */
  strength: z.enum(['must', 'should', 'may', 'statement']),
  /** Actors, by id. An empty list is nobody. */
  responsible: actorIds.min(1),
  informed: actorIds.default([]),
  involved: actorIds.default([]),
  /** What it says, in words of our own. */
  summary: bilingual,
  /** Whom or what it is about; absent when it holds for everything. */
  scope: bilingual.optional(),
  /** Clauses that give way to this one. */
  exceptionTo: clauseIds.default([]),
  /** Clauses worth reading beside this one. */
  see: clauseIds.default([]),
  /** A duty that holds all the time, shown at the section and never as a finding on one activity. */
  standing: z.boolean().default(false),
})

/** What a party is called. The ids are the two seats at the table: the first the cluster's, the second the association's. */
export const partySchema = z.object({
  id: z.enum(PARTIES),
  name: bilingual,
  /** Before what is theirs: `CenSecs`, `CenSec’s`. */
  genitive: bilingual,
  description: bilingual,
})

/** The agreement as a file holds it, checked whole: no id leads nowhere. */
export const agreementSchema = z
  .object({
    id: z.string().min(1),
    version: z.string().min(1),
    /** The day this version was entered. */
    date: z.iso.date(),
    title: bilingual,
    /** What a reader must know of the wording, such as that it is a summary. */
    note: bilingual,
    parties: z.array(partySchema).length(PARTIES.length),
    /** Everyone a clause can name: the parties and others, with the words a reader sees. */
    actors: z.array(z.object({ id: z.string().min(1), name: bilingual })),
    categories: z
      .array(
        z.object({
          number: z.literal([...ALL_CATEGORIES]),
          title: bilingual,
          responsible: actorIds.min(1),
          /** Words of other plans' headings that say the same as the title, for what is imported. */
          otherWords: z.array(z.string().min(1)).default([]),
        }),
      )
      .min(1)
      .max(ALL_CATEGORIES.length),
    /** Clauses stand under the group whose id begins theirs; a group with a category governs that section. */
    groups: z.array(
      z.object({
        id: z.string().min(1),
        heading: bilingual,
        category: z.literal([...ALL_CATEGORIES]).optional(),
      }),
    ),
    clauses: z.array(clauseSchema),
  })
  .superRefine((agreement, context) => {
    for (const problem of problemsOf(agreement)) context.addIssue({ code: 'custom', message: problem })
  })

export type Agreement = z.infer<typeof agreementSchema>
export type Clause = Agreement['clauses'][number]
export type ClauseGroup = Agreement['groups'][number]

/** Reads an agreement from JSON. Throws a ZodError that names every fault: a missing language, a double id, an id that leads nowhere. */
export function parseAgreement(json: unknown): Agreement {
  return agreementSchema.parse(json)
}

/** Every fault of what should be an agreement, each with where it is; none where it can be used. */
export function faultsOfAgreement(json: unknown): string[] {
  const read = agreementSchema.safeParse(json)
  if (read.success) return []
  return read.error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')}: ${message}` : message,
  )
}

interface References {
  parties: { id: string }[]
  actors: { id: string }[]
  categories: { number: number; responsible: string[] }[]
  groups: { id: string; category?: number }[]
  clauses: {
    id: string
    responsible: string[]
    informed: string[]
    involved: string[]
    exceptionTo: string[]
    see: string[]
  }[]
}

function problemsOf(agreement: References): string[] {
  const actors = new Set(ids(agreement.actors))
  const clauses = new Set(ids(agreement.clauses))
  const unknownActor = (from: string, named: string[]) =>
    named.filter((id) => !actors.has(id)).map((id) => `${from} names the unknown actor ${id}`)
  return [
    ...doubles('party', ids(agreement.parties)),
    ...doubles('actor', ids(agreement.actors)),
    ...doubles('group', ids(agreement.groups)),
    ...doubles('clause', ids(agreement.clauses)),
    ...(agreement.categories.every(({ number }, index) => number === index + 1)
      ? []
      : ['the categories are not numbered 1, 2, 3 and so on']),
    ...agreement.categories.flatMap((category) =>
      unknownActor(`category ${category.number}`, category.responsible),
    ),
    ...agreement.groups.flatMap(({ id, category }) =>
      category === undefined || agreement.categories.some(({ number }) => number === category)
        ? []
        : [`${id} governs the unknown category ${category}`],
    ),
    ...agreement.clauses.flatMap((clause) => [
      ...unknownActor(clause.id, [...clause.responsible, ...clause.informed, ...clause.involved]),
      ...[...clause.exceptionTo, ...clause.see]
        .filter((id) => !clauses.has(id))
        .map((id) => `${clause.id} points to the unknown clause ${id}`),
      ...(agreement.groups.some((group) => clause.id.startsWith(`${group.id}.`))
        ? []
        : [`${clause.id} stands under no group`]),
    ]),
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
