/** The shapes of what people are told of. */
import { z } from 'zod'
import { LOCALES } from '../../basics/locale.ts'
import { DIGEST_RHYTHMS } from '../../notifications/mail-settings.ts'
import { NOTICE_KINDS } from '../../notifications/notice-kinds.ts'
import { category, isoDate, planId, recordId, signatureSchema } from './fields.ts'

/** `07:30`. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export const mailSettings = z.object({
  digest: z.enum(DIGEST_RHYTHMS),
  time: timeOfDay,
  mentionsAtOnce: z.boolean(),
  approvalsAtOnce: z.boolean(),
  dutiesAtOnce: z.boolean(),
  locale: z.enum(LOCALES),
})
export const mailSettingsPatch = mailSettings.partial()
/** `isOn`: the server has been told how to send mail. */
export const mailSettingsAnswer = z.object({ settings: mailSettings, isOn: z.boolean() })
export const mailStopParams = z.object({ token: z.string().min(1).max(200) })

const noticeAbout = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plan') }),
  z.object({ kind: z.literal('section'), category }),
  z.object({ kind: z.literal('activities'), titles: z.array(z.string()) }),
  z.object({ kind: z.literal('confidential') }),
  z.object({ kind: z.literal('public-page') }),
  z.object({ kind: z.literal('contact'), days: z.number().int() }),
  z.object({ kind: z.literal('agreement'), endsOn: isoDate.optional() }),
  z.object({ kind: z.literal('label'), validUntil: isoDate }),
  z.object({ kind: z.literal('briefing'), category, week: z.number().int() }),
])
const noticeAnswer = z.object({
  id: z.string(),
  kind: z.enum(NOTICE_KINDS),
  at: z.string(),
  /** Missing where it is nobody's doing, as is the plan where it is of none. */
  by: signatureSchema.pick({ name: true, party: true }).optional(),
  planId: planId.optional(),
  planTitle: z.string().optional(),
  threadId: recordId.optional(),
  activityId: z.string().optional(),
  /** Of a decision, the warning that it is on. */
  findingId: z.string().optional(),
  dutyId: z.string().optional(),
  followUpOf: z.string().optional(),
  about: noticeAbout,
  isRead: z.boolean(),
})
/** `aimed` is the number and `hasRest` the dot, also of what the list has no room for. */
export const noticesAnswer = z.object({
  notices: z.array(noticeAnswer),
  aimed: z.number().int(),
  hasRest: z.boolean(),
})
/** Everything up to the newest that was shown, or one notice. */
export const noticesRead = z.union([
  z.object({ upTo: z.iso.datetime() }),
  z.object({ id: z.string().min(1).max(300) }),
])
