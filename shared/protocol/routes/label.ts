/** The file for the gold label of cluster excellence: its indicators, the evidence for each, and the way to the label. */
import type { TabledRoute } from '../route.ts'
import {
  caseAnswer,
  evidenceChange,
  evidenceParams,
  indicatorAnswer,
  indicatorChange,
  indicatorParams,
  indicatorRetirement,
  indicatorSetAnswer,
  indicatorSetParams,
  indicatorSetsAnswer,
  labelAnswer,
  labelExportQuery,
  labelSourcesAnswer,
  madeAnswer,
  newAssessment,
  newCaseDeed,
  newEvidence,
  newIndicator,
  suggestionsAnswer,
} from '../schemas/label.ts'
import { none } from './none.ts'

const reading = {
  ...none,
  method: 'GET',
  access: { kind: 'permitted', action: 'read', object: 'label' },
  token: 'none',
} as const
const editing = {
  ...none,
  method: 'POST',
  access: { kind: 'permitted', action: 'edit', object: 'label' },
  token: 'none',
} as const
const ofIndicator = {
  ...editing,
  params: indicatorParams,
  audit: { action: 'label-indicators-changed' },
} as const
const ofEvidence = {
  ...editing,
  params: evidenceParams,
  audit: { action: 'label-evidence-changed' },
} as const

export const labelRoutes = {
  readLabel: {
    ...reading,
    path: '/api/label',
    summary:
      'The indicators with what they lack, how far the self-assessment is from the pass mark, and the case.',
    answer: labelAnswer,
  },
  readIndicator: {
    ...reading,
    path: '/api/label/indicators/:indicatorId',
    summary:
      'One indicator: its words, its assessment, its evidence as it is now, and the accounts’ figures on it.',
    params: indicatorParams,
    answer: indicatorAnswer,
  },
  suggestEvidence: {
    ...reading,
    path: '/api/label/indicators/:indicatorId/suggestions',
    summary: 'What of the workspace could be evidence for the indicator and is not linked to it.',
    params: indicatorParams,
    answer: suggestionsAnswer,
  },
  listLabelSources: {
    ...reading,
    path: '/api/label/sources',
    summary: 'All versions, approved minutes, activities and accounts that can be linked.',
    answer: labelSourcesAnswer,
  },
  listIndicatorSets: {
    ...reading,
    path: '/api/label/indicator-sets',
    summary: 'The versions of the set of indicators, the newest first, with what made each.',
    answer: indicatorSetsAnswer,
  },
  readIndicatorSet: {
    ...reading,
    path: '/api/label/indicator-sets/:version',
    summary: 'The indicators as they read in a version of the set.',
    params: indicatorSetParams,
    answer: indicatorSetAnswer,
  },
  addIndicator: {
    ...editing,
    path: '/api/label/indicators',
    summary: 'Adds an indicator, last in its group.',
    audit: { action: 'label-indicators-changed', makes: 'indicatorId' },
    body: newIndicator,
    status: 201,
    answer: madeAnswer,
  },
  changeIndicator: {
    ...ofIndicator,
    method: 'PATCH',
    path: '/api/label/indicators/:indicatorId',
    summary: 'Rewords the indicator, or sets its target; evidence stays with it.',
    body: indicatorChange,
    status: 204,
  },
  retireIndicator: {
    ...ofIndicator,
    path: '/api/label/indicators/:indicatorId/retirement',
    summary: 'Retires the indicator: it counts no more and keeps its evidence.',
    body: indicatorRetirement,
    status: 204,
  },
  restoreIndicator: {
    ...ofIndicator,
    method: 'DELETE',
    path: '/api/label/indicators/:indicatorId/retirement',
    summary: 'Takes a retired indicator into use again.',
    status: 204,
  },
  addEvidence: {
    ...editing,
    path: '/api/label/indicators/:indicatorId/evidence',
    summary: 'Links something to the indicator as evidence.',
    params: indicatorParams,
    audit: { action: 'label-evidence-changed', makes: 'evidenceId' },
    body: newEvidence,
    status: 201,
    answer: madeAnswer,
  },
  changeEvidence: {
    ...ofEvidence,
    method: 'PATCH',
    path: '/api/label/evidence/:evidenceId',
    summary: 'Says otherwise what the evidence shows.',
    body: evidenceChange,
    status: 204,
  },
  removeEvidence: {
    ...ofEvidence,
    method: 'DELETE',
    path: '/api/label/evidence/:evidenceId',
    summary: 'Links it no more; what it led to stays as it is.',
    status: 204,
  },
  assessIndicator: {
    ...editing,
    path: '/api/label/indicators/:indicatorId/assessments',
    summary: 'Says how far the party is by its own judgement, and who is responsible.',
    params: indicatorParams,
    audit: { action: 'label-assessed' },
    body: newAssessment,
    status: 201,
    answer: madeAnswer,
  },
  actOnCase: {
    ...editing,
    path: '/api/label/case/acts',
    summary: 'Plans a step of the case, says that it is done, notes something on it, or sends the case back.',
    audit: { action: 'label-case-changed', facts: ['act', 'step'] },
    body: newCaseDeed,
    status: 201,
    answer: caseAnswer,
  },
  exportLabel: {
    ...reading,
    path: '/api/label/export',
    summary: 'The whole file as one PDF with its annexes.',
    audit: { action: 'label-exported' },
    query: labelExportQuery,
    file: true,
  },
} as const satisfies Record<string, TabledRoute>
