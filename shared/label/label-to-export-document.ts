/** The label's file laid out as one document, with its annexes behind. */
import { ACCOUNT_WORDS } from '../account/account-words.ts'
import type { Agreement } from '../agreement/agreement.ts'
import { partyName } from '../agreement/party-name.ts'
import { formatBytes } from '../basics/format-bytes.ts'
import { dateInDenmark, formatDate } from '../basics/format-date.ts'
import { formatNumber, formatShare } from '../basics/format-number.ts'
import type { IsoDate } from '../basics/iso-date.ts'
import type { Locale } from '../basics/locale.ts'
import type { ExportBlock, ExportDocument, Field } from '../export/export-document.ts'
import { headerCell, numberCell, textCell } from '../export/text-cell.ts'
import type { EvidenceLine } from '../protocol/schemas/label.ts'
import { type Annex, type AnnexList, annexAnchor } from './annexes.ts'
import { stepNow } from './case.ts'
import { caseBlocks } from './case-blocks.ts'
import { EVIDENCE_WORDS, evidenceDate, evidenceTitle } from './evidence-words.ts'
import { LABEL_EXPORT_WORDS, type LabelExportWords } from './label-export-words.ts'
import { LABEL_WORDS } from './label-words.ts'
import type { LabelChapter, WholeFile } from './whole-file.ts'

interface LabelExport {
  file: WholeFile
  /** What each annex holds, by its number; what is a file of its own has nothing here but its facts. */
  annexes: AnnexList
  contentOf: (annex: Annex) => ExportBlock[]
  agreement: Agreement
  locale: Locale
  /** The day it is made, in Denmark. */
  madeOn: IsoDate
}

/** Lays the file out: process, overview, a chapter an indicator with its evidence, and the annexes in the order of the chapters. */
export function labelToExportDocument(asked: LabelExport): ExportDocument {
  const { file, agreement, locale, madeOn } = asked
  const words = LABEL_EXPORT_WORDS[locale]
  const party = partyName(agreement, file.party, locale)
  return {
    locale,
    title: words.title,
    madeOn,
    titlePage: {
      title: words.title,
      subtitle: words.subtitle(party),
      facts: titleFacts(asked, words),
      blocks: [{ kind: 'paragraph', note: true, runs: [{ text: file.set.note[locale] }] }],
    },
    contentsTitle: words.contents,
    blocks: [
      ...caseBlocks(file.rounds, asked, words),
      ...overviewBlocks(asked, words),
      ...file.chapters.flatMap((chapter) => chapterBlocks(chapter, asked, words)),
      ...asked.annexes.all.flatMap((annex) => annexBlocks(annex, asked, words)),
    ],
    threads: [],
    footer: { text: `${words.title} · ${party}`, page: words.page, of: words.of },
  }
}

function titleFacts({ file, locale, madeOn }: LabelExport, words: LabelExportWords): Field[] {
  const { points, of, share, passMark, assessed, indicators } = file.score
  const now = stepNow(file.rounds)
  return [
    {
      label: words.score,
      value: words.scoreOf(
        formatNumber(points, locale),
        formatNumber(of, locale),
        formatShare(share, locale),
        formatShare(passMark, locale),
      ),
    },
    { label: words.assessed, value: words.assessedOf(assessed, indicators) },
    { label: words.caseNow, value: now ? LABEL_WORDS[locale].steps[now] : words.caseOver },
    { label: words.setVersion, value: setVersionOf(file, locale) },
    { label: words.madeOn, value: formatDate(madeOn, locale) },
  ]
}

function setVersionOf({ set: { line } }: WholeFile, locale: Locale): string {
  const { version, at } = line
  return at === undefined ? String(version) : `${version} (${formatDate(dateInDenmark(at), locale)})`
}

function overviewBlocks({ file, locale }: LabelExport, words: LabelExportWords): ExportBlock[] {
  const { states, gaps: gapWords } = LABEL_WORDS[locale]
  return [
    { kind: 'heading', level: 1, anchor: 'indicators', newPage: true, runs: [{ text: words.overview }] },
    ...file.set.groups.flatMap(({ number, name }): ExportBlock[] => {
      const chapters = file.chapters.filter(({ indicator }) => indicator.group === number)
      if (chapters.length === 0) return []
      return [
        { kind: 'heading', level: 2, runs: [{ text: `${number} ${name[locale]}` }] },
        {
          kind: 'table',
          widths: [8, 32, 15, 14, 8, 23],
          rows: [
            words.overviewHeadings.map(headerCell),
            ...chapters.map(({ indicator, assessment, evidence, gaps }) => [
              textCell(indicator.number),
              textCell([{ text: indicator.name[locale], jumpTo: chapterAnchor(indicator.id) }]),
              textCell(levelWords(indicator.target, assessment.level, words)),
              textCell(states[assessment.state]),
              numberCell(String(evidence.filter(({ state }) => state === 'there').length)),
              textCell(...gaps.map((gap) => gapWords[gap])),
            ]),
          ],
        },
      ]
    }),
  ]
}

function levelWords(target: number, level: number | undefined, words: LabelExportWords): string {
  return level === undefined ? words.noLevel(target) : words.levelOf(level, target)
}

function chapterAnchor(indicatorId: string): string {
  return `indicator-${indicatorId}`
}

function chapterBlocks(chapter: LabelChapter, asked: LabelExport, words: LabelExportWords): ExportBlock[] {
  const { file, locale } = asked
  const { indicator, assessment, gaps } = chapter
  const { levels, states, gaps: gapWords } = LABEL_WORDS[locale]
  const group = file.set.groups.find(({ number }) => number === indicator.group)
  const { level } = assessment
  const fields: Field[] = [
    { label: words.group, value: group?.name[locale] ?? '' },
    { label: words.question, value: indicator.question[locale] },
    { label: words.asked, value: indicator.asked[locale] },
    {
      label: words.assessment,
      value: level === undefined ? gapWords['not-assessed'] : `${level}: ${levels[level]}`,
    },
    { label: words.target, value: `${indicator.target}: ${levels[indicator.target]}` },
    { label: words.state, value: states[assessment.state] },
    { label: words.responsible, value: assessment.responsible?.name ?? '' },
    { label: words.gaps, value: gaps.map((gap) => gapWords[gap]).join(' · ') },
  ]
  return [
    {
      kind: 'heading',
      level: 1,
      anchor: chapterAnchor(indicator.id),
      runs: [{ text: `${indicator.number} ${indicator.name[locale]}` }],
    },
    { kind: 'fields', fields: fields.filter(({ value }) => value !== '') },
    ...paragraphsOf(assessment.text),
    ...evidenceBlocks(chapter, asked, words),
    ...figureBlocks(chapter, locale, words),
  ]
}

function paragraphsOf(text: string): ExportBlock[] {
  return text
    .split(/\n+/u)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ kind: 'paragraph', runs: [{ text: line }] }))
}

function evidenceBlocks(
  { evidence }: LabelChapter,
  { locale, annexes }: LabelExport,
  words: LabelExportWords,
): ExportBlock[] {
  const heading: ExportBlock = { kind: 'heading', level: 2, runs: [{ text: words.evidence }] }
  if (evidence.length === 0) return [heading, { kind: 'paragraph', runs: [{ text: words.noEvidence }] }]
  return [
    heading,
    {
      kind: 'table',
      widths: [14, 42, 16, 28],
      rows: [
        words.evidenceHeadings.map(headerCell),
        ...evidence.map((line) => {
          const annex = annexes.of(line.source)
          return [
            textCell(annex ? [{ text: words.annex(annex.number), jumpTo: annexAnchor(annex) }] : ''),
            textCell(evidenceWords(line, locale, words)),
            textCell(line.about ? evidenceDate(line.about, locale) : ''),
            textCell(...line.note.split('\n')),
          ]
        }),
      ],
    },
  ]
}

/** What is there no more is said, and not left out. */
function evidenceWords(
  { source, about, state }: EvidenceLine,
  locale: Locale,
  words: LabelExportWords,
): string {
  const what = about ? evidenceTitle(about, locale) : EVIDENCE_WORDS[locale].kinds[source.kind]
  switch (state) {
    case 'there':
      return what
    case 'gone':
      return words.gone(what)
    case 'unreadable':
      return words.unreadable(what)
    default:
      state satisfies never
      return what
  }
}

function figureBlocks(
  { indicator, figures }: LabelChapter,
  locale: Locale,
  words: LabelExportWords,
): ExportBlock[] {
  const years = [...new Set(figures.map(({ year }) => year))]
  if (years.length === 0) return []
  const names = ACCOUNT_WORDS[locale].figures
  return [
    { kind: 'heading', level: 2, runs: [{ text: words.figures }] },
    {
      kind: 'table',
      widths: [50, ...years.map(() => 14)],
      rows: [
        [words.figure, ...years.map(String)].map(headerCell),
        ...indicator.figures.map((figure) => [
          textCell(names[figure]),
          ...years.map((year) => {
            const found = figures.find((one) => one.year === year && one.figure === figure)
            return numberCell(found ? formatNumber(found.value, locale) : '')
          }),
        ]),
      ],
    },
  ]
}

function annexBlocks(annex: Annex, asked: LabelExport, words: LabelExportWords): ExportBlock[] {
  const { locale, contentOf } = asked
  const { about, number, usedBy } = annex
  const document: Field[] =
    about.kind === 'document'
      ? [
          { label: words.fileName, value: about.name },
          { label: words.size, value: formatBytes(about.bytes, locale) },
          { label: words.sha256, value: about.sha256 },
          { label: words.uploaded, value: evidenceDate(about, locale) },
        ]
      : []
  return [
    {
      kind: 'heading',
      level: 1,
      anchor: annexAnchor(annex),
      newPage: true,
      runs: [{ text: words.annexTitle(number, evidenceTitle(about, locale)) }],
    },
    {
      kind: 'fields',
      fields: [
        ...document,
        { label: words.evidenceFor, value: usedBy.length > 0 ? usedBy.join(', ') : words.case },
      ],
    },
    ...contentOf(annex),
  ]
}
