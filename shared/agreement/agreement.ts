/**
 * An agreement (samarbejdsaftale) as data: who the parties are, how the tasks are divided, each clause in a sentence, and what
 * an activity can run into. Another pair of organisations loads a file of its own (docs/agreement-file.md); nothing here knows
 * what the clauses say.
 */

import { z } from 'zod'
import { ALL_CATEGORIES, PARTIES } from '#shared/plan/plan.ts'
import { withPresentKinds } from '../findings/former-kind.ts'
import { bilingual, bilingualName } from './bilingual.ts'
import { dutiesSchema } from './duties.ts'
import { faultsOfReferences } from './references.ts'

const actorIds = z.array(z.string()).describe('Actors, by id. An empty list is nobody.')
const clauseId = z
  .string()
  .regex(/^[a-z]+(\.[1-9])?\.[a-z]$/, 'a clause id is a word, perhaps a number, and a letter: tillaeg.3.d')
const clauseIds = z.array(clauseId)
const forms = z
  .array(z.string().min(1))
  .describe(
    'The words it is known by in a text, in their base form; inflections and compounds are found by themselves. A short form in capitals (`FE`) is met in capitals only.',
  )

/** What a party is called. The ids are the two seats at the table: the first the cluster's, the second the association's. */
export const partySchema = z.object({
  id: z
    .enum(PARTIES)
    .describe('The seat, and nothing of a name: `censec` is the cluster’s, `difos` the association’s.'),
  name: bilingualName.describe('What the party is called everywhere.'),
  genitive: bilingualName.describe('Before what is theirs, as in »CenSecs« and “CenSec’s”.'),
  description: bilingual.describe('What the party is, in a few words.'),
  spellings: z
    .array(z.string().min(1))
    .default([])
    .describe(
      'Other ways in which texts write the name. The name itself, its genitive, and it without its spaces need not be here.',
    ),
  calledBy: z
    .array(z.string().min(1))
    .default([])
    .describe('Words that mean the party in a sentence about it, such as »klyngen«.'),
  otherNames: z
    .array(z.string().min(1))
    .default([])
    .describe(
      'Names by which imported files mean the party: earlier ones, and those of a house it belongs to.',
    ),
  members: z
    .object({ name: bilingual.describe('As it goes after »for«.'), forms })
    .describe('The party’s members as an audience: the concept `audience:members of` and the English name.'),
})

const counterpartSchema = z.object({
  id: z.string().min(1).describe('Unique; conditions call it `counterpart:` and this id.'),
  name: bilingual.describe('As it goes after »med«.'),
  forms,
})

const restsOn = clauseId.describe('The clause that it rests on.')

const standingSchema = z.object({
  members: z.object({ clause: restsOn }).optional().describe('Members are told once a year.'),
  seats: z
    .object({
      clause: restsOn,
      host: z.enum(PARTIES).describe('Whose board it is.'),
      atLeast: z.number().int().min(1).describe('How many seats the other party is to back.'),
    })
    .optional()
    .describe('Seats on one party’s board that the other backs.'),
  observers: z.object({ clause: restsOn }).optional().describe('Observers on each other’s boards.'),
  plan: z.object({ clause: restsOn }).optional().describe('A plan for the next year that both agree on.'),
  contact: z.object({ clause: restsOn }).optional().describe('The directors speak with each other monthly.'),
  notice: z
    .object({
      clause: restsOn,
      months: z.number().int().min(1).max(36).describe('How long before the agreement ends it is given.'),
    })
    .optional()
    .describe('Either party may give notice.'),
})

/** The agreement as a file holds it, checked whole: no id leads nowhere. */
export const agreementSchema = z
  .object({
    $schema: z.string().optional().describe('Where this schema stands, for editors that help along.'),
    id: z.string().min(1).describe('A short name for the agreement, the same in all its versions.'),
    version: z.string().min(1).describe('Which version of it this is.'),
    date: z.iso.date().describe('The day this version was entered.'),
    title: bilingual.describe('What the agreement is called.'),
    note: bilingual.describe('What a reader must know of the wording, such as that it is a summary.'),
    parties: z.array(partySchema).length(PARTIES.length).describe('The two parties, the cluster first.'),
    actors: z
      .array(
        z.object({
          id: z.string().min(1).describe('What clauses and categories call it by.'),
          name: bilingual.describe('The words a reader sees, as in a sentence.'),
          party: z
            .enum(PARTIES)
            .optional()
            .describe('The party that this is, or that is meant with the house it belongs to.'),
        }),
      )
      .describe('Everyone a clause can name: the parties and others.'),
    categories: z
      .array(
        z.object({
          number: z.literal([...ALL_CATEGORIES]).describe('1, 2, 3 and so on, in order.'),
          title: bilingual.describe('The heading of its section in every plan.'),
          responsible: actorIds.min(1).describe('Whose task it is, by the actors’ ids.'),
          otherWords: z
            .array(z.string().min(1))
            .default([])
            .describe('Words of other plans’ headings that say the same as the title, for what is imported.'),
        }),
      )
      .min(1)
      .max(ALL_CATEGORIES.length)
      .describe(
        'The task categories: each has a section in every plan. They can be added to, never taken from.',
      ),
    groups: z
      .array(
        z.object({
          id: z.string().min(1).describe('The beginning of its clauses’ ids.'),
          heading: bilingual.describe('Where in the agreement it stands, as people say it.'),
          category: z
            .literal([...ALL_CATEGORIES])
            .optional()
            .describe('The task category that it governs: its clauses are shown beside that section.'),
        }),
      )
      .describe('The parts of the agreement, in order.'),
    clauses: z
      .array(
        z.object({
          id: clauseId.describe('From the outside in: `tillaeg.3.d` is letter d in the group `tillaeg.3`.'),
          strength: z
            .enum(['must', 'should', 'may', 'statement'])
            .describe('How binding it is: skal, bør, kan, or a plain statement.'),
          responsible: actorIds.min(1).describe('Who is to do it, by the actors’ ids.'),
          informed: actorIds.default([]).describe('Who is to hear of it.'),
          involved: actorIds.default([]).describe('Who is to be heard, or takes part.'),
          summary: bilingual.describe('What it says, in words of our own.'),
          scope: bilingual
            .optional()
            .describe('Whom or what it is about; absent where it holds for everything.'),
          exceptionTo: clauseIds.default([]).describe('Clauses that give way to this one.'),
          see: clauseIds.default([]).describe('Clauses worth reading beside this one.'),
          standing: z
            .boolean()
            .default(false)
            .describe(
              'A duty that holds all the time, shown at the section and never as a warning on one activity.',
            ),
        }),
      )
      .describe('What is agreed, clause by clause, in order.'),
    standing: standingSchema
      .default({})
      .describe(
        'What is to hold all the time, for the page of standing duties. What is left out is neither asked nor shown there.',
      ),
    label: z
      .object({
        party: z.enum(PARTIES).describe('Whose file it is: only its directors and planners see it.'),
      })
      .optional()
      .describe(
        'The file for the European gold label of cluster excellence. Left out, there is no such page.',
      ),
    overlapClauses: z
      .object({
        overlap: clauseIds.describe('Of a warning that two activities overlap.'),
        related: clauseIds.describe('Of a warning that two activities should be coordinated.'),
      })
      .describe('The clauses that these warnings cite.'),
    counterparts: z
      .array(
        counterpartSchema.extend({
          kinds: z
            .array(counterpartSchema)
            .default([])
            .describe('Those that are of this kind, each by its name.'),
        }),
      )
      .default([])
      .describe(
        'Counterparts that the agreement speaks of, beside those that the built-in vocabulary knows.',
      ),
    duties: dutiesSchema.describe('What an activity can run into, and which clause then speaks.'),
  })
  .superRefine((agreement, context) => {
    for (const message of faultsOfReferences(agreement)) context.addIssue({ code: 'custom', message })
  })

export type Agreement = z.infer<typeof agreementSchema>
export type Clause = Agreement['clauses'][number]
export type ClauseGroup = Agreement['groups'][number]

/** Reads an agreement from JSON. Throws a ZodError that names every fault: a missing language, a double id, an id that leads nowhere. */
export function parseAgreement(json: unknown): Agreement {
  return agreementSchema.parse(withPresentKinds(json))
}
