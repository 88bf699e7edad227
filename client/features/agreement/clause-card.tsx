import { Link2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Clause } from '#shared/agreement/agreement.ts'
import { clauseLabel } from '#shared/agreement/clause.ts'
import { revealInPanel } from '../../ui/reveal.ts'
import { useAgreement } from './agreement-provider.tsx'
import { ClauseLinks } from './clause-links.tsx'
import { clausePath } from './clause-path.ts'
import { ClauseRoles, ClauseTerms } from './clause-roles.tsx'
import { SignedWords } from './signed-words.tsx'

interface ClauseCardProps {
  clause: Clause
  /** Set when a link asked for this clause; a new value each time it is asked for. */
  asked: string | undefined
}

/** One clause: what it says in plain words and as it was signed, whom it is about, and who does, hears and takes part. */
export function ClauseCard({ clause, asked }: ClauseCardProps) {
  const agreement = useAgreement()
  const t = useTranslations('agreement')
  const locale = useLocale()
  const card = useRef<HTMLElement>(null)

  useEffect(() => {
    if (asked === undefined || !card.current) return
    revealInPanel(card.current)
    card.current.focus({ preventScroll: true })
  }, [asked])

  const label = clauseLabel(clause.id, locale, agreement)
  return (
    <article
      ref={card}
      id={`aftale/${clause.id}`}
      className="clause"
      data-asked={asked === undefined ? undefined : true}
      tabIndex={-1}
      aria-label={label}
    >
      <p className="clause-letter" aria-hidden="true">
        {clause.id.split('.').at(-1)}
      </p>
      <div className="clause-words">
        <p>{clause.summary[locale]}</p>
        {clause.scope && <p className="clause-scope">{t('scope', { scope: clause.scope[locale] })}</p>}
        <ClauseRoles clause={clause} />
        <ClauseTerms clause={clause} />
        <SignedWords id={clause.id} isBesidePlan />
        <ClauseLinks title={t('exceptionTo')} ids={clause.exceptionTo} within={clause.id} />
        <ClauseLinks title={t('see')} ids={clause.see} within={clause.id} />
      </div>
      <Link
        className="clause-permalink"
        to={clausePath(clause.id)}
        aria-label={t('openClause', { clause: label })}
        title={t('openClause', { clause: label })}
      >
        <Link2 aria-hidden />
      </Link>
    </article>
  )
}
