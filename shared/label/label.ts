/** The names that the file for the gold label (guldmappen) is made of. */

/** What an indicator (indikator) is about: structure · governance · financing · strategy and services · achievements. */
export const LABEL_GROUPS = [1, 2, 3, 4, 5] as const

export const LEVELS = [0, 1, 2, 3, 4] as const
/** The secretariat's own mark: 0 not in place · 1 begun · 2 partly · 3 largely · 4 fully in place and documented. */
export type Level = (typeof LEVELS)[number]
export const HIGHEST_LEVEL = 4 satisfies Level
/** Unless an indicator says otherwise, what is below this is a gap. */
export const USUAL_TARGET = 3 satisfies Level
/** The share of all points that there could be at which the label is given. */
export const PASS_MARK = 0.8

export const INDICATOR_STATES = ['not-begun', 'under-way', 'ready'] as const
/** ikke begyndt · i gang · klar: how far the secretariat is with an indicator, by what it says itself. */
export type IndicatorState = (typeof INDICATOR_STATES)[number]

export const GAPS = ['no-evidence', 'evidence-gone', 'not-assessed', 'below-target'] as const
/** What an indicator lacks (mangler). `evidence-gone` is beside evidence that is still there; where none is, it is `no-evidence`. */
export type Gap = (typeof GAPS)[number]

export const SOURCE_KINDS = ['version', 'minutes', 'activity', 'account', 'document'] as const
/** What can be evidence (dokumentation): a plan's version · a meeting's approved minutes · an activity · a plan's account · an uploaded document. */
export type SourceKind = (typeof SOURCE_KINDS)[number]

export const SUGGESTED = [
  'agreed-versions',
  'named-versions',
  'minutes',
  'accounts',
  'joint-activities',
  'held-activities',
  'evaluated-activities',
  'praised-activities',
] as const
/** What of the workspace is proposed as evidence for an indicator. `praised` is what most who were asked had much use of. */
export type Suggested = (typeof SUGGESTED)[number]

export const CASE_STEPS = [
  'self-check',
  'expert-review',
  'report',
  'peer-review',
  'granted',
  'renewal',
] as const
/** The way to the label, in order: selvtjek · eksperternes besøg · rapport · fagfællernes gennemgang · tildelt · fornyelse. */
export type CaseStep = (typeof CASE_STEPS)[number]
/** How long before the label runs out the directors are told, where nobody says otherwise. */
export const USUAL_REMINDER_MONTHS = 6
