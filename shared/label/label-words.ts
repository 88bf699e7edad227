/** What the parts of the label's file are called, on the page and in the file. */
import type { Locale } from '../basics/locale.ts'
import type { CaseStep, Gap, IndicatorState, Level } from './label.ts'

export interface LabelWords {
  levels: Record<Level, string>
  states: Record<IndicatorState, string>
  gaps: Record<Gap, string>
  steps: Record<CaseStep, string>
}

export const LABEL_WORDS: Record<Locale, LabelWords> = {
  da: {
    levels: {
      0: 'Ikke på plads',
      1: 'Begyndt',
      2: 'Delvist på plads',
      3: 'Stort set på plads',
      4: 'Helt på plads og dokumenteret',
    },
    states: { 'not-begun': 'Ikke begyndt', 'under-way': 'I gang', ready: 'Klar' },
    gaps: {
      'no-evidence': 'Ingen dokumentation',
      'evidence-gone': 'Noget af dokumentationen findes ikke længere',
      'not-assessed': 'Ikke vurderet',
      'below-target': 'Under målet',
    },
    steps: {
      'self-check': 'Selvtjek',
      'expert-review': 'Eksperternes besøg',
      report: 'Rapport',
      'peer-review': 'Fagfællernes gennemgang',
      granted: 'Tildelt',
      renewal: 'Fornyelse',
    },
  },
  en: {
    levels: {
      0: 'Not in place',
      1: 'Begun',
      2: 'Partly in place',
      3: 'Largely in place',
      4: 'Fully in place and documented',
    },
    states: { 'not-begun': 'Not begun', 'under-way': 'Under way', ready: 'Ready' },
    gaps: {
      'no-evidence': 'No evidence',
      'evidence-gone': 'Some of the evidence is no longer there',
      'not-assessed': 'Not assessed',
      'below-target': 'Below the target',
    },
    steps: {
      'self-check': 'Self-check',
      'expert-review': 'The experts’ visit',
      report: 'Report',
      'peer-review': 'Peer review',
      granted: 'Granted',
      renewal: 'Renewal',
    },
  },
}
