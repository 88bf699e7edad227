import type { Locale } from '#shared/basics/locale.ts'
import type { DecisionOutcome } from '#shared/findings/decision.ts'
import type { RoleFindingKind } from '#shared/findings/findings.ts'
import type { ActivityStatus, PlanStatus } from '#shared/plan/plan.ts'

/** The fixed words of an exported document. */
export interface ExportWords {
  fields: Record<
    | 'party'
    | 'period'
    | 'status'
    | 'responsible'
    | 'audience'
    | 'counterpart'
    | 'place'
    | 'partners'
    | 'budget'
    | 'goal',
    string
  >
  status: Record<ActivityStatus, string>
  planStatus: Record<PlanStatus, string>
  outcome: Record<DecisionOutcome, string>
  roleKind: Record<RoleFindingKind, string>
  joint: string
  untitled: string
  year: string
  planStatusLabel: string
  version: string
  generated: string
  contents: string
  overview: string
  section: string
  activities: string
  budget: string
  total: string
  /** Stands under a section's heading, before the actor's name. */
  responsibleByAgreement: string
  noActivities: string
  cancelledLeftOut: string
  overlapAppendix: string
  overlapAppendixIntroduction: string
  noDecidedOverlaps: string
  roleAppendix: string
  noDecidedRoleFindings: string
  overlapHeadings: readonly [activities: string, decision: string, reason: string, by: string]
  roleHeadings: readonly [activity: string, decision: string, reason: string, by: string]
  openFindings: (overlaps: number, roleFindings: number) => string
  page: string
  of: string
}

const plural = (count: number, one: string, several: string) => `${count} ${count === 1 ? one : several}`

export const EXPORT_WORDS: Record<Locale, ExportWords> = {
  da: {
    fields: {
      party: 'Part',
      period: 'Periode',
      status: 'Status',
      responsible: 'Ansvarlig',
      audience: 'Målgruppe',
      counterpart: 'Modpart',
      place: 'Sted',
      partners: 'Partnere',
      budget: 'Budget',
      goal: 'Succeskriterium',
    },
    status: {
      idea: 'Idé',
      planned: 'Planlagt',
      confirmed: 'Bekræftet',
      done: 'Gennemført',
      cancelled: 'Aflyst',
    },
    planStatus: { draft: 'Udkast', agreed: 'Aftalt' },
    outcome: {
      coordinate: 'Koordineres',
      joint: 'Laves i fællesskab',
      'not-overlap': 'Ikke overlap',
      keep: 'Fastholdes',
    },
    roleKind: {
      responsibility: 'Ansvaret ligger hos den anden part',
      inform: 'Den anden part skal orienteres',
      involve: 'Den anden part skal inddrages',
      'broader-di': 'Hører til i Dansk Industri',
    },
    joint: 'Fælles',
    untitled: 'Uden titel',
    year: 'År',
    planStatusLabel: 'Status',
    version: 'Version',
    generated: 'Udskrevet',
    contents: 'Indhold',
    overview: 'Overblik',
    section: 'Afsnit',
    activities: 'Aktiviteter',
    budget: 'Budget',
    total: 'I alt',
    responsibleByAgreement: 'Ansvarlig efter samarbejdsaftalen:',
    noActivities: 'Ingen aktiviteter i dette afsnit.',
    cancelledLeftOut: 'Aflyste aktiviteter er ikke talt med.',
    overlapAppendix: 'Bilag 1: Afgjorte overlap',
    overlapAppendixIntroduction:
      'Parterne har taget stilling til disse aktiviteter, der ligner hinanden eller bør koordineres.',
    noDecidedOverlaps: 'Ingen overlap er afgjort endnu.',
    roleAppendix: 'Bilag 2: Afgjorte rolleafvigelser',
    noDecidedRoleFindings: 'Ingen rolleafvigelser er afgjort endnu.',
    overlapHeadings: ['De to aktiviteter', 'Beslutning', 'Begrundelse', 'Besluttet af'],
    roleHeadings: ['Aktivitet', 'Beslutning', 'Begrundelse', 'Besluttet af'],
    openFindings: (overlaps, roleFindings) =>
      overlaps + roleFindings === 0
        ? 'Alle advarsler i planen er afgjort.'
        : `Endnu ikke afgjort: ${[
            overlaps > 0 ? `${overlaps} overlap` : [],
            roleFindings > 0 ? plural(roleFindings, 'rolleafvigelse', 'rolleafvigelser') : [],
          ]
            .flat()
            .join(' og ')}.`,
    page: 'Side',
    of: 'af',
  },
  en: {
    fields: {
      party: 'Party',
      period: 'Period',
      status: 'Status',
      responsible: 'Responsible',
      audience: 'Audience',
      counterpart: 'Counterpart',
      place: 'Place',
      partners: 'Partners',
      budget: 'Budget',
      goal: 'Success criterion',
    },
    status: {
      idea: 'Idea',
      planned: 'Planned',
      confirmed: 'Confirmed',
      done: 'Done',
      cancelled: 'Cancelled',
    },
    planStatus: { draft: 'Draft', agreed: 'Agreed' },
    outcome: {
      coordinate: 'To be coordinated',
      joint: 'To be done jointly',
      'not-overlap': 'Not an overlap',
      keep: 'Kept as it is',
    },
    roleKind: {
      responsibility: 'The other party is responsible',
      inform: 'The other party must be informed',
      involve: 'The other party must be involved',
      'broader-di': 'Belongs to the Confederation of Danish Industry',
    },
    joint: 'Joint',
    untitled: 'Untitled',
    year: 'Year',
    planStatusLabel: 'Status',
    version: 'Version',
    generated: 'Generated',
    contents: 'Contents',
    overview: 'Overview',
    section: 'Section',
    activities: 'Activities',
    budget: 'Budget',
    total: 'Total',
    responsibleByAgreement: 'Responsible under the cooperation agreement:',
    noActivities: 'No activities in this section.',
    cancelledLeftOut: 'Cancelled activities are not counted.',
    overlapAppendix: 'Appendix 1: Overlaps decided',
    overlapAppendixIntroduction:
      'The parties have taken a position on these activities, which resemble each other or should be coordinated.',
    noDecidedOverlaps: 'No overlap has been decided yet.',
    roleAppendix: 'Appendix 2: Role findings decided',
    noDecidedRoleFindings: 'No role finding has been decided yet.',
    overlapHeadings: ['The two activities', 'Decision', 'Reason', 'Decided by'],
    roleHeadings: ['Activity', 'Decision', 'Reason', 'Decided by'],
    openFindings: (overlaps, roleFindings) =>
      overlaps + roleFindings === 0
        ? 'Every finding in the plan has been decided.'
        : `Not decided yet: ${[
            overlaps > 0 ? plural(overlaps, 'overlap', 'overlaps') : [],
            roleFindings > 0 ? plural(roleFindings, 'role finding', 'role findings') : [],
          ]
            .flat()
            .join(' and ')}.`,
    page: 'Page',
    of: 'of',
  },
}
