/** The shapes of threads and what is said in them. */
import { z } from 'zod'
import {
  category,
  commentText,
  epoch,
  personSchema,
  planId,
  recordId,
  signatureSchema,
  signed,
} from './fields.ts'

export const threadParams = z.object({ planId, threadId: recordId })
export const commentParams = z.object({ planId, threadId: recordId, commentId: recordId })

const textAnchor = z.object({
  kind: z.literal('text'),
  place: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('body'), activityId: recordId }),
    z.object({ kind: z.literal('section'), category }),
  ]),
  start: z.string().max(500),
  end: z.string().max(500),
  quote: z.string().min(1).max(2_000),
  prefix: z.string().max(200),
  suffix: z.string().max(200),
})

const planAnchor = z.object({ kind: z.literal('plan') })
const activityAnchor = z.object({ kind: z.literal('activity'), activityId: recordId })
const newAnchor = z.discriminatedUnion('kind', [planAnchor, activityAnchor, textAnchor])
/** With what the server has added. */
const keptAnchor = z.discriminatedUnion('kind', [
  planAnchor,
  activityAnchor,
  textAnchor.extend({
    rivals: z.object({ here: z.number().optional(), elsewhere: z.number().optional() }).optional(),
  }),
])

/** The ids of those whom a comment calls by name. */
const mentions = z.array(recordId).max(50)
export const newComment = z.object({ body: commentText, mentions: mentions.default([]), epoch })

/** `activityId` is the short form of an anchor on an activity; neither means the plan as a whole. */
export const newThread = z.object({
  anchor: newAnchor.nullish(),
  activityId: recordId.nullish(),
  ...newComment.shape,
})

/** Comments from before one could mention, change and delete are read as well. */
const commentAnswer = z.object({
  id: z.string(),
  author: signatureSchema,
  body: z.string(),
  at: z.string(),
  mentions: z.array(z.string()).default([]),
  calledLater: z.array(z.object({ personId: z.string(), at: z.string() })).optional(),
  earlier: z.array(z.object({ body: z.string(), until: z.string(), by: signatureSchema })).default([]),
  deleted: signed.optional(),
})

export const threadAnswer = z.object({
  id: z.string(),
  anchor: keptAnchor,
  comments: z.array(commentAnswer),
  resolved: signed.optional(),
})

/** Who may read a plan, for those who may call them by name; no addresses. */
export const readersAnswer = z.object({
  people: z.array(personSchema.pick({ id: true, name: true, party: true, role: true })),
})
export type NewThread = z.infer<typeof newThread>
export type NewComment = z.infer<typeof newComment>
