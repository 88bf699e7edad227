/**
 * The division of work as rules that an activity can run into: whose activity, what it must show, which clause and which
 * duty. Data in the agreement's file; `shared/role-findings` reads activities with it.
 */
import { z } from 'zod'
import { ROLE_FINDING_KINDS } from '../findings/findings.ts'
import { ALL_CATEGORIES, type Category, PARTIES } from '../plan/plan.ts'
import { bilingual } from './bilingual.ts'
import { LIST } from './list-name.ts'

/** What an activity must show. Exactly one of the fields is there. */
export interface Condition {
  all?: Condition[] | undefined
  either?: Condition[] | undefined
  not?: Condition | undefined
  use?: string | undefined
  any?: string[] | undefined
  mainly?: string[] | undefined
  towards?: string[] | undefined
  with?: string[] | undefined
  at?: string[] | undefined
  words?: string[] | undefined
  abroad?: true | undefined
  category?: Category[] | undefined
}

const conceptIds = z
  .array(z.string().min(1))
  .min(1)
  .describe('Ids of concepts, such as `offering:fair`, or names of lists, such as `list:official`.')

const conditionSchema: z.ZodType<Condition> = z
  .strictObject({
    all: z
      .array(z.lazy(() => conditionSchema))
      .min(1)
      .optional()
      .describe('Holds where all of these do.'),
    either: z
      .array(z.lazy(() => conditionSchema))
      .min(1)
      .optional()
      .describe('Holds where one of these does; the first that does is what is quoted.'),
    not: z
      .lazy(() => conditionSchema)
      .optional()
      .describe('Holds where this does not.'),
    use: z.string().min(1).optional().describe('The name of a condition in `duties.conditions`.'),
    any: conceptIds
      .optional()
      .describe('The activity shows one of the concepts, or a narrower one, somewhere.'),
    mainly: conceptIds
      .optional()
      .describe('The same, but only where the activity is about it: in its title, or twice.'),
    towards: conceptIds
      .optional()
      .describe('The same, but only among whom it is for, or in its counterpart.'),
    with: conceptIds
      .optional()
      .describe('The same, but only among whom it is for, its partners, or in its counterpart.'),
    at: conceptIds.optional().describe('The same, but only in its place.'),
    words: z
      .array(z.string().regex(/^\S+$/u, 'one word, perhaps with * for any ending'))
      .min(1)
      .optional()
      .describe(
        'One of these words stands in its title or text, in any inflection; `word*` is met with any ending.',
      ),
    abroad: z
      .literal(true)
      .optional()
      .describe('It takes place outside Denmark, by its place, or else by its title.'),
    category: z
      .array(z.literal([...ALL_CATEGORIES]))
      .min(1)
      .optional()
      .describe('It stands in one of these task categories.'),
  })
  .refine((condition) => Object.values(condition).filter((part) => part !== undefined).length === 1, {
    error: 'a condition says exactly one thing: put several into `all` or `either`',
  })
  .meta({
    id: 'condition',
    description: 'What an activity must show. Exactly one of the fields is there.',
    minProperties: 1,
    maxProperties: 1,
  })

const roleRuleSchema = z.strictObject({
  clause: z.string().min(1).describe('The clause that the warning cites, by id.'),
  kind: z
    .enum([...ROLE_FINDING_KINDS, 'none'])
    .describe(
      'What the warning says: `responsibility`, it is the other party’s task; `inform`, the other must be told; `involve`, the other must be heard or take part; `parent-organisation`, it is the task of the larger organisation that a party belongs to. `none`: the agreement allows it, and no later rule applies.',
    ),
  planner: z.enum([...PARTIES, 'either']).describe('Whose activities it looks at.'),
  unless: z
    .enum(['told', 'joined'])
    .optional()
    .describe(
      '`told`: not where the text says that the other party is heard, informed or takes part. `joined`: not where it is done together with the other party.',
    ),
  when: conditionSchema,
  activity: bilingual.describe(
    'What the activity is, after »Aktiviteten« and “The activity”, without a full stop.',
  ),
  agreement: bilingual.describe(
    'What the agreement says of it, after »Efter aftalen« and “Under the agreement”, without a full stop.',
  ),
})

export type RoleRule = z.infer<typeof roleRuleSchema>

export const dutiesSchema = z.strictObject({
  lists: z
    .array(
      z.strictObject({
        name: z.string().min(1).describe('Called `list:` and this name where it is used.'),
        about: z.string().optional().describe('What it holds, for who reads the file.'),
        concepts: conceptIds,
      }),
    )
    .default([])
    .describe('Concepts that several conditions ask for together. A list may use those before it.'),
  conditions: z
    .array(
      z.strictObject({
        name: z.string().min(1).describe('Called by this name where it is used.'),
        about: z.string().optional().describe('When it holds, for who reads the file.'),
        when: conditionSchema,
      }),
    )
    .default([])
    .describe('Conditions that several rules share. A condition may use those before it.'),
  rules: z
    .array(roleRuleSchema)
    .default([])
    .describe(
      'Read from the top: the first rule that applies to an activity is its only role warning, so the special stand before the general.',
    ),
})

export type Duties = z.infer<typeof dutiesSchema>

/** Names that lead nowhere, or to something that comes later, so that nothing can go round in a circle. */
export function faultsOfNames({ lists, conditions, rules }: Duties): string[] {
  const known = { lists: new Set<string>(), conditions: new Set<string>() }
  const inConcepts = (where: string, ids: readonly string[]) =>
    ids
      .filter((id) => id.startsWith(LIST) && !known.lists.has(id.slice(LIST.length)))
      .map((id) => `${where} uses the unknown list ${id.slice(LIST.length)}`)
  const inCondition = (where: string, condition: Condition): string[] => [
    ...conceptsNamedIn(condition).flatMap((ids) => inConcepts(where, ids)),
    ...(condition.use === undefined || known.conditions.has(condition.use)
      ? []
      : [`${where} uses the unknown condition ${condition.use}`]),
    ...partsOf(condition).flatMap((part) => inCondition(where, part)),
  ]
  const named = (names: Set<string>, kind: string, name: string) => {
    const fault = names.has(name) ? [`the ${kind} ${name} is there twice`] : []
    names.add(name)
    return fault
  }
  return [
    ...lists.flatMap(({ name, concepts }) => [
      ...inConcepts(`the list ${name}`, concepts),
      ...named(known.lists, 'list', name),
    ]),
    ...conditions.flatMap(({ name, when }) => [
      ...inCondition(`the condition ${name}`, when),
      ...named(known.conditions, 'condition', name),
    ]),
    ...rules.flatMap(({ when }, index) => inCondition(`rule ${index + 1}`, when)),
  ]
}

/** Every concept that the duties ask for, by id. */
export function conceptsAskedFor({ lists, conditions, rules }: Duties): Set<string> {
  const inCondition = (condition: Condition): string[] => [
    ...conceptsNamedIn(condition).flat(),
    ...partsOf(condition).flatMap(inCondition),
  ]
  const all = [
    ...lists.flatMap(({ concepts }) => concepts),
    ...[...conditions, ...rules].flatMap(({ when }) => inCondition(when)),
  ]
  return new Set(all.filter((id) => !id.startsWith(LIST)))
}

function conceptsNamedIn({ any, mainly, towards, with: beside, at }: Condition): string[][] {
  return [any, mainly, towards, beside, at].filter((ids) => ids !== undefined)
}

function partsOf({ all = [], either = [], not }: Condition): Condition[] {
  return [...all, ...either, ...(not ? [not] : [])]
}
