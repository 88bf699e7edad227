/** The shapes of the audit trail as it is asked for and read. */
import { z } from 'zod'
import { AUDIT_KINDS } from '../../audit/actions.ts'
import { auditEntry } from '../../audit/entry.ts'
import { personSchema, recordId } from './fields.ts'
import { planSummary } from './plans.ts'

export const AUDIT_RESULTS = ['done', 'refused'] as const
export const auditQuery = z.object({
  /** The id of the last entry of the page before. */
  before: z.string().max(100).optional(),
  personId: recordId.optional(),
  kind: z.enum(AUDIT_KINDS).optional(),
  result: z.enum(AUDIT_RESULTS).optional(),
  /** Without those that only say who opened a document and left it (shared/audit/visit.ts). */
  visits: z.literal('hidden').optional(),
})
export const auditAnswer = z.object({
  entries: z.array(
    auditEntry
      .pick({
        at: true,
        actor: true,
        action: true,
        result: true,
        facts: true,
        party: true,
        address: true,
        token: true,
      })
      // Tells nothing of its place, since not everybody is shown every entry; another once the server has started anew.
      .extend({ id: z.string() }),
  ),
  /** To go on from; absent on the last page. */
  next: z.string().optional(),
  /** Everybody an entry may be about, by name. */
  people: z.array(personSchema.pick({ id: true, name: true, party: true })),
  plans: z.array(planSummary.pick({ id: true, title: true })),
  /** The tokens there are of people whose own matters the reader may see, as these have named them. */
  tokens: z.array(z.object({ id: recordId, name: z.string() })),
})
