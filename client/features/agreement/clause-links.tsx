import { Fragment } from 'react'
import { Link } from 'react-router'
import { useLocale } from 'use-intl'
import { clauseLabel } from '#shared/agreement/clause.ts'
import { clauseHref } from '../plan/side-panel-state.tsx'
import { useAgreement } from './agreement-provider.tsx'
import { clausePath } from './clause-path.ts'

interface ClauseLinksProps {
  title: string
  ids: readonly string[]
  /** The clause they stand in: another one of its section is called by its letter alone, as people do. */
  within?: string
  /** Where there is no panel, they lead to their own pages. */
  toPage?: boolean
}

/** Links to clauses in one run of text; nothing at all without any. */
export function ClauseLinks({ title, ids, within, toPage = false }: ClauseLinksProps) {
  const agreement = useAgreement()
  const locale = useLocale()
  if (ids.length === 0) return null
  return (
    <p className="clause-links">
      {title}{' '}
      {ids.map((id, index) => {
        const label = clauseLabel(id, locale, agreement)
        return (
          <Fragment key={id}>
            {index > 0 && ', '}
            <Link
              to={toPage ? clausePath(id) : clauseHref(id)}
              aria-label={label}
              preventScrollReset={!toPage}
            >
              {(within !== undefined && letterWithin(within, id)) || label}
            </Link>
          </Fragment>
        )
      })}
    </p>
  )
}

/** The letter of a clause in the same section, `d`; undefined for a clause of another one. */
function letterWithin(clauseId: string, id: string): string | undefined {
  const section = clauseId.slice(0, clauseId.lastIndexOf('.') + 1)
  return section && id.startsWith(section) ? id.slice(section.length) : undefined
}
