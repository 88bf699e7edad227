import { useId } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import {
  ACCOUNT_GROUPS,
  type AccountGroup,
  type AccountRow,
  accountRows,
} from '#shared/account/account-rows.ts'
import { answersAndCooperation, columnNames } from '#shared/account/account-to-export-document.ts'
import { ACCOUNT_WORDS } from '#shared/account/account-words.ts'
import { ACCOUNT_COLUMNS, type AccountColumn } from '#shared/account/figure-names.ts'
import { formatNumber } from '#shared/basics/format-number.ts'
import type { AccountAnswer } from '#shared/protocol/schemas/account.ts'
import { useAgreement } from '../agreement/agreement-provider.tsx'
import { figurePath } from './figure-path.ts'
import { PartyBars } from './party-bars.tsx'
import { RegionSketch } from './region-sketch.tsx'

interface AccountTablesProps {
  planId: string
  account: AccountAnswer
  /** Another year's, told by the same regions. */
  beside: AccountAnswer | undefined
}

/** Every table of the account, those that are drawn with their drawing. */
export function AccountTables({ planId, account, beside }: AccountTablesProps) {
  return (
    <>
      {ACCOUNT_GROUPS.map((group) => (
        <GroupTable key={group} planId={planId} account={account} beside={beside} group={group} />
      ))}
      <OtherTables account={account} />
    </>
  )
}

function GroupTable({ planId, account, beside, group }: AccountTablesProps & { group: AccountGroup }) {
  const t = useTranslations('account')
  const id = useId()
  const locale = useLocale()
  const agreement = useAgreement()
  const words = ACCOUNT_WORDS[locale]
  const rows = accountRows(group, account)
  const number = (value: number) => formatNumber(value, locale)
  return (
    <div className="account-part">
      <h2 id={id}>{words.groups[group]}</h2>
      {group === 'regions' ? (
        <RegionSketch rows={rows} label={t('map')} nameOf={({ figure }) => words.figures[figure]} />
      ) : (
        <PartyBars
          rows={drawnRows(group, rows)}
          nameOf={({ figure }) => words.figures[figure]}
          label={t('bars', { figure: words.groups[group] })}
        />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what goes sideways must be reached by keyboard */}
      <section className="account-frame" aria-labelledby={id} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.figure}</th>
              {columnNames({ agreement, locale }).map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              {beside && <th scope="col">{beside.year}</th>}
              {beside && <th scope="col">{t('change')}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ figure, values }) => {
              const before = beside?.columns.all.figures[figure]
              return (
                <tr key={figure}>
                  <th scope="row">{words.figures[figure]}</th>
                  {ACCOUNT_COLUMNS.map((column) => (
                    <td key={column}>
                      <FigureLink planId={planId} row={{ figure, values }} column={column}>
                        {number(values[column])}
                      </FigureLink>
                    </td>
                  ))}
                  {before !== undefined && <td>{number(before)}</td>}
                  {before !== undefined && <td>{signed(values.all - before, number)}</td>}
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
    </div>
  )
}

/** What of a group is drawn: of people those that are of one kind. */
function drawnRows(group: AccountGroup, rows: readonly AccountRow[]): readonly AccountRow[] {
  return group === 'people' ? rows.slice(0, 4) : rows
}

interface FigureLinkProps {
  planId: string
  row: AccountRow
  column: AccountColumn
  children: string
}

/** A figure, and the way to the activities that it counts. */
function FigureLink({ planId, row: { figure, values }, column, children }: FigureLinkProps) {
  if (values[column] === 0) return children
  return <Link to={figurePath(planId, figure, column)}>{children}</Link>
}

/** What no activities stand behind: what was answered, and how the cooperation went. */
function OtherTables({ account }: { account: AccountAnswer }) {
  const locale = useLocale()
  const agreement = useAgreement()
  const words = ACCOUNT_WORDS[locale]
  return answersAndCooperation({ account, agreement, locale }).map(({ title, columns, rows }) => (
    <div key={title} className="account-part">
      <h2>{title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what goes sideways must be reached by keyboard */}
      <section className="account-frame" aria-label={title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.figure}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, values }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {values.map((value, index) => (
                  <td key={columns[index]}>{formatNumber(value, locale)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  ))
}

function signed(value: number, number: (value: number) => string): string {
  return value > 0 ? `+${number(value)}` : value < 0 ? `−${number(-value)}` : '0'
}
