/** An entry of the audit trail: who did what when, and what came of it. Ids only, never a word that somebody wrote. */
import { z } from 'zod'
import { ROLES } from '../permissions/person.ts'
import { PARTIES } from '../plan/plan.ts'
import { AUDIT_ACTIONS, type AuditAction } from './actions.ts'

const action = z.enum(Object.keys(AUDIT_ACTIONS) as [AuditAction, ...AuditAction[]])

/** Longer than any id; whatever is longer is no id and is left out. */
const LONGEST_FACT = 200

const id = z.string().max(LONGEST_FACT)

/** What an action was about, and what it set. */
export const auditFacts = z
  .object({
    planId: id,
    /** The plan that another year's was begun from. */
    fromPlanId: id,
    activityId: id,
    versionId: id,
    findingId: id,
    dutyId: id,
    recordId: id,
    threadId: id,
    wordId: id,
    /** A version of the agreement's signed wording. */
    wordingId: id,
    /** Something that was uploaded. */
    documentId: id,
    meetingId: id,
    taskId: id,
    step: id,
    indicatorId: id,
    evidenceId: id,
    invitationId: id,
    personId: id,
    sessionId: id,
    tokenId: id,
    feedId: id,
    room: id,
    /** The name of a route in shared/protocol/routes.ts. */
    route: id,
    role: z.enum(ROLES),
    party: z.enum(PARTIES),
    admin: z.boolean(),
    isActive: z.boolean(),
    hasSecondFactor: z.boolean(),
    secondFactorForDirectors: z.boolean(),
    counts: z.boolean(),
    outcome: id,
    category: z.number().int(),
    /** What was said of a section's wording, and the hash of that. */
    act: id,
    contentHash: id,
    format: id,
    variant: id,
    /** Of a file that was exported or uploaded, and of the plan in it (shared/export/checksum.ts). */
    sha256: id,
    contentSha256: id,
    /** The year that plan is for, and the instant of the version that it is taken from, if of one. */
    year: z.number().int(),
    versionAt: z.string().max(30),
    /** How many refusals alike, or lost entries, this one stands for. */
    leftOut: z.number().int(),
    /** What those were. */
    of: action,
    /** How many bytes were cut off. */
    bytes: z.number().int(),
    /** The head of the trail that a backup holds. */
    head: id,
  })
  .partial()
export type AuditFacts = z.infer<typeof auditFacts>

/**
 * `nobody` has not signed in, `operator` works on the server's command line, `server` is the program itself. A person's
 * name is looked up when the trail is read.
 */
const auditActor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), id, party: z.enum(PARTIES), role: z.enum(ROLES) }),
  z.object({ kind: z.literal('nobody') }),
  z.object({ kind: z.literal('operator') }),
  z.object({ kind: z.literal('server') }),
])
export type AuditActor = z.infer<typeof auditActor>

/** What is to be entered; the trail gives it its place. */
export const auditEvent = z.object({
  /** ISO instant. */
  at: z.string().max(30),
  actor: auditActor,
  action,
  /**
   * `ok`; `begun`, entered before an action that changes who may do what, and followed by what came of it; `unknown`, where
   * the server ended in between; else the code of the refusal (shared/protocol/problems.ts).
   */
  result: z.string().max(60),
  facts: auditFacts,
  /** Whose own matter it is: only that party's directors and admins are shown it. */
  party: z.enum(PARTIES).optional(),
  /** The id of the session, which says nothing of its secret. */
  session: id.optional(),
  /** The id of the token that a program asked with in the actor's place. */
  token: id.optional(),
  /** The network address, where somebody came in or was refused. */
  address: z.string().max(60).optional(),
  /** The position of the `begun` that this says the outcome of. */
  outcomeOf: z.number().int().optional(),
})
export type AuditEvent = z.infer<typeof auditEvent>

export const auditEntry = z.object({
  /** From 1, without a gap. */
  position: z.number().int().positive(),
  ...auditEvent.shape,
  /** The hash of the entry before; of the first, sixty-four zeros. */
  previous: z.string().length(64),
  /** SHA-256 of all the rest in its canonical form. */
  hash: z.string().length(64),
})
export type AuditEntry = z.infer<typeof auditEntry>

/** The last entry there is: whoever knows it can tell that none is missing. */
export interface AuditHead {
  /** 0 for an empty trail. */
  position: number
  hash: string
}
