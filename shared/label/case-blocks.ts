/** The case as a part of the file's document. */
import { dateInDenmark, formatDate } from '../basics/format-date.ts'
import type { Locale } from '../basics/locale.ts'
import type { ExportBlock, ExportRun } from '../export/export-document.ts'
import { headerCell, textCell } from '../export/text-cell.ts'
import type { CaseRound } from '../protocol/schemas/label.ts'
import { type AnnexList, annexAnchor } from './annexes.ts'
import { sourceKey } from './evidence.ts'
import { EVIDENCE_WORDS, evidenceTitle } from './evidence-words.ts'
import type { LabelExportWords } from './label-export-words.ts'
import { LABEL_WORDS } from './label-words.ts'
import type { WholeFile } from './whole-file.ts'

interface CaseExport {
  file: Pick<WholeFile, 'caseDocuments'>
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
        ...roundNotes(round, asked, words),
      ]),
  ]
}

function roundTable(round: CaseRound, asked: CaseExport, words: LabelExportWords): ExportBlock {
  const { locale } = asked
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
        const documents = (done?.documents ?? []).map((id) => [documentRun(id, asked, words)])
        return [
          textCell(names[step]),
          textCell(planned === undefined ? '' : formatDate(planned, locale)),
          textCell(done ? formatDate(done.on, locale) : ''),
          textCell(done?.by.name ?? ''),
          textCell(...[...valid, done?.note ?? ''].filter((line) => line !== ''), ...documents),
        ]
      }),
    ],
  }
}

/** The way to its annex, or that there is none any more. */
function documentRun(
  documentId: string,
  { file, annexes, locale }: CaseExport,
  words: LabelExportWords,
): ExportRun {
  const source = { kind: 'document', documentId } as const
  const annex = annexes.of(source)
  if (annex) return { text: words.annex(annex.number), jumpTo: annexAnchor(annex) }
  const about = file.caseDocuments.find((one) => sourceKey(one.source) === sourceKey(source))?.about
  return { text: words.gone(about ? evidenceTitle(about, locale) : EVIDENCE_WORDS[locale].kinds.document) }
}

/** What was noted, and why the case came back. */
function roundNotes({ steps }: CaseRound, asked: CaseExport, words: LabelExportWords): ExportBlock[] {
  const { locale } = asked
  const { steps: names } = LABEL_WORDS[locale]
  const lines = steps.flatMap(({ step, notes, sentBack }) => [
    ...sentBack.map(({ at, on, by, reason }) => ({
      at,
      runs: [{ text: words.sentBack(formatDate(on, locale), names[step], by.name, reason) }],
    })),
    ...notes.map(({ at, by, note, documents }) => ({
      at,
      runs: [
        { text: words.noted(formatDate(dateInDenmark(at), locale), names[step], by.name, note) },
        ...documents.flatMap((id) => [{ text: ' · ' }, documentRun(id, asked, words)]),
      ],
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
        .map(({ runs }) => [{ kind: 'paragraph', runs }]),
    },
  ]
}
