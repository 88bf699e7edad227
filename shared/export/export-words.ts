import type { Locale } from '#shared/basics/locale.ts'
import type { DecisionOutcome } from '#shared/findings/decision.ts'
import type { OverlapLabel, RoleFindingKind } from '#shared/findings/findings.ts'
import type { ActivityStatus, PlanStatus } from '#shared/plan/plan.ts'
import type { ExportVariant } from './variants.ts'

/** How many warnings of each kind are still without a decision that holds. */
export type OpenFindings = Record<OverlapLabel | 'role', number>

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
  overlapOutcome: Record<DecisionOutcome, string>
  roleOutcome: Record<DecisionOutcome, string>
  /** For a decision that made one of two which are two again. */
  partedOutcome: string
  /** Under a decision that no longer holds: what has changed in which activity. */
  changedSince: (title: string, changes: string) => string
  overlapLabel: Record<OverlapLabel, string>
  roleKind: Record<Exclude<RoleFindingKind, 'parent-organisation'>, string>
  /** Of what is a task of the house behind a party. */
  belongsTo: (who: string) => string
  joint: string
  untitled: string
  edition: string
  /** What the cover says of whom it is for; what is for others' eyes does not speak of another edition. */
  editions: Record<Exclude<ExportVariant, 'external'>, string>
  year: string
  planStatusLabel: string
  version: string
  generated: string
  checksum: string
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
  table: (number: number, caption: string) => string
  overviewCaption: string
  overviewWithBudgetCaption: string
  approvalsCaption: string
  notApproved: string
  approvedInSystem: string
  /** Of an edition that leaves out something of what was approved. */
  fullEditionApproved: string
  openComments: string
  comment: string
  /** About words that are no longer in the plan. */
  goneWords: (quote: string) => string
  appendix: (number: number, title: string) => string
  overlapAppendix: string
  roleAppendixIntroduction: string
  overlapCaption: string
  roleCaption: string
  earlierCaption: string
  overlapAppendixIntroduction: string
  noDecidedOverlaps: string
  roleAppendix: string
  noDecidedRoleFindings: string
  earlierAppendix: string
  earlierAppendixIntroduction: string
  earlierHeadings: readonly [activities: string, decision: string, reason: string, by: string]
  /** For a decision from before the activities' names were kept with it. */
  unnamedActivities: string
  /** After the name of the party that decided: `for CenSec`. */
  onBehalfOf: string
  overlapHeadings: readonly [activities: string, decision: string, reason: string, by: string]
  roleHeadings: readonly [activity: string, decision: string, reason: string, by: string]
  openFindings: (open: OpenFindings) => string
  /** How many findings have been decided how; undefined while none has. */
  decidedFindings: (counts: Record<DecisionOutcome, number>) => string | undefined
  page: string
  of: string
}

const plural = (count: number, one: string, several: string) => `${count} ${count === 1 ? one : several}`

/** "a, b og c."; undefined when there is nothing to say. */
function sentence(before: string, and: string, parts: (string | false)[]): string | undefined {
  const said = parts.filter((part) => part !== false)
  const [last, ...earlier] = said.toReversed()
  if (last === undefined) return undefined
  const first = earlier.toReversed().join(', ')
  return `${before}${first ? `${first} ${and} ${last}` : last}.`
}

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
    overlapOutcome: {
      coordinate: 'Koordineres',
      joint: 'Lagt sammen',
      'not-overlap': 'Ikke overlap',
      keep: 'Fastholdes',
      done: 'Er sket',
      reopen: 'Åbnet igen',
    },
    roleOutcome: {
      coordinate: 'Koordineres',
      joint: 'Fælles',
      'not-overlap': 'Advarslen passer ikke',
      keep: 'Fastholdes',
      done: 'Er sket',
      reopen: 'Åbnet igen',
    },
    partedOutcome: 'Lagt sammen, men siden skilt ad igen',
    changedSince: (title, changes) => `Siden ændret i »${title}«: ${changes}.`,
    overlapLabel: { overlap: 'Overlap', related: 'Beslægtet' },
    roleKind: {
      responsibility: 'Ansvaret ligger hos den anden part',
      inform: 'Den anden part skal orienteres',
      involve: 'Den anden part skal inddrages',
    },
    belongsTo: (who) => `Ansvaret ligger hos ${who}`,
    joint: 'Fælles',
    untitled: 'Uden titel',
    edition: 'Udgave',
    editions: { internal: 'Til internt brug', agreed: 'Kun aftalte afsnit' },
    year: 'År',
    planStatusLabel: 'Status',
    version: 'Version',
    generated: 'Udskrevet',
    checksum: 'Kontrolsum',
    contents: 'Indhold',
    overview: 'Overblik',
    section: 'Afsnit',
    activities: 'Aktiviteter',
    budget: 'Budget',
    total: 'I alt',
    responsibleByAgreement: 'Ansvarlig efter samarbejdsaftalen:',
    noActivities: 'Ingen aktiviteter i dette afsnit.',
    cancelledLeftOut: 'Aflyste aktiviteter er ikke talt med.',
    table: (number, caption) => `Tabel ${number}. ${caption}`,
    overviewCaption: 'Aktiviteter i hvert afsnit',
    overviewWithBudgetCaption: 'Aktiviteter og budget i hvert afsnit',
    approvalsCaption: 'Godkendt i systemet',
    notApproved: 'Ikke godkendt',
    approvedInSystem: 'Godkendelserne gælder afsnittenes ordlyd, som den står her.',
    fullEditionApproved: 'Begge parter har godkendt planens fulde udgave. Denne udgave er et uddrag af den.',
    openComments: 'Åbne kommentarer',
    comment: 'Kommentar',
    goneWords: (quote) => `Om ord, der ikke længere står i planen: »${quote}«`,
    appendix: (number, title) => `Bilag ${number}: ${title}`,
    overlapAppendix: 'Afgjorte overlap og beslægtede aktiviteter',
    overlapAppendixIntroduction:
      'En af parterne eller begge har taget stilling til disse aktiviteter, der overlapper eller er beslægtede.',
    noDecidedOverlaps: 'Ingen overlap eller beslægtede aktiviteter er afgjort endnu.',
    overlapCaption: 'Beslutninger om overlap og beslægtede aktiviteter',
    roleCaption: 'Beslutninger om roller',
    earlierCaption: 'Tidligere beslutninger',
    roleAppendix: 'Afgjorte advarsler om roller',
    roleAppendixIntroduction:
      'En af parterne eller begge har taget stilling til disse aktiviteter, der berører den anden parts opgaver efter aftalen.',
    noDecidedRoleFindings: 'Ingen advarsler om roller er afgjort endnu.',
    earlierAppendix: 'Beslutninger om det, der siden er lagt sammen eller ændret',
    earlierAppendixIntroduction:
      'Disse beslutninger gælder aktiviteter, der siden er lagt sammen, skilt ad igen, ændret eller slettet, eller som der er taget stilling til på ny. De nyeste står først.',
    earlierHeadings: ['Aktiviteter', 'Beslutning', 'Begrundelse', 'Besluttet af'],
    unnamedActivities: 'Aktiviteter, der ikke længere findes',
    onBehalfOf: 'for',
    overlapHeadings: ['De to aktiviteter', 'Beslutning', 'Begrundelse', 'Besluttet af'],
    roleHeadings: ['Aktivitet', 'Beslutning', 'Begrundelse', 'Besluttet af'],
    openFindings: ({ overlap, related, role }) =>
      sentence('Endnu ikke afgjort: ', 'og', [
        overlap > 0 && `${overlap} overlap`,
        related > 0 && `${related} par beslægtede aktiviteter`,
        role > 0 && plural(role, 'advarsel om roller', 'advarsler om roller'),
      ]) ?? 'Alle advarsler i planen er afgjort.',
    decidedFindings: ({ coordinate, joint, 'not-overlap': setAside, keep, done }) =>
      sentence('Afgjort: ', 'og', [
        coordinate > 0 && `${coordinate} til koordinering`,
        joint > 0 && `${joint} lagt sammen`,
        setAside > 0 && `${setAside} sat til side`,
        keep > 0 && `${keep} fastholdt`,
        done > 0 && `${done} orienteret eller inddraget`,
      ]),
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
    overlapOutcome: {
      coordinate: 'Coordinated',
      joint: 'Merged',
      'not-overlap': 'Not an overlap',
      keep: 'Kept as is',
      done: 'Done',
      reopen: 'Opened again',
    },
    roleOutcome: {
      coordinate: 'Coordinated',
      joint: 'Joint',
      'not-overlap': 'The warning does not fit',
      keep: 'Kept as is',
      done: 'Done',
      reopen: 'Opened again',
    },
    partedOutcome: 'Merged, but since parted again',
    changedSince: (title, changes) => `Changed since in “${title}”: ${changes}.`,
    overlapLabel: { overlap: 'Overlap', related: 'Related' },
    roleKind: {
      responsibility: 'The other party is responsible',
      inform: 'The other party must be informed',
      involve: 'The other party must be involved',
    },
    belongsTo: (who) => `The responsibility lies with ${who}`,
    joint: 'Joint',
    untitled: 'Untitled',
    edition: 'Edition',
    editions: { internal: 'For internal use', agreed: 'Agreed sections only' },
    year: 'Year',
    planStatusLabel: 'Status',
    version: 'Version',
    generated: 'Generated',
    checksum: 'Checksum',
    contents: 'Contents',
    overview: 'Overview',
    section: 'Section',
    activities: 'Activities',
    budget: 'Budget',
    total: 'Total',
    responsibleByAgreement: 'Responsible under the cooperation agreement:',
    noActivities: 'No activities in this section.',
    cancelledLeftOut: 'Cancelled activities are not counted.',
    table: (number, caption) => `Table ${number}. ${caption}`,
    overviewCaption: 'Activities in each section',
    overviewWithBudgetCaption: 'Activities and budget in each section',
    approvalsCaption: 'Approved in the system',
    notApproved: 'Not approved',
    approvedInSystem: 'The approvals hold for the sections as they are worded here.',
    fullEditionApproved:
      'Both parties have approved the full edition of the plan. This edition is an extract of it.',
    openComments: 'Open comments',
    comment: 'Comment',
    goneWords: (quote) => `About words that are no longer in the plan: “${quote}”`,
    appendix: (number, title) => `Appendix ${number}: ${title}`,
    overlapAppendix: 'Overlaps and related activities decided',
    overlapAppendixIntroduction:
      'One of the parties or both have taken a position on these activities, which overlap or are related.',
    noDecidedOverlaps: 'No overlaps or related activities have been decided yet.',
    overlapCaption: 'Decisions on overlaps and related activities',
    roleCaption: 'Decisions on roles',
    earlierCaption: 'Earlier decisions',
    roleAppendix: 'Warnings about roles decided',
    roleAppendixIntroduction:
      'One of the parties or both have taken a position on these activities, which touch the other party’s tasks under the agreement.',
    noDecidedRoleFindings: 'No warnings about roles have been decided yet.',
    earlierAppendix: 'Decisions on what has since been merged or changed',
    earlierAppendixIntroduction:
      'These decisions concern activities that have since been merged, parted again, changed or deleted, or that have been decided anew. The newest come first.',
    earlierHeadings: ['Activities', 'Decision', 'Reason', 'Decided by'],
    unnamedActivities: 'Activities that no longer exist',
    onBehalfOf: 'for',
    overlapHeadings: ['The two activities', 'Decision', 'Reason', 'Decided by'],
    roleHeadings: ['Activity', 'Decision', 'Reason', 'Decided by'],
    openFindings: ({ overlap, related, role }) =>
      sentence('Not decided yet: ', 'and', [
        overlap > 0 && plural(overlap, 'overlap', 'overlaps'),
        related > 0 && plural(related, 'pair of related activities', 'pairs of related activities'),
        role > 0 && plural(role, 'warning about roles', 'warnings about roles'),
      ]) ?? 'Every warning in the plan has been decided.',
    decidedFindings: ({ coordinate, joint, 'not-overlap': setAside, keep, done }) =>
      sentence('Decided: ', 'and', [
        coordinate > 0 && `${coordinate} to be coordinated`,
        joint > 0 && `${joint} merged`,
        setAside > 0 && `${setAside} set aside`,
        keep > 0 && `${keep} kept`,
        done > 0 && `${done} informed or involved`,
      ]),
    page: 'Page',
    of: 'of',
  },
}
