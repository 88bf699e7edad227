import { useId } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import {
  type AccountCell,
  type AccountTable,
  accountTables,
  changeIn,
  formatChange,
  isEmpty,
} from '#shared/account/account-tables.ts'
import { ACCOUNT_WORDS } from '#shared/account/account-words.ts'
import { formatNumber } from '#shared/basics/format-number.ts'
import type { AccountAnswer } from '#shared/protocol/schemas/account.ts'
import { useAgreement } from '../agreement/agreement-provider.tsx'
import { AccountDrawing, AccountPatterns } from './account-drawing.tsx'
import { CooperationPart } from './cooperation-part.tsx'
import { cooperationPath, figurePath, useShownCooperation } from './figure-path.ts'

/** An account, and the plan it is of. */
export interface PlanAccount {
  planId: string
  account: AccountAnswer
}

interface AccountTablesProps {
  own: PlanAccount
  /** Another year's, told by the same regions. */
  beside: PlanAccount | undefined
}

/** Every table of the account, each with its drawing. */
export function AccountTables({ own, beside }: AccountTablesProps) {
  const locale = useLocale()
  const agreement = useAgreement()
  const tables = accountTables({ account: own.account, beside: beside?.account, agreement, locale })
  return (
    <>
      <AccountPatterns />
      {tables.map((table) => (
        <AccountPart key={table.name} table={table} own={own} beside={beside} />
      ))}
    </>
  )
}

function AccountPart({ table, own, beside }: AccountTablesProps & { table: AccountTable }) {
  const locale = useLocale()
  const t = useTranslations('account')
  const words = ACCOUNT_WORDS[locale]
  const id = useId()
  const { title, columns, rows } = table
  const shown = useShownCooperation()
  if (isEmpty(table))
    // Of shares of no answers the part above them has said why.
    return table.name === 'shares' ? null : (
      <div className="account-part" data-empty="">
        <h2>{title}</h2>
        <p className="account-note">{t(`empty.${table.name}`)}</p>
      </div>
    )
  const isHere = rows.some(({ cells }) =>
    cells.some(({ counts }) => counts?.kind === 'cooperation' && counts.name === shown),
  )
  return (
    <div className="account-part">
      <h2 id={id}>{title}</h2>
      <AccountDrawing table={table} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what goes sideways must be reached by keyboard */}
      <section className="account-frame" aria-labelledby={id} tabIndex={0}>
        <table data-beside={beside ? '' : undefined}>
          <thead>
            <tr>
              <th scope="col">{words.figure}</th>
              {columns.map((column, index) => (
                <th key={column} scope="col" data-sum={index === columns.length - 1 ? '' : undefined}>
                  {column}
                </th>
              ))}
              {beside && <th scope="col">{beside.account.year}</th>}
              {beside && <th scope="col">{words.change}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.label}>
                <th scope="row">{row.label}</th>
                {row.cells.map((cell, index) => (
                  <td key={columns[index]} data-sum={index === columns.length - 1 ? '' : undefined}>
                    <Told planId={own.planId} cell={cell} besideId={beside?.planId} shown={shown} />
                  </td>
                ))}
                {beside && row.before && (
                  <>
                    <td>
                      <Told planId={beside.planId} cell={row.before} />
                    </td>
                    <td>{formatChange(changeIn(row), locale)}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {shown && isHere && <CooperationPart account={own} name={shown} table={table} />}
    </div>
  )
}

interface ToldProps {
  planId: string
  cell: AccountCell
  /** Whose year is told beside. */
  besideId?: string | undefined
  /** The figure of the cooperation that is shown already. */
  shown?: string | undefined
}

/** A number, and the way to what it counts. */
function Told({ planId, cell: { value, counts }, besideId, shown }: ToldProps) {
  const locale = useLocale()
  if (value === undefined) return '–'
  const text = formatNumber(value, locale)
  if (value === 0 || !counts) return text
  if (counts.kind === 'activities')
    return <Link to={figurePath(planId, counts.figure, counts.column)}>{text}</Link>
  return (
    <Link
      to={cooperationPath(planId, counts.name, besideId)}
      aria-current={counts.name === shown ? 'true' : undefined}
    >
      {text}
    </Link>
  )
}
