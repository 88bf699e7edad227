/** The shapes of the file for the gold label, and of what the server keeps of it. */
import { z } from 'zod'
import { FIGURES } from '../../account/figure-names.ts'
import { bilingual } from '../../agreement/bilingual.ts'
import { LOCALES } from '../../basics/locale.ts'
import {
  CASE_STEPS,
  GAPS,
  INDICATOR_STATES,
  LABEL_GROUPS,
  LEVELS,
  SUGGESTED,
  USUAL_TARGET,
} from '../../label/label.ts'
import { isMeetingId } from '../../meetings/meeting.ts'
import { PARTIES, PRECISIONS } from '../../plan/plan.ts'
import { VERSION_REASONS } from '../../versions/version.ts'
import { watchId } from './export.ts'
import { isoDate, isoInstant, linesOf, planId, recordId, signatureSchema, signed } from './fields.ts'

/** The built-in ones are words: `clarity-of-roles`. */
const indicatorId = recordId
const group = z.literal([...LABEL_GROUPS])
const level = z.literal([...LEVELS])
const words = (max: number) => z.object({ da: linesOf(max).trim().min(1), en: linesOf(max).trim().min(1) })
const note = linesOf(2_000).trim().default('')
const reason = linesOf(2_000).trim().min(1)

export const indicatorParams = z.object({ indicatorId })
export const evidenceParams = z.object({ evidenceId: recordId })
export const indicatorSetParams = z.object({ version: z.coerce.number().int().min(1).max(1_000_000) })

/** What an indicator asks, in words of our own; all of it can be reworded. */
export const indicatorSchema = z.object({
  id: indicatorId.describe('The same in every version of the set: evidence stays with it.'),
  group: group.describe('Which of the five groups it stands in.'),
  name: bilingual.describe('What it is called.'),
  question: bilingual.describe('What the experts want to know.'),
  asked: bilingual.describe('What counts as evidence.'),
  target: level.default(USUAL_TARGET).describe('The level below which it is a gap.'),
  suggests: z
    .array(z.enum(SUGGESTED))
    .default([])
    .describe('What of the workspace could be evidence for it.'),
  figures: z
    .array(z.enum(FIGURES))
    .default([])
    .describe('The figures of the yearly accounts that tell of it.'),
})
const groupSchema = z.object({
  number: group.describe('1 to 5.'),
  name: bilingual.describe('What its indicators are about.'),
})
export const indicatorSetSchema = z.object({
  $schema: z.string().optional().describe('Where this schema stands, for editors that help along.'),
  edition: z.string().min(1).describe('Which edition of the set this is, as it comes with Samplan.'),
  note: bilingual.describe('Where the indicators come from, and whose the words are.'),
  groups: z.array(groupSchema).length(LABEL_GROUPS.length).describe('The five groups, in order.'),
  indicators: z
    .array(indicatorSchema)
    .min(1)
    .describe('In the order in which they are numbered within their group.'),
})

/** What evidence leads to: ids alone, so that it says nothing more once that is gone. */
export const evidenceSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('version'), planId, versionId: recordId }),
  z.object({ kind: z.literal('minutes'), meetingId: z.string().refine(isMeetingId) }),
  z.object({ kind: z.literal('activity'), planId, activityId: recordId }),
  z.object({ kind: z.literal('account'), planId }),
  z.object({ kind: z.literal('document'), documentId: recordId }),
])

/** What it leads to as it is now; titles are the people's own, the rest is put into words by who shows it. */
export const evidenceAbout = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('version'),
    planTitle: z.string(),
    year: z.number().int(),
    at: isoInstant,
    reason: z.enum(VERSION_REASONS),
    name: z.string().optional(),
  }),
  z.object({ kind: z.literal('minutes'), meetingId: z.string(), date: isoDate.optional() }),
  z.object({
    kind: z.literal('activity'),
    planTitle: z.string(),
    year: z.number().int(),
    /** Empty where nobody has given it one. */
    title: z.string(),
    start: isoDate.optional(),
    end: isoDate.optional(),
    precision: z.enum(PRECISIONS),
  }),
  z.object({ kind: z.literal('account'), planTitle: z.string(), year: z.number().int() }),
  z.object({
    kind: z.literal('document'),
    name: z.string(),
    bytes: z.number().int(),
    sha256: z.string(),
    uploadedAt: isoInstant,
  }),
])

/** `path` is the page that shows it; of a document there is none, it is downloaded. */
const resolved = {
  source: evidenceSource,
  about: evidenceAbout.optional(),
  path: z.string().optional(),
}
const evidenceLine = z.object({
  id: recordId,
  ...resolved,
  note: z.string(),
  added: signed,
  /** `gone`: deleted, withdrawn, or nobody's to see any more; `unreadable`: cannot be read from where it is kept. */
  state: z.enum(['there', 'gone', 'unreadable']),
})

const responsible = z.object({ personId: z.string(), name: z.string() })
const assessmentSchema = z.object({
  level: level.optional(),
  state: z.enum(INDICATOR_STATES),
  text: z.string(),
  responsible: responsible.optional(),
})

/** Who did something to the file, and when. */
const acted = { id: recordId, by: signatureSchema, at: isoInstant }
const documents = z.array(recordId).max(20).default([])
const step = z.enum(CASE_STEPS)

/** Without a day it is planned no more. */
const planned = z.object({ act: z.literal('planned'), step, on: isoDate.optional(), note })
/** `validUntil` and `remindMonths` are of the step `granted` alone. */
const stepDone = z.object({
  act: z.literal('done'),
  step,
  on: isoDate,
  note,
  documents,
  validUntil: isoDate.optional(),
  remindMonths: z.number().int().min(1).max(24).optional(),
})
const noted = z.object({ act: z.literal('noted'), step, note: linesOf(2_000).trim().min(1), documents })
/** Back to `step`, which is to be done again with all behind it. */
const sentBack = z.object({ act: z.literal('sent-back'), step, on: isoDate, reason })
export const newCaseDeed = z.discriminatedUnion('act', [planned, stepDone, noted, sentBack])

/** What the server keeps, in the order in which it was done; nothing of it is ever changed. */
export const labelActSchema = z.discriminatedUnion('act', [
  /** The set that the file begins with: what comes with a later Samplan does not change it. */
  z.object({ ...acted, act: z.literal('begun'), set: indicatorSetSchema }),
  z.object({ ...acted, act: z.literal('indicator-added'), indicator: indicatorSchema }),
  z.object({ ...acted, act: z.literal('indicator-changed'), indicator: indicatorSchema }),
  z.object({ ...acted, act: z.literal('indicator-retired'), indicatorId, reason: z.string() }),
  z.object({ ...acted, act: z.literal('indicator-restored'), indicatorId }),
  z.object({
    ...acted,
    act: z.literal('evidence-added'),
    evidenceId: recordId,
    indicatorId,
    source: evidenceSource,
    note: z.string(),
  }),
  z.object({ ...acted, act: z.literal('evidence-noted'), evidenceId: recordId, note: z.string() }),
  z.object({ ...acted, act: z.literal('evidence-removed'), evidenceId: recordId }),
  z.object({ ...acted, act: z.literal('assessed'), indicatorId, ...assessmentSchema.shape }),
  planned.extend(acted),
  stepDone.extend(acted),
  noted.extend(acted),
  sentBack.extend(acted),
])

const caseNote = z.object({ ...acted, note: z.string(), documents: z.array(recordId) })
const caseDone = z.object({
  ...acted,
  on: isoDate,
  note: z.string(),
  documents: z.array(recordId),
  validUntil: isoDate.optional(),
  remindMonths: z.number().int().optional(),
})
/** One step of a round, as it stands by all that was said of it. */
const caseStepSchema = z.object({
  step,
  state: z.enum(['done', 'now', 'ahead']),
  plannedOn: isoDate.optional(),
  done: caseDone.optional(),
  notes: z.array(caseNote),
  /** What was done of it before the case came back, the latest last. */
  earlier: z.array(caseDone),
  /** Each time the case came back to it, the latest last. */
  sentBack: z.array(z.object({ ...acted, on: isoDate, reason: z.string() })),
})
/** A way to the label; its renewal begins the next one. */
const caseRoundSchema = z.object({
  number: z.number().int(),
  steps: z.array(caseStepSchema),
  /** The day its directors are reminded; absent until the label is granted. */
  remindOn: isoDate.optional(),
})

const setVersionLine = z.object({
  version: z.number().int(),
  at: isoInstant.optional(),
  by: signatureSchema.optional(),
  /** What made it of the version before; absent for the first. */
  change: z
    .object({
      kind: z.enum(['added', 'changed', 'retired', 'restored']),
      indicatorId,
      name: bilingual,
      reason: z.string().optional(),
    })
    .optional(),
})

/** `number` as in `2.9`: it is the same for as long as the indicator stands in its group, also once others are retired. */
const numbered = indicatorSchema.extend({ number: z.string(), isRetired: z.boolean() })
const indicatorLine = numbered
  .pick({ id: true, number: true, group: true, name: true, target: true, isRetired: true })
  .extend({
    ...assessmentSchema.omit({ text: true }).shape,
    /** How much evidence is linked to it, counted with what is gone. */
    evidence: z.number().int(),
    gaps: z.array(z.enum(GAPS)),
  })

export const labelAnswer = z.object({
  party: z.enum(PARTIES),
  set: setVersionLine.extend({ note: bilingual }),
  groups: z.array(groupSchema),
  /** In the order of their numbers, retired ones too. */
  indicators: z.array(indicatorLine),
  score: z.object({
    /** By the self-assessment; what is not assessed counts nothing. */
    points: z.number().int(),
    of: z.number().int(),
    share: z.number(),
    passMark: z.number(),
    isEnough: z.boolean(),
    assessed: z.number().int(),
    indicators: z.number().int(),
  }),
  /** The one under way last. */
  rounds: z.array(caseRoundSchema),
  /** Who can be responsible: the secretariat. */
  people: z.array(signatureSchema),
})

const historyLine = z.object({
  ...acted,
  act: z.enum([
    'indicator-added',
    'indicator-changed',
    'indicator-retired',
    'indicator-restored',
    'evidence-added',
    'evidence-noted',
    'evidence-removed',
    'assessed',
  ]),
  /** Of `assessed`: what was said then. */
  level: level.optional(),
  state: z.enum(INDICATOR_STATES).optional(),
  text: z.string().optional(),
  note: z.string().optional(),
  reason: z.string().optional(),
})
export const indicatorAnswer = z.object({
  indicator: numbered,
  /** Which version of the set its words are of. */
  setVersion: z.number().int(),
  /** `basis` names it for whoever writes the next one. */
  assessment: assessmentSchema.extend({
    basis: z.string(),
    at: isoInstant.optional(),
    by: signatureSchema.optional(),
  }),
  gaps: z.array(z.enum(GAPS)),
  evidence: z.array(evidenceLine),
  /** Of each year that has an account, the latest first. */
  figures: z.array(
    z.object({ planId, year: z.number().int(), figure: z.enum(FIGURES), value: z.number().int() }),
  ),
  /** The newest first. */
  history: z.array(historyLine),
})

const offered = z.object(resolved)
export const suggestionsAnswer = z.object({
  /** What is linked to the indicator already is not among them. */
  suggestions: z.array(offered.extend({ suggested: z.enum(SUGGESTED) })),
})
/** Everything but documents that can be linked. */
export const labelSourcesAnswer = z.object({ sources: z.array(offered) })

export const indicatorSetsAnswer = z.object({ versions: z.array(setVersionLine) })
export const indicatorSetAnswer = z.object({
  set: setVersionLine,
  groups: z.array(groupSchema),
  indicators: z.array(numbered),
})

const editable = {
  name: words(200),
  question: words(2_000),
  asked: words(2_000),
  target: level.default(USUAL_TARGET),
}
export const newIndicator = z.object({ group, ...editable })
/** `setVersion` is the one on the person's screen. */
export const indicatorChange = z.object({ ...editable, setVersion: z.number().int() })
export const indicatorRetirement = z.object({ reason })
export const newEvidence = z.object({ source: evidenceSource, note })
export const evidenceChange = z.object({ note })
/** The whole of it; `basis` is that of the assessment on the person's screen. */
export const newAssessment = z.object({
  level: level.optional(),
  state: z.enum(INDICATOR_STATES),
  text: linesOf(20_000).default(''),
  responsibleId: z.string().max(100).optional(),
  basis: z.string().max(100),
})
export const madeAnswer = z.object({ id: recordId })
export const caseAnswer = z.object({ rounds: z.array(caseRoundSchema) })
/** `watch` is a name of the caller's own choosing, by which it asks how far the file is. */
export const labelExportQuery = z.object({
  lang: z.enum(LOCALES).default('da'),
  watch: watchId.optional(),
})

export type Indicator = z.output<typeof indicatorSchema>
export type IndicatorSet = z.output<typeof indicatorSetSchema>
export type NumberedIndicator = z.output<typeof numbered>
export type EvidenceSource = z.output<typeof evidenceSource>
export type EvidenceAbout = z.output<typeof evidenceAbout>
export type EvidenceLine = z.output<typeof evidenceLine>
export type OfferedSource = z.output<typeof offered>
export type Assessment = z.output<typeof assessmentSchema>
export type LabelAct = z.output<typeof labelActSchema>
export type CaseDeed = z.output<typeof newCaseDeed>
export type CaseRound = z.output<typeof caseRoundSchema>
export type CaseStepNow = z.output<typeof caseStepSchema>
export type SetVersionLine = z.output<typeof setVersionLine>
export type HistoryLine = z.output<typeof historyLine>
export type LabelAnswer = z.output<typeof labelAnswer>
export type IndicatorLine = LabelAnswer['indicators'][number]
export type IndicatorAnswer = z.output<typeof indicatorAnswer>
export type SuggestionsAnswer = z.output<typeof suggestionsAnswer>
export type LabelSourcesAnswer = z.output<typeof labelSourcesAnswer>
export type IndicatorSetAnswer = z.output<typeof indicatorSetAnswer>
export type NewIndicator = z.output<typeof newIndicator>
export type IndicatorChange = z.output<typeof indicatorChange>
export type NewEvidence = z.output<typeof newEvidence>
export type NewAssessment = z.output<typeof newAssessment>
