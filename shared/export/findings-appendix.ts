import type { Agreement } from '#shared/agreement/agreement.ts'
import { clauseLabel, responsibleFor } from '#shared/agreement/clause.ts'
import { partyName } from '#shared/agreement/party-name.ts'
import { formatInstant } from '#shared/basics/format-date.ts'
import type { Locale } from '#shared/basics/locale.ts'
import { type Decision, isParted, namesAbout } from '#shared/findings/decision.ts'
import { idsOfPair, type RoleFinding } from '#shared/findings/findings.ts'
import { changesSince } from '#shared/findings/judged-state.ts'
import { type ActivityParty, activitiesOf, type Party, type Plan } from '#shared/plan/plan.ts'
import type { DecidedFindings } from './decided-findings.ts'
import type { ExportBlock, ExportCell, ExportRun } from './export-document.ts'
import { EXPORT_WORDS } from './export-words.ts'
import { headerCell, textCell } from './text-cell.ts'

const WIDTHS = [34, 15, 26, 25]

export interface Appendix {
  title: string
  blocks: ExportBlock[]
}

/** What has been decided about overlaps and roles, by whom and for which party: a table each. */
export function findingsAppendix(
  plan: Plan,
  agreement: Agreement,
  decided: DecidedFindings,
  locale: Locale,
): Appendix[] {
  const words = EXPORT_WORDS[locale]
  const activities = new Map(activitiesOf(plan).map((activity) => [activity.id, activity]))
  const sayRole = ({ kind, clause }: RoleFinding) =>
    kind === 'parent-organisation'
      ? words.belongsTo(responsibleFor(agreement, clause, locale))
      : words.roleKind[kind]
  const titleOf = (id: string) => (activities.get(id)?.title ?? id).trim() || words.untitled
  const namedLine = (party: ActivityParty, title: string): ExportRun[] => [
    { text: `${party === 'joint' ? words.joint : partyName(agreement, party, locale)}: `, bold: true },
    { text: title.trim() || words.untitled },
  ]
  const partyLine = (party: Party, id: string) => namedLine(party, titleOf(id))
  const decisionCells = (decision: Decision, ...outcome: string[]): ExportCell[] => [
    textCell(...outcome),
    textCell(...decision.reason.split('\n')),
    textCell(
      `${decision.by.name} ${words.onBehalfOf} ${partyName(agreement, decision.by.party, locale)}`,
      formatInstant(decision.at, locale),
    ),
  ]
  const changedLines = ({ judged = [] }: Decision): string[] =>
    judged.flatMap((before) => {
      const activity = activities.get(before.id)
      const changes = activity ? changesSince(before, activity, locale) : []
      return changes.length > 0 ? words.changedSince(titleOf(before.id), changes.join(', ')) : []
    })
  const earlier = (): Appendix[] => {
    if (decided.earlier.length === 0) return []
    const rows = decided.earlier.map((decision) => {
      const names = namesAbout(decision, (id) => activities.get(id))
      const outcomes = idsOfPair(decision.findingId) ? words.overlapOutcome : words.roleOutcome
      const parted = isParted(decision, decided.earlier, (id) => activities.has(id))
      return [
        names.length > 0
          ? textCell(...names.map(({ party, title }) => namedLine(party, title)))
          : textCell(words.unnamedActivities),
        ...decisionCells(
          decision,
          parted ? words.partedOutcome : outcomes[decision.outcome],
          ...(parted ? [] : changedLines(decision)),
        ),
      ]
    })
    return [
      {
        title: words.earlierAppendix,
        blocks: introducedTable(
          words.earlierAppendixIntroduction,
          words.earlierHeadings,
          rows,
          words.earlierCaption,
        ),
      },
    ]
  }

  return [
    {
      title: words.overlapAppendix,
      blocks: tableOr(
        words.noDecidedOverlaps,
        words.overlapAppendixIntroduction,
        words.overlapHeadings,
        decided.overlaps.map(({ finding, decision }) => [
          textCell(
            words.overlapLabel[finding.label],
            partyLine('censec', finding.a),
            partyLine('difos', finding.b),
          ),
          ...decisionCells(decision, words.overlapOutcome[decision.outcome]),
        ]),
        words.overlapCaption,
      ),
    },
    {
      title: words.roleAppendix,
      blocks: tableOr(
        words.noDecidedRoleFindings,
        words.roleAppendixIntroduction,
        words.roleHeadings,
        decided.roleFindings.map(({ finding, decision }) => [
          textCell(
            [{ text: titleOf(finding.activity), bold: true }],
            `${sayRole(finding)} (${clauseLabel(finding.clause, locale, agreement)})`,
          ),
          ...decisionCells(decision, words.roleOutcome[decision.outcome]),
        ]),
        words.roleCaption,
      ),
    },
    ...earlier(),
  ]
}

function tableOr(noneYet: string, ...table: Parameters<typeof introducedTable>): ExportBlock[] {
  const [, , rows] = table
  return rows.length > 0 ? introducedTable(...table) : [{ kind: 'paragraph', runs: [{ text: noneYet }] }]
}

function introducedTable(
  introduction: string,
  headings: readonly string[],
  rows: ExportCell[][],
  caption: string,
): ExportBlock[] {
  return [
    { kind: 'paragraph', runs: [{ text: introduction }] },
    { kind: 'table', widths: WIDTHS, caption, rows: [headings.map(headerCell), ...rows] },
  ]
}
