/** The shapes of people, their sessions and how they come in. */
import { z } from 'zod'
import { PASSWORD_LENGTH } from '../../people/password.ts'
import { ROLES } from '../../permissions/person.ts'
import { PARTIES } from '../../plan/plan.ts'
import { code, isoInstant, personSchema, recordId } from './fields.ts'

export const credentials = z.object({
  email: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(1_000),
  code: code.optional(),
})

export const begunSecondFactor = z.object({ secret: z.string(), uri: z.string() })
export const secondFactorCode = z.object({ code })
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })
/** Left out by who has none. */
export const ownPassword = z.object({ password: z.string().min(1).max(1_000).optional() })
export const workspaceSettings = z.object({ secondFactorForDirectors: z.boolean() })
export const whoAmIAnswer = z.object({
  person: personSchema,
  /** False for who signs in at a provider alone. */
  hasPassword: z.boolean(),
  hasSecondFactor: z.boolean(),
  /** Everything else is refused until they have one. */
  lacksSecondFactor: z.boolean(),
})

export const setUpRequest = z.object({
  token: z.string().min(1).max(200),
  name: z.string().trim().min(1).max(100),
  email: z.email().max(254),
  party: z.enum(PARTIES),
  password: z.string().min(PASSWORD_LENGTH).max(1_000),
})

/** Length, and none of the commonest: no puzzles (people/password.ts says which). */
const newPassword = z.string().min(PASSWORD_LENGTH).max(1_000)

export const memberParams = z.object({ personId: recordId })
export const memberSessionParams = z.object({ personId: recordId, sessionId: recordId })
export const invitationParams = z.object({ invitationId: recordId })

export const newInvitation = z.object({
  email: z.email().max(254),
  party: z.enum(PARTIES),
  role: z.enum(ROLES),
})
const invitationSchema = z.object({
  id: z.string(),
  ...newInvitation.shape,
  /** The name of who invited. */
  by: z.string(),
  at: isoInstant,
  expiresAt: isoInstant,
})
/** The secret of the link is told once, to who made it. */
/** `mail`: whether the link has gone to the invited person by mail, or the server sends none. */
export const madeInvitation = z.object({
  invitation: invitationSchema,
  token: z.string(),
  mail: z.enum(['sent', 'failed', 'off']),
})

const invitationToken = z.string().min(1).max(200)
export const invitationRequest = z.object({ token: invitationToken })
export const invitationAnswer = invitationSchema.pick({
  email: true,
  party: true,
  role: true,
  by: true,
  expiresAt: true,
})
export const joinRequest = z.object({
  token: invitationToken,
  name: z.string().trim().min(1).max(100),
  password: newPassword,
})

const openSession = z.object({
  id: z.string(),
  startedAt: isoInstant,
  /** What its browser says of itself. */
  device: z.string(),
  /** The one that asks. */
  isThis: z.boolean(),
})
export const memberAnswer = z.object({
  person: personSchema,
  isActive: z.boolean(),
  hasSecondFactor: z.boolean().optional(),
  /** The rest is told to those who may manage the person. */
  lastSignInAt: isoInstant.optional(),
  sessions: z.array(openSession).optional(),
})
export const peopleAnswer = z.object({
  people: z.array(memberAnswer),
  invitations: z.array(invitationSchema),
  settings: workspaceSettings,
})
export const memberPatch = z.object({
  role: z.enum(ROLES).optional(),
  admin: z.boolean().optional(),
  isActive: z.boolean().optional(),
  /** For somebody who has lost their app and their recovery codes. */
  hasSecondFactor: z.literal(false).optional(),
})

export const ownSessionsAnswer = z.object({ sessions: z.array(openSession) })
export const ownSessionParams = z.object({ sessionId: recordId })
/** `present` is left out by who has none. */
export const passwordChange = z.object({
  present: z.string().min(1).max(1_000).optional(),
  next: newPassword,
})
