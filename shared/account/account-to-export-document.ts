/** The account laid out: as a document to read, and as tables to reckon with. */
import { bothPartyNames } from '../agreement/party-name.ts'
import { formatDate } from '../basics/format-date.ts'
import { formatNumber } from '../basics/format-number.ts'
import type { IsoDate } from '../basics/iso-date.ts'
import type { Locale } from '../basics/locale.ts'
import type { ExportBlock, ExportCell, ExportDocument } from '../export/export-document.ts'
import { headerCell, numberCell, textCell } from '../export/text-cell.ts'
import { type TypedTable, typedInteger, typedText } from '../export/typed-table.ts'
import {
  type AccountShown,
  type AccountTable,
  accountTables,
  changeIn,
  formatChange,
} from './account-tables.ts'
import { ACCOUNT_WORDS } from './account-words.ts'
import { type AccountedActivity, type BehindTable, behindTable } from './behind-table.ts'
import type { FigureName } from './figure-names.ts'

export interface AccountExport extends AccountShown {
  /** What the figures are made of. */
  activities: readonly AccountedActivity[]
}

/** As a document to read, made on that day in Denmark. */
export function accountToExportDocument(asked: AccountExport & { madeOn: IsoDate }): ExportDocument {
  const { account, beside, agreement, locale, madeOn } = asked
  const words = ACCOUNT_WORDS[locale]
  const title = words.title(account.year)
  const blocks = accountTables(asked).flatMap((table, index): ExportBlock[] => [
    { kind: 'heading', level: 1, anchor: `account-${index + 1}`, runs: [{ text: table.title }] },
    documentTable(table, beside?.year, locale),
  ])
  return {
    locale,
    title: `${title}: ${account.title}`,
    madeOn,
    titlePage: {
      title,
      subtitle: `${account.title} · ${bothPartyNames(agreement, locale)}`,
      facts: [
        { label: words.madeOn, value: formatDate(madeOn, locale) },
        ...(beside ? [{ label: words.beside, value: beside.title }] : []),
      ],
      blocks: [
        { kind: 'paragraph', note: true, runs: [{ text: words.note }] },
        ...(beside ? [noteOf(words.regionsOf(account.regionsOf))] : []),
      ],
    },
    contentsTitle: words.contents,
    blocks: [...blocks, ...behindBlocks(behindTable(asked, READ_NAMES), asked)],
    threads: [],
    footer: { text: title, page: words.page, of: words.of },
  }
}

/** As many as fit beside each other on paper, each with its part of the width. */
const READ_FIGURES = {
  participants: 14,
  companies: 17,
  answered: 10,
  budget: 15,
  spent: 15,
} as const satisfies Partial<Record<FigureName, number>>
const READ_NAMES = Object.keys(READ_FIGURES) as (keyof typeof READ_FIGURES)[]

/** Above the numbers, which stand to the right. */
function numberHeader(text: string): ExportCell {
  return { ...headerCell(text), align: 'end' }
}

/** In per cent; kroner of two years beside each other need the room that is usually the label's. */
function widthsOf(name: AccountTable['name'], numbers: number): number[] {
  const each = name === 'money' && numbers > 4 ? 13.3 : Math.min(14, 66 / numbers)
  return [100 - numbers * each, ...Array.from({ length: numbers }, () => each)]
}

function noteOf(text: string): ExportBlock {
  return { kind: 'paragraph', note: true, runs: [{ text }] }
}

function documentTable(
  { name, columns, rows }: AccountTable,
  besideYear: number | undefined,
  locale: Locale,
): ExportBlock {
  const words = ACCOUNT_WORDS[locale]
  const told = (value: number | undefined) =>
    numberCell(value === undefined ? '–' : formatNumber(value, locale))
  const besides = besideYear === undefined ? [] : [String(besideYear), words.change]
  return {
    kind: 'table',
    widths: widthsOf(name, columns.length + besides.length),
    rows: [
      [headerCell(words.figure), ...[...columns, ...besides].map(numberHeader)],
      ...rows.map((row) => [
        textCell(row.label),
        ...row.cells.map(({ value }) => told(value)),
        ...(row.before ? [told(row.before.value), numberCell(formatChange(changeIn(row), locale))] : []),
      ]),
    ],
  }
}

/** The account's activities one a row, with their sum below. */
function behindBlocks({ columns, rows, sums }: BehindTable, { locale }: AccountExport): ExportBlock[] {
  const words = ACCOUNT_WORDS[locale]
  const { title, activity } = words.behind
  const number = (value: number | undefined) =>
    numberCell(value === undefined ? '' : formatNumber(value, locale))
  return [
    { kind: 'heading', level: 1, anchor: 'account-behind', newPage: true, runs: [{ text: title }] },
    {
      kind: 'table',
      widths: [35, ...Object.values(READ_FIGURES)],
      rows: [
        [headerCell(activity), ...columns.map(numberHeader)],
        ...rows.map(({ title: name, party: whose, fate: its, numbers }) => [
          textCell(name, `${whose} · ${its}`),
          ...numbers.map(number),
        ]),
        [textCell(words.all), ...sums.map(number)],
      ],
    },
  ]
}

/** As one sheet a table, the activities behind the figures last. */
export function accountSheets(asked: AccountExport): { name: string; table: TypedTable }[] {
  const { beside, locale } = asked
  const words = ACCOUNT_WORDS[locale]
  const besides = beside ? [String(beside.year), words.change] : []
  const sheets = accountTables(asked).map(({ title, columns, rows }) => ({
    name: title.slice(0, LONGEST_NAME),
    table: {
      columns: [
        { heading: words.figure, width: 52 },
        ...[...columns, ...besides].map((heading) => ({ heading, width: 14 })),
      ],
      rows: rows.map((row) => [
        typedText(row.label),
        ...row.cells.map(({ value }) => typedInteger(value)),
        ...(row.before ? [typedInteger(row.before.value), typedInteger(changeIn(row))] : []),
      ]),
    },
  }))
  const { columns, rows, sums } = behindTable(asked)
  const { title, activity, party, fate } = words.behind
  return [
    ...sheets,
    {
      name: title.slice(0, LONGEST_NAME),
      table: {
        columns: [
          { heading: activity, width: 52 },
          ...[party, fate, ...columns].map((heading) => ({ heading, width: 14 })),
        ],
        rows: rows.map((row) => [
          typedText(row.title),
          typedText(row.party),
          typedText(row.fate),
          ...row.numbers.map(typedInteger),
        ]),
        total: [typedText(words.all), typedText(''), typedText(''), ...sums.map(typedInteger)],
      },
    },
  ]
}

/** Of a sheet, in Excel. */
const LONGEST_NAME = 31
