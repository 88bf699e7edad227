/** The shapes of the register of standing duties. */
import { z } from 'zod'
import { PARTIES } from '../../plan/plan.ts'
import { isoDate, recordId, signed } from './fields.ts'

const oneLine = z.string().trim().min(1).max(300)
const seat = { kind: z.literal('seat'), name: oneLine, organisation: oneLine, isMember: z.boolean() }
const observer = { kind: z.literal('observer'), name: oneLine, from: z.enum(PARTIES) }
const members = { kind: z.literal('members'), text: oneLine, on: isoDate }
const kept = { id: z.string(), set: signed, ended: signed.optional() }

export const newStanding = z.discriminatedUnion('kind', [
  z.object(seat),
  z.object(observer),
  /** Today where no day is given. */
  z.object({ ...members, on: isoDate.optional() }),
])
export const newNotice = z.object({ on: isoDate })
export const standingParams = z.object({ recordId })

export const standingRecord = z.discriminatedUnion('kind', [
  z.object({ ...seat, ...kept, backed: signed.optional() }),
  z.object({ ...observer, ...kept }),
  z.object({ ...members, ...kept }),
  z.object({ kind: z.literal('termination'), on: isoDate, endsOn: isoDate, ...kept }),
])

const check = { clause: z.string(), isMet: z.boolean() }
export const standingAnswer = z.object({
  records: z.array(standingRecord),
  checks: z.array(
    z.discriminatedUnion('name', [
      z.object({ ...check, name: z.literal('seats'), count: z.number().int(), atLeast: z.number().int() }),
      z.object({ ...check, name: z.literal('observers'), from: z.array(z.enum(PARTIES)) }),
      z.object({ ...check, name: z.literal('contact'), days: z.number().int(), hasBeen: z.boolean() }),
      z.object({
        ...check,
        name: z.literal('plan'),
        year: z.number().int(),
        state: z.enum(['missing', 'draft', 'agreed']),
      }),
      z.object({ ...check, name: z.literal('members'), last: isoDate.optional() }),
    ]),
  ),
})

export type NewStanding = z.output<typeof newStanding>
export type StandingAnswer = z.output<typeof standingAnswer>
