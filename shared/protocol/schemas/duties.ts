/** The shapes of duties, and of what is done about them. */
import { z } from 'zod'
import { DUTY_KINDS } from '../../duties/duty-act.ts'
import { PARTIES } from '../../plan/plan.ts'
import { category, epoch, findingId, isoDate, linesOf, planId, recordId, signed } from './fields.ts'
import { judgedStateSchema } from './findings.ts'

const clauseId = z.string().regex(/^[a-z0-9.-]{1,60}$/)
const dutyId = z.string().regex(/^duty:[A-Za-z0-9_-]{1,64}:[a-z0-9.-]{1,60}$/)
export const dutyParams = z.object({ planId, dutyId })

const message = linesOf(4_000).trim()
const reason = linesOf(2_000).trim()
/** Of the activity as it was on the person's screen: where it reads otherwise by now, nothing is said of it. */
const wordingHash = z.string().regex(/^[0-9a-f]{64}$/)
const responsible = z.object({ personId: z.string(), name: z.string() })

const dropped = z.object({ act: z.literal('dropped'), reason: reason.min(1), wordingHash, epoch })
const reopened = z.object({ act: z.literal('reopened'), epoch })
/** Without a person it is the directors' again. */
const assigned = z.object({
  act: z.literal('assigned'),
  personId: z.string().min(1).max(100).optional(),
  epoch,
})
/** Without a day the usual one holds again. */
const dueChanged = z.object({ act: z.literal('due-changed'), dueDate: isoDate.optional(), epoch })

export const newDutyAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('sent'), message: message.min(1), wordingHash, epoch }),
  z.object({ act: z.literal('seen'), epoch }),
  z.object({ act: z.literal('acknowledged'), wordingHash, epoch }),
  dropped,
  reopened,
  assigned,
  dueChanged,
])
/** Of what is confidential nothing is sent, so nobody acknowledges it. */
export const confidentialDutyAct = z.discriminatedUnion('act', [dropped, reopened, assigned, dueChanged])

const head = z.object({
  id: dutyId,
  activityId: recordId,
  kind: z.enum(DUTY_KINDS),
  clause: clauseId,
  owner: z.enum(PARTIES),
})

export const dutyActSchema = z.object({
  duty: head,
  deed: z.discriminatedUnion('act', [
    z.object({ act: z.literal('sent'), message: z.string(), wording: judgedStateSchema }),
    z.object({ act: z.literal('seen') }),
    z.object({ act: z.literal('acknowledged'), wording: judgedStateSchema }),
    z.object({ act: z.literal('dropped'), reason: z.string(), wording: judgedStateSchema }),
    z.object({ act: z.literal('reopened') }),
    z.object({ act: z.literal('assigned'), responsible: responsible.optional() }),
    z.object({ act: z.literal('due-changed'), dueDate: isoDate.optional() }),
  ]),
  ...signed.shape,
})

const wording = judgedStateSchema
const dutyState = z.discriminatedUnion('name', [
  z.object({ name: z.literal('open') }),
  z.object({ name: z.literal('sent'), message: z.string(), wording, ...signed.shape }),
  z.object({ name: z.literal('seen'), message: z.string(), wording, sent: signed, ...signed.shape }),
  z.object({ name: z.literal('acknowledged'), wording, ...signed.shape }),
  z.object({ name: z.literal('dropped'), reason: z.string(), ...signed.shape }),
  z.object({ name: z.literal('lapsed') }),
])

export const dutyAnswer = head.extend({
  title: z.string(),
  category,
  findingId: findingId.optional(),
  responsible: responsible.optional(),
  due: z.object({ on: isoDate, basis: z.enum(['set', 'start', 'year']) }),
  state: dutyState,
  isEarlierWording: z.boolean(),
  wording,
  wordingHash,
  acts: z.array(dutyActSchema),
})

const listedDuty = dutyAnswer.extend({
  planId,
  /** Of a confidential part, that the reader's own party alone sees. */
  isConfidential: z.boolean(),
  isOverdue: z.boolean(),
  /** Whether it waits for the reader. */
  isMine: z.boolean(),
})

/** The most pressing first. */
export const dutiesAnswer = z.object({
  duties: z.array(listedDuty),
  plans: z.array(z.object({ id: planId, title: z.string() })),
})

const briefedItem = z.object({ activityId: recordId, wordingHash })
export const newBriefingReceipt = z.object({
  /** The Monday that the week begins on. */
  week: isoDate,
  category,
  /** What was on the screen. */
  items: z.array(briefedItem).min(1).max(1_000),
  epoch,
})
export const briefingReceiptSchema = newBriefingReceipt.omit({ epoch: true }).extend(signed.shape)
/** The newest week first; only for who can give a receipt. */
export const briefingsAnswer = z.object({
  briefings: z.array(
    z.object({
      planId,
      planTitle: z.string(),
      week: isoDate,
      category,
      clause: clauseId,
      items: z.array(briefedItem.extend({ title: z.string(), isNew: z.boolean() })),
      seen: signed.optional(),
    }),
  ),
})

export type NewBriefingReceipt = z.output<typeof newBriefingReceipt>
export type BriefingsAnswer = z.output<typeof briefingsAnswer>
export type NewDutyAct = z.output<typeof newDutyAct>
export type ListedDuty = z.output<typeof listedDuty>
export type DutiesAnswer = z.output<typeof dutiesAnswer>
