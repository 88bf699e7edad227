/** The case as a part of the file's document. */
import { dateInDenmark, formatDate } from '../basics/format-date.ts'
import type { Locale } from '../basics/locale.ts'
import type { ExportBlock } from '../export/export-document.ts'
import { headerCell, textCell } from '../export/text-cell.ts'
import type { CaseRound } from '../protocol/schemas/label.ts'
import { type AnnexList, annexAnchor } from './annexes.ts'
import type { LabelExportWords } from './label-export-words.ts'
import { LABEL_WORDS } from './label-words.ts'

interface CaseExport {
  /** Among them what steps were documented with. */
  annexes: AnnexList
  locale: Locale
}

/** Every round with its steps and what was noted, the one under way first. */
export function caseBlocks(
  rounds: readonly CaseRound[],
  asked: CaseExport,
  words: LabelExportWords,
): ExportBlock[] {
  return [
    { kind: 'heading', level: 1, anchor: 'case', runs: [{ text: words.case }] },
    ...rounds
      .toReversed()
      .flatMap((round): ExportBlock[] => [
        ...(rounds.length > 1
          ? [{ kind: 'heading' as const, level: 2 as const, runs: [{ text: words.round(round.number) }] }]
          : []),
        roundTable(round, asked, words),
        ...roundNotes(round, asked.locale, words),
      ]),
  ]
}

function roundTable(round: CaseRound, { locale, annexes }: CaseExport, words: LabelExportWords): ExportBlock {
  const { steps: names } = LABEL_WORDS[locale]
  return {
    kind: 'table',
    widths: [22, 13, 13, 18, 34],
    rows: [
      words.stepHeadings.map(headerCell),
      ...round.steps.map(({ step, plannedOn, done }) => {
        const planned = step === 'renewal' ? (plannedOn ?? round.remindOn) : plannedOn
        const valid =
          done?.validUntil === undefined ? [] : [words.validUntil(formatDate(done.validUntil, locale))]
        const of = (done?.documents ?? []).flatMap((documentId) => {
          const annex = annexes.of({ kind: 'document', documentId })
          return annex ? [[{ text: words.annex(annex.number), jumpTo: annexAnchor(annex) }]] : []
        })
        return [
          textCell(names[step]),
          textCell(planned === undefined ? '' : formatDate(planned, locale)),
          textCell(done ? formatDate(done.on, locale) : ''),
          textCell(done?.by.name ?? ''),
          textCell(...[...valid, done?.note ?? ''].filter((line) => line !== ''), ...of),
        ]
      }),
    ],
  }
}

/** What was noted, and why the case came back. */
function roundNotes({ steps }: CaseRound, locale: Locale, words: LabelExportWords): ExportBlock[] {
  const { steps: names } = LABEL_WORDS[locale]
  const lines = steps.flatMap(({ step, notes, sentBack }) => [
    ...sentBack.map(({ at, on, by, reason }) => ({
      at,
      text: words.sentBack(formatDate(on, locale), names[step], by.name, reason),
    })),
    ...notes.map(({ at, by, note }) => ({
      at,
      text: words.noted(formatDate(dateInDenmark(at), locale), names[step], by.name, note),
    })),
  ])
  if (lines.length === 0) return []
  return [
    {
      kind: 'list',
      ordered: false,
      start: 1,
      items: lines
        .toSorted((a, b) => (a.at < b.at ? -1 : 1))
        .map(({ text }) => [{ kind: 'paragraph', runs: [{ text }] }]),
    },
  ]
}
