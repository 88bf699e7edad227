/** The account as tables, the same on the page and in every file. */
import type { Agreement } from '../agreement/agreement.ts'
import { partyName } from '../agreement/party-name.ts'
import { formatNumber } from '../basics/format-number.ts'
import type { Locale } from '../basics/locale.ts'
import { QUESTIONS, type Question, STEPS, shareSatisfied } from '../follow-up/follow-up.ts'
import { PARTIES } from '../plan/plan.ts'
import type { AccountAnswer } from '../protocol/schemas/account.ts'
import { ACCOUNT_GROUPS, type AccountGroup, accountRows } from './account-rows.ts'
import { ACCOUNT_WORDS } from './account-words.ts'
import { cooperationBehind } from './cooperation.ts'
import {
  ACCOUNT_COLUMNS,
  type AccountColumn,
  type CooperationName,
  DUTY_ENDS,
  type FigureName,
  OVERLAP_ENDS,
} from './figure-names.ts'

export interface AccountShown {
  account: AccountAnswer
  /** Another year's, told by the same regions. */
  beside?: AccountAnswer | undefined
  agreement: Agreement
  locale: Locale
}

/** What a number counts: activities, or something of the cooperation; a share counts nothing by itself. */
export type Counting =
  | { kind: 'activities'; figure: FigureName; column: AccountColumn }
  | { kind: 'cooperation'; name: CooperationName }

export interface AccountCell {
  /** Undefined where there is nothing to tell: a share of no answers. */
  value: number | undefined
  counts?: Counting
}

export interface AccountTable {
  name: AccountGroup | 'shares' | 'overlaps' | 'duties' | 'contact'
  title: string
  /** What the columns of numbers are called; those of parties come first, and the last is all of them. */
  columns: string[]
  rows: {
    label: string
    cells: AccountCell[]
    /** The other year's in all, where one is told beside. */
    before?: AccountCell
  }[]
}

/** Every table of the account, in order; the contact is there for those alone who may see it. */
export function accountTables(shown: AccountShown): AccountTable[] {
  return [
    ...ACCOUNT_GROUPS.flatMap((group) =>
      group === 'evaluation'
        ? [figuresTable(group, shown), sharesTable(shown)]
        : [figuresTable(group, shown)],
    ),
    ...cooperationTables(shown),
  ]
}

/** Whether there is nothing in it to read: no number but zeros, in the other year neither. */
export function isEmpty({ rows }: AccountTable): boolean {
  return rows.every(({ cells, before }) => [...cells, before].every((cell) => !cell?.value))
}

/** How much more it is than the year before; undefined where either is not told. */
export function changeIn({ cells, before }: AccountTable['rows'][number]): number | undefined {
  const now = cells.at(-1)?.value
  return now === undefined || before?.value === undefined ? undefined : now - before.value
}

/** `+20` · `−20`, with the sign that it has; a dash where it is not told. */
export function formatChange(change: number | undefined, locale: Locale): string {
  if (change === undefined) return '–'
  const sign = change > 0 ? '+' : change < 0 ? '−' : ''
  return `${sign}${formatNumber(Math.abs(change), locale)}`
}

function figuresTable(group: AccountGroup, shown: AccountShown): AccountTable {
  const { account, beside, locale } = shown
  const words = ACCOUNT_WORDS[locale]
  return {
    name: group,
    title: words.groups[group],
    columns: columnNames(shown),
    rows: accountRows(group, account, beside).map(({ figure, values }) => {
      const cell = (value: number, column: AccountColumn): AccountCell => ({
        value,
        counts: { kind: 'activities', figure, column },
      })
      return {
        label: words.figures[figure],
        cells: ACCOUNT_COLUMNS.map((column) => cell(values[column], column)),
        ...(beside && { before: cell(beside.columns.all.figures[figure], 'all') }),
      }
    }),
  }
}

/** Who chose one of the two upper steps, in whole per cent of those who answered the question. */
function sharesTable(shown: AccountShown): AccountTable {
  const { account, beside, locale } = shown
  const words = ACCOUNT_WORDS[locale]
  return {
    name: 'shares',
    title: words.groups.shares,
    columns: columnNames(shown),
    rows: QUESTIONS.map((question) => ({
      label: words.shares[question],
      cells: ACCOUNT_COLUMNS.map((column) => ({ value: percentOf(account, column, question) })),
      ...(beside && { before: { value: percentOf(beside, 'all', question) } }),
    })),
  }
}

/** Of those who answered the question how many per cent chose one of the two upper steps; undefined where nobody answered. */
function percentOf(
  { columns }: Pick<AccountAnswer, 'columns'>,
  column: AccountColumn,
  question: Question,
): number | undefined {
  const { figures } = columns[column]
  const share = shareSatisfied(
    Object.fromEntries(STEPS.map((step) => [step, figures[`${question}:${step}`]])),
  )
  return share === undefined ? undefined : Math.round(share * 100)
}

function cooperationTables(shown: AccountShown): AccountTable[] {
  const { account, beside, agreement, locale } = shown
  const words = ACCOUNT_WORDS[locale]
  const row = (label: string, names: readonly CooperationName[]): AccountTable['rows'] => {
    const cell = (answer: AccountAnswer, name: CooperationName): AccountCell => ({
      value: cooperationBehind(name, answer)?.told.length,
      counts: { kind: 'cooperation', name },
    })
    const all = names.at(-1)
    return [
      {
        label,
        cells: names.map((name) => cell(account, name)),
        ...(beside && all && { before: cell(beside, all) }),
      },
    ]
  }
  const tables: AccountTable[] = [
    {
      name: 'overlaps',
      title: words.groups.overlaps,
      columns: [words.all],
      rows: (['all', ...OVERLAP_ENDS] as const).flatMap((end) =>
        row(words.overlaps[end], [`overlaps:${end}`]),
      ),
    },
    {
      name: 'duties',
      title: words.groups.duties,
      columns: [...PARTIES.map((party) => partyName(agreement, party, locale)), words.all],
      rows: (['all', ...DUTY_ENDS] as const).flatMap((end) =>
        row(
          words.duties[end],
          [...PARTIES, 'all' as const].map((party) => `duties:${end}:${party}` as const),
        ),
      ),
    },
  ]
  return account.contact
    ? [
        ...tables,
        {
          name: 'contact',
          title: words.groups.contact,
          columns: [words.all],
          rows: row(words.contact, ['contact']),
        },
      ]
    : tables
}

/** What the columns of those by party are called, in their order. */
export function columnNames({ agreement, locale }: Pick<AccountShown, 'agreement' | 'locale'>): string[] {
  const words = ACCOUNT_WORDS[locale]
  return ACCOUNT_COLUMNS.map((column) =>
    column === 'all' || column === 'joint' ? words[column] : partyName(agreement, column, locale),
  )
}
