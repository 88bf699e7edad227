/** The shapes that cross the wire, each checked once at the edge; everything behind may trust its types. */
import { z } from 'zod'
import { AUDIT_KINDS } from '../audit/actions.ts'
import { auditEntry } from '../audit/entry.ts'
import { isIsoDate } from '../basics/iso-date.ts'
import { LOCALES } from '../basics/locale.ts'
import { CONFIDENTIAL_KINDS } from '../confidential/confidential-kind.ts'
import { DECISION_OUTCOMES, needsReason } from '../findings/decision.ts'
import { OVERLAP_LABELS, ROLE_FINDING_KINDS } from '../findings/findings.ts'
import { DIGEST_RHYTHMS } from '../notifications/mail-settings.ts'
import { NOTICE_KINDS } from '../notifications/notice.ts'
import { ownPath } from '../oidc/return-path.ts'
import { PASSWORD_LENGTH } from '../people/password.ts'
import { ROLES } from '../permissions/person.ts'
import { ACTIVITY_PARTIES, ACTIVITY_STATUSES, PARTIES, PLAN_STATUSES, PRECISIONS } from '../plan/plan.ts'
import { TOKEN_DAYS, TOKEN_SCOPES } from '../tokens/scopes.ts'
import { isPlanId } from './rooms.ts'

export const nothing = z.undefined()

const planId = z.string().refine(isPlanId)
/** The ids of activities and threads. */
export const RECORD_ID = /^[A-Za-z0-9_-]{1,64}$/
const recordId = z.string().regex(RECORD_ID)
const findingId = z.string().regex(/^[A-Za-z0-9_:-]{1,200}$/)
const isoDate = z
  .string()
  .refine(isIsoDate, 'An ISO date such as 2027-09-24.')
  .meta({ example: '2027-09-24' })
const shortText = z.string().trim().max(500)
/** Of several lines; they end with \n, whatever the sender's system ends them with. */
const linesOf = (max: number) =>
  z
    .string()
    .overwrite((text) => text.replaceAll(/\r\n?/g, '\n'))
    .max(max)
const longText = linesOf(100_000)
const commentText = linesOf(10_000).trim().min(1)
const category = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])

export const planParams = z.object({ planId })
export const activityParams = z.object({ planId, activityId: recordId })
export const findingParams = z.object({ planId, findingId })
export const threadParams = z.object({ planId, threadId: recordId })
export const commentParams = z.object({ planId, threadId: recordId, commentId: recordId })

export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  party: z.enum(PARTIES),
  role: z.enum(ROLES),
  admin: z.boolean(),
})

const signatureSchema = z.object({
  personId: z.string(),
  name: z.string(),
  party: z.enum(PARTIES),
  role: z.enum(ROLES),
})

/** The directive's name and what was blocked; never an address in full, a line of script or what it was about. */
const DIRECTIVE =
  /^(?:(?:script|style)-src(?:-elem|-attr)?|(?:default|img|font|connect|worker|child|frame|object|media|manifest)-src|base-uri|form-action|frame-ancestors|trusted-types|require-trusted-types-for)(?= |$)/u
const BLOCKED =
  /^(?:inline|eval|wasm-eval|self|data|blob|about|trusted-types-sink|trusted-types-policy)(?=:?$)|^https?:\/\/[a-z0-9.:-]{1,100}(?=\/|$)/u
const directive = z.string().transform((text) => DIRECTIVE.exec(text)?.[0] ?? 'unknown')
const blocked = z.string().transform((text) => BLOCKED.exec(text)?.[0] ?? 'unknown')
const VIOLATIONS_LIMIT = 20

/** Both forms in which browsers report: one by `report-uri`, several by `report-to`. */
export const violationReport = z.union([
  z
    .object({
      'csp-report': z.object({ 'violated-directive': directive, 'blocked-uri': blocked.default('unknown') }),
    })
    .transform(({ 'csp-report': report }) => [
      { directive: report['violated-directive'], blocked: report['blocked-uri'] },
    ]),
  z
    .array(
      z.object({ body: z.object({ effectiveDirective: directive, blockedURL: blocked.default('unknown') }) }),
    )
    .max(VIOLATIONS_LIMIT)
    .transform((reports) =>
      reports.map(({ body }) => ({ directive: body.effectiveDirective, blocked: body.blockedURL })),
    ),
])

/** Six digits of an app, or a recovery code. */
const code = z.string().trim().min(1).max(50)

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
const isoInstant = z.string()

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

export const planSummary = z.object({
  id: planId,
  year: z.number().int(),
  title: z.string(),
  status: z.enum(PLAN_STATUSES),
  createdAt: z.string(),
})

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

export const ownSessionsAnswer = z.object({ sessions: z.array(openSession) })
export const ownSessionParams = z.object({ sessionId: recordId })
/** `present` is left out by who has none. */
export const passwordChange = z.object({
  present: z.string().min(1).max(1_000).optional(),
  next: newPassword,
})

const providerId = z.string().regex(/^[a-z0-9-]{1,40}$/)
export const providerParams = z.object({ providerId })
export const providersAnswer = z.object({
  providers: z.array(
    z.object({
      id: providerId,
      name: z.string(),
      /** Whose people it is for; both parties' where left out. */
      party: z.enum(PARTIES).optional(),
    }),
  ),
})
export const providerSignIn = z.object({
  /** Where to lead back to: a path of this site. */
  returnTo: z
    .string()
    .max(500)
    .refine((path) => ownPath(path) !== undefined)
    .default('/'),
})
export const providerJoin = joinRequest.omit({ password: true })
/** The provider's address, which the browser is to go to. */
export const providerAddress = z.object({ address: z.url() })
/** As the provider sends the browser back; the server checks every part of it. */
export const providerReturn = z.object({}).catchall(z.union([z.string(), z.array(z.string())]))
export const providerFinish = z.object({ code })
export const providerFinished = z.object({ returnTo: z.string() })
export const ownIdentities = z.object({
  identities: z.array(
    z.object({
      issuer: z.string(),
      /** Left out where it is no longer set up here. */
      providerId: providerId.optional(),
      /** The provider's, or its address where it is no longer set up here. */
      name: z.string(),
      linkedAt: isoInstant,
    }),
  ),
})
export const identityRemoval = z.object({ issuer: z.string().max(500), ...ownPassword.shape })

const tokenScopes = z
  .array(z.enum(TOKEN_SCOPES))
  // What a change answers is the plan as well.
  .refine((scopes) => scopes.includes('read'), 'Every token reads.')
  .refine((scopes) => new Set(scopes).size === scopes.length, 'Each scope once.')
export const tokenParams = z.object({ tokenId: recordId })
export const newToken = z.object({
  name: z.string().trim().min(1).max(60),
  scopes: tokenScopes,
  /** The one plan it is for; left out, it is for all. */
  planId: planId.optional(),
  days: z.union(TOKEN_DAYS.map((days) => z.literal(days))),
  ...ownPassword.shape,
})
const ownToken = z.object({
  id: recordId,
  name: z.string(),
  scopes: tokenScopes,
  planId: planId.optional(),
  madeAt: isoInstant,
  expiresAt: isoInstant,
  /** The last day in Denmark on which it was used. */
  lastUsedOn: isoDate.optional(),
})
export const ownTokensAnswer = z.object({ tokens: z.array(ownToken) })
export const madeToken = ownToken.extend({ secret: z.string() })

export const newPlan = z.object({
  year: z.number().int().min(2000).max(2100),
  title: z.string().trim().min(1).max(200),
})

const activityFields = {
  party: z.enum(ACTIVITY_PARTIES),
  category,
  title: shortText,
  description: longText,
  start: isoDate.nullish(),
  end: isoDate.nullish(),
  precision: z.enum(PRECISIONS),
  status: z.enum(ACTIVITY_STATUSES),
  audience: z.array(shortText).max(50),
  partners: z.array(shortText).max(50),
  place: shortText,
  counterpart: shortText,
  responsible: shortText,
  budget: z.number().int().min(0).max(1_000_000_000_000).nullish(),
  goal: linesOf(2_000).trim(),
}

const endsAfterItStarts = (activity: { start?: string | null; end?: string | null }) =>
  !activity.start || !activity.end || activity.start <= activity.end

/** Null clears a field. */
const activityInput = z.object({
  ...activityFields,
  place: shortText.nullable(),
  counterpart: shortText.nullable(),
  responsible: shortText.nullable(),
  goal: activityFields.goal.nullable(),
  audience: activityFields.audience.nullable(),
  partners: activityFields.partners.nullable(),
})

/** Party, category and title are needed; the rest may come later. */
export const newActivity = activityInput
  .partial()
  .required({ party: true, category: true, title: true })
  .refine(endsAfterItStarts, { path: ['end'], error: 'The activity ends before it starts.' })

export const activityPatch = activityInput
  .partial()
  .refine(endsAfterItStarts, { path: ['end'], error: 'The activity ends before it starts.' })

export const activityAnswer = z.object({ ...activityFields, id: z.string() })

export const planAnswer = z.object({
  id: planId,
  year: z.number().int(),
  title: z.string(),
  status: z.enum(PLAN_STATUSES),
  sections: z.array(z.object({ category, text: z.string(), activities: z.array(activityAnswer) })),
})

/** Names the generation that the caller has before them: what they say is then refused in every other. */
const epoch = z.string().max(200).optional()

export const newDecision = z
  .object({
    outcome: z.enum(DECISION_OUTCOMES),
    reason: linesOf(2_000).trim().default(''),
    /** The fingerprint that was on the screen; where given and no longer true, the decision is refused. */
    fingerprint: z.string().max(200).optional(),
    /** When what was on the screen as decided was decided, null for undecided; where given and no longer true, it is refused. */
    seenDecision: z.string().max(40).nullable().optional(),
    epoch,
  })
  .refine(({ outcome, reason }) => reason !== '' || !needsReason(outcome), {
    path: ['reason'],
    error: 'Setting a finding aside needs a reason.',
  })

const namedActivity = z.object({ party: z.enum(ACTIVITY_PARTIES), title: z.string() })

const judgedStateSchema = z.object({
  id: z.string(),
  title: z.string(),
  category,
  start: z.string().optional(),
  end: z.string().optional(),
  precision: z.enum(PRECISIONS),
  audience: z.array(z.string()),
  place: z.string(),
  counterpart: z.string(),
  partners: z.array(z.string()),
  /** A hash of the text. */
  text: z.string(),
})

export const decisionAnswer = z.object({
  findingId: z.string(),
  outcome: z.enum(DECISION_OUTCOMES),
  reason: z.string(),
  fingerprint: z.string(),
  about: z.array(namedActivity).optional(),
  judged: z.array(judgedStateSchema).optional(),
  by: signatureSchema,
  at: z.string(),
})

/** An id of the built-in vocabulary, such as `topic:export control`. */
const conceptId = z.string().min(1).max(200)
const conceptPair = z.object({ subject: conceptId, works: z.tuple([conceptId, conceptId]) })
/** A word or a few, whose base form the vocabulary is to know. */
const wordForm = z
  .string()
  .trim()
  .overwrite((text) => text.replaceAll(/\s+/gu, ' '))
  .min(2)
  .max(60)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}'’/&. -]*$/u)
const signed = z.object({ by: signatureSchema, at: z.string() })

export const wordParams = z.object({ wordId: recordId })
export const lessonParams = z.object({ planId, findingId })
export const newWord = z.object({ form: wordForm, concept: conceptId })
export const vocabularyWord = z.object({ id: recordId, form: wordForm, concept: conceptId, ...signed.shape })
export const lessonChange = z.object({ counts: z.boolean() })
export const vocabularyLesson = z.object({
  id: z.string(),
  concepts: conceptPair,
  about: z.array(namedActivity),
  reason: z.string(),
  ...signed.shape,
  setAside: signed.optional(),
})
export const vocabularyAnswer = z.object({
  words: z.array(vocabularyWord),
  lessons: z.array(vocabularyLesson),
})

export const findingsAnswer = z.object({
  overlaps: z.array(
    z.object({
      id: z.string(),
      a: z.string(),
      b: z.string(),
      label: z.enum(OVERLAP_LABELS),
      score: z.number(),
      reasons: z.array(z.string()),
      concepts: conceptPair.optional(),
      /** How many lessons make it count for less. */
      lowered: z.number().optional(),
      clauses: z.array(z.string()),
      fingerprint: z.string(),
      decision: decisionAnswer.optional(),
    }),
  ),
  roleFindings: z.array(
    z.object({
      id: z.string(),
      activity: z.string(),
      kind: z.enum(ROLE_FINDING_KINDS),
      clause: z.string(),
      why: z.string(),
      fingerprint: z.string(),
      decision: decisionAnswer.optional(),
    }),
  ),
})

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

/** An activity, or the whole text of a section. */
const movedPart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('activity'), activityId: recordId }),
  z.object({ kind: z.literal('section'), category }),
])
/** What it is kept from others for. */
export const newConfidential = z.object({ moved: movedPart, as: z.enum(CONFIDENTIAL_KINDS).default('draft') })
export const newShared = z.object({ moved: movedPart })
/** The activity's id where it is now: another one where its own was taken. */
export const movedAnswer = z.object({ activityId: recordId.optional() })

export const confidentialAnswer = z.object({
  sections: z.array(
    z.object({
      category,
      kind: z.enum(CONFIDENTIAL_KINDS),
      text: z.string(),
      activities: z.array(activityAnswer.extend({ kind: z.enum(CONFIDENTIAL_KINDS) })),
    }),
  ),
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

/** `07:30`. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export const mailSettings = z.object({
  digest: z.enum(DIGEST_RHYTHMS),
  time: timeOfDay,
  mentionsAtOnce: z.boolean(),
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
])
const noticeAnswer = z.object({
  id: z.string(),
  kind: z.enum(NOTICE_KINDS),
  at: z.string(),
  by: signatureSchema.pick({ name: true, party: true }),
  planId,
  planTitle: z.string(),
  threadId: recordId.optional(),
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

export const EXPORT_FORMATS = ['docx', 'json'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
/** `lang` is the language of the Word file; JSON has none. */
export const exportQuery = z.object({
  format: z.enum(EXPORT_FORMATS),
  lang: z.enum(LOCALES).default('da'),
})

export type PlanSummary = z.infer<typeof planSummary>
export type NewThread = z.infer<typeof newThread>
export type NewComment = z.infer<typeof newComment>
export type ActivityPatch = z.infer<typeof activityPatch>
export type NewDecision = z.output<typeof newDecision>
export type FindingsAnswer = z.infer<typeof findingsAnswer>
