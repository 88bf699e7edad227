/** The account laid out: as a document to read, and as tables to reckon with. */
import type { Agreement } from '../agreement/agreement.ts'
import { bothPartyNames, partyName } from '../agreement/party-name.ts'
import { formatDate } from '../basics/format-date.ts'
import { formatNumber } from '../basics/format-number.ts'
import type { IsoDate } from '../basics/iso-date.ts'
import type { Locale } from '../basics/locale.ts'
import type { ExportBlock, ExportDocument } from '../export/export-document.ts'
import { headerCell, numberCell, textCell } from '../export/text-cell.ts'
import { type TypedTable, typedInteger, typedText } from '../export/typed-table.ts'
import { QUESTIONS, STEPS } from '../follow-up/follow-up.ts'
import type { AccountAnswer } from '../protocol/schemas/account.ts'
import { ACCOUNT_GROUPS, accountRows } from './account-rows.ts'
import { ACCOUNT_WORDS } from './account-words.ts'
import { ACCOUNT_COLUMNS, DUTY_ENDS, OVERLAP_ENDS } from './figure-names.ts'

interface AccountExport {
  account: AccountAnswer
  agreement: Agreement
  locale: Locale
  /** The day it is made, in Denmark. */
  madeOn: IsoDate
}

/** A heading, and its rows of a label and a number for each column. */
export interface AccountTable {
  title: string
  columns: string[]
  rows: { label: string; values: number[] }[]
}

/** Every table of the account, in order; the last column of those by party is the sum of the others. */
function accountTables(asked: Omit<AccountExport, 'madeOn'>): AccountTable[] {
  const { account, locale } = asked
  const words = ACCOUNT_WORDS[locale]
  const byParty = ACCOUNT_GROUPS.map((group) => ({
    title: words.groups[group],
    columns: columnNames(asked),
    rows: accountRows(group, account).map(({ figure, values }) => ({
      label: words.figures[figure],
      values: ACCOUNT_COLUMNS.map((column) => values[column]),
    })),
  }))
  return [...byParty, ...answersAndCooperation(asked)]
}

/** The tables of what no activities stand behind: what was answered, and how the cooperation went. */
export function answersAndCooperation(asked: Omit<AccountExport, 'madeOn'>): AccountTable[] {
  const { account, locale } = asked
  const words = ACCOUNT_WORDS[locale]
  const answers = {
    title: words.groups.answers,
    columns: columnNames(asked),
    rows: QUESTIONS.flatMap((question) =>
      STEPS.map((step) => ({
        label: `${words.questions[question]}: ${words.steps[question][step]}`,
        values: ACCOUNT_COLUMNS.map((column) => account.columns[column].answers[question][step - 1] ?? 0),
      })),
    ),
  }
  const cooperation = {
    title: words.groups.cooperation,
    columns: [words.all],
    rows: [
      ...OVERLAP_ENDS.map((end) => ({ label: words.overlaps[end], values: [account.overlaps[end]] })),
      ...DUTY_ENDS.map((end) => ({ label: words.duties[end], values: [account.duties[end]] })),
      ...(account.contactMonths === undefined
        ? []
        : [{ label: words.contact, values: [account.contactMonths] }]),
    ],
  }
  return [answers, cooperation]
}

/** What the columns are called, in their order. */
export function columnNames({ agreement, locale }: Pick<AccountExport, 'agreement' | 'locale'>): string[] {
  const words = ACCOUNT_WORDS[locale]
  return ACCOUNT_COLUMNS.map((column) =>
    column === 'all' || column === 'joint' ? words[column] : partyName(agreement, column, locale),
  )
}

/** As a document to read. */
export function accountToExportDocument(asked: AccountExport): ExportDocument {
  const { account, agreement, locale, madeOn } = asked
  const words = ACCOUNT_WORDS[locale]
  const title = words.title(account.year)
  const blocks = accountTables(asked).flatMap((table, index): ExportBlock[] => [
    { kind: 'heading', level: 1, anchor: `account-${index + 1}`, runs: [{ text: table.title }] },
    {
      kind: 'table',
      widths: [44, ...table.columns.map(() => 14)],
      rows: [
        [headerCell(words.figure), ...table.columns.map(headerCell)],
        ...table.rows.map(({ label, values }) => [
          textCell(label),
          ...values.map((value) => numberCell(formatNumber(value, locale))),
        ]),
      ],
    },
  ])
  return {
    locale,
    title: `${title}: ${account.title}`,
    madeOn,
    titlePage: {
      title,
      subtitle: `${account.title} · ${bothPartyNames(agreement, locale)}`,
      facts: [{ label: words.madeOn, value: formatDate(madeOn, locale) }],
      blocks: [{ kind: 'paragraph', note: true, runs: [{ text: words.note }] }],
    },
    contentsTitle: words.contents,
    blocks,
    threads: [],
    footer: { text: title, page: words.page, of: words.of },
  }
}

/** As one sheet a table. */
export function accountSheets(asked: Omit<AccountExport, 'madeOn'>): { name: string; table: TypedTable }[] {
  const words = ACCOUNT_WORDS[asked.locale]
  return accountTables(asked).map(({ title, columns, rows }) => ({
    name: title.slice(0, 31),
    table: {
      columns: [{ heading: words.figure, width: 52 }, ...columns.map((heading) => ({ heading, width: 14 }))],
      rows: rows.map(({ label, values }) => [
        typedText(label),
        ...values.map((value) => typedInteger(value)),
      ]),
    },
  }))
}
