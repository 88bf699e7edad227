/** The shapes of coordination meetings, and of what the server keeps of them. */
import { z } from 'zod'
import { LOCALES } from '../../basics/locale.ts'
import { PROPOSAL_KINDS } from '../../meetings/agenda-proposals.ts'
import { CLOSED_REASONS, isMeetingId, POINT_TYPES } from '../../meetings/meeting.ts'
import { MEETING_STATES, MEETING_STEPS } from '../../meetings/meetings.ts'
import { PARTIES } from '../../plan/plan.ts'
import {
  category,
  isoDate,
  isoInstant,
  linesOf,
  planId,
  recordId,
  shortText,
  signatureSchema,
  signed,
} from './fields.ts'
import { richText } from './rich-text.ts'

const meetingId = z.string().refine(isMeetingId).meta({ example: '2027-03' })
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** `13:00`. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const oneLine = z.string().trim().min(1).max(300)

export const meetingParams = z.object({ meetingId })
export const taskParams = z.object({ taskId: recordId })

export const slotSchema = z.object({
  id: meetingId,
  date: isoDate.optional(),
  time: timeOfDay.optional(),
  place: shortText.optional(),
  steps: z.partialRecord(z.enum(MEETING_STEPS), signed),
  approvedAt: isoInstant.optional(),
})
export const taskSchema = z.object({
  id: z.string(),
  meetingId,
  pointId: recordId,
  text: z.string(),
  owner: z.object({ personId: z.string(), name: z.string() }),
  dueDate: isoDate,
  planId: planId.optional(),
  activityId: recordId.optional(),
  given: signed,
  ended: signed.extend({ how: z.enum(['done', 'dropped']), reason: z.string() }).optional(),
})
/** The tasks that are about activities of one plan. */
export const planTasksAnswer = z.object({
  tasks: z.array(taskSchema.pick({ id: true, meetingId: true, text: true, activityId: true })),
})
export type PlanTask = z.output<typeof planTasksAnswer>['tasks'][number]
export const contactSchema = z.object({ id: z.string(), text: z.string(), on: isoDate, ...signed.shape })

const meetingLine = slotSchema.omit({ steps: true }).extend({ state: z.enum(MEETING_STATES) })

/** `contact.on` is the day of the last meeting or conversation, or where there has been none the day the workspace began; what was said is told to those who work on the meetings. */
export const meetingsAnswer = z.object({
  /** The newest month first. */
  meetings: z.array(meetingLine),
  next: meetingId,
  /** Open ones first, in the order they are due. */
  tasks: z.array(taskSchema),
  contact: z.object({
    on: isoDate,
    hasBeen: z.boolean(),
    days: z.number().int(),
    isOverdue: z.boolean(),
  }),
  /** The newest first. */
  contacts: z.array(contactSchema),
})

/** What is left out stays; an empty text clears. */
export const slotChange = z.object({
  date: isoDate.or(z.literal('')).optional(),
  time: timeOfDay.or(z.literal('')).optional(),
  place: shortText.optional(),
})
export const stepTaken = z.object({ step: z.enum(MEETING_STEPS) })
/** `contentHash` is that of the minutes on the person's screen. */
export const newApproval = z.object({ contentHash: sha256 })
export const approvalsAnswer = z.object({ approvedAt: isoInstant.optional() })

export const newTask = z.object({
  pointId: recordId,
  text: oneLine,
  ownerId: z.string().min(1).max(100),
  dueDate: isoDate,
})
/** Done, dropped with the reason, or open again. */
export const taskChange = z
  .object({ state: z.enum(['done', 'dropped', 'open']), reason: linesOf(1_000).trim().default('') })
  .refine(({ state, reason }) => state !== 'dropped' || reason !== '', 'What is dropped has a reason.')
/** Today where no day is given. */
export const newContact = z.object({ text: oneLine, on: isoDate.optional() })

const point = z.object({
  id: recordId,
  rank: z.string(),
  title: z.string(),
  type: z.enum(POINT_TYPES),
  category: category.optional(),
  reason: z.enum(CLOSED_REASONS).optional(),
  presentation: richText,
  recommendation: richText,
  decision: richText,
  proposal: z.string().optional(),
  planId: planId.optional(),
  activityId: recordId.optional(),
})
export const papersSchema = z.object({
  points: z.array(point),
  present: z.array(z.string()),
  absent: z.array(z.string()),
})
/** An agenda as it was sent, or minutes as they are approved: nothing of the closed points. `present` and `absent` are names. */
export const paperAnswer = z.object({
  meeting: meetingLine,
  papers: papersSchema,
  tasks: z.array(taskSchema),
  approvals: z.array(z.object({ party: z.enum(PARTIES), name: z.string(), at: isoInstant })),
})

const proposal = z.object({
  key: z.string(),
  kind: z.enum(PROPOSAL_KINDS),
  type: z.enum(POINT_TYPES),
  category: category.optional(),
  /** What it is about: an activity, two of them, a task, a duty. */
  titles: z.array(z.string()),
  planId: planId.optional(),
  activityId: recordId.optional(),
})
export const proposalsAnswer = z.object({ proposals: z.array(proposal) })

/** Whom a task can be given to, and who can have been there. */
export const attendeesAnswer = z.object({ people: z.array(signatureSchema) })

/** `lang` is the language of what nobody has written. */
export const meetingExportQuery = z.object({
  format: z.enum(['docx', 'pdf']),
  lang: z.enum(LOCALES).default('da'),
})

export type MeetingExportQuery = z.output<typeof meetingExportQuery>
export type MeetingLine = z.output<typeof meetingLine>
export type MeetingsAnswer = z.output<typeof meetingsAnswer>
export type PaperAnswer = z.output<typeof paperAnswer>
export type SlotChange = z.output<typeof slotChange>
export type NewTask = z.output<typeof newTask>
export type TaskChange = z.output<typeof taskChange>
export type NewContact = z.output<typeof newContact>
