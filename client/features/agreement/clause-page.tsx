import { Compass } from 'lucide-react'
import { Link, useParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { clauseLabel, findClause, groupHeading } from '#shared/agreement/clause.ts'
import type { Person } from '#shared/permissions/person.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { DeadEnd } from '../../ui/dead-end.tsx'
import { ClauseCitations } from './clause-citations.tsx'
import { ClauseLinks } from './clause-links.tsx'
import { clausePath } from './clause-path.ts'
import { ClauseRoles, ClauseTerms } from './clause-roles.tsx'
import { SignedWords } from './signed-words.tsx'
import { useSignedClause } from './wordings-provider.tsx'
import '../../styles/agreement.css'
import '../../styles/agreement-pages.css'
import { useAgreement } from './agreement-provider.tsx'

/** A clause, or a group of them, at an address of its own: what it says, who has which part in it, and what cites it. */
export function ClausePage({ person }: { person: Person }) {
  const agreement = useAgreement()
  const { clauseId = '' } = useParams()
  const t = useTranslations('agreement')
  const locale = useLocale()
  const clause = findClause(agreement, clauseId)
  const group = agreement.groups.find(({ id }) => id === clauseId)
  const signed = useSignedClause(clauseId)
  const piece = signed?.passages.find(({ begins }) => begins?.id === clauseId)?.begins
  const title = group
    ? groupHeading(agreement, group, locale)
    : clause
      ? clauseLabel(clauseId, locale, agreement)
      : piece?.title || (piece && clauseLabel(clauseId, locale, agreement))

  if (title === undefined)
    return (
      <DeadEnd
        icon={<Compass aria-hidden />}
        title={t('noSuchClause')}
        windowTitle={t('title')}
        onward={{ to: '/aftalen', text: t('wholeAgreement') }}
      >
        {t('noSuchClauseText')}
      </DeadEnd>
    )
  const within = group ? agreement.clauses.filter(({ id }) => id.startsWith(`${clauseId}.`)) : []
  return (
    <main className="page agreement-page" id="indhold" tabIndex={-1}>
      <title>{`${title} · Samplan`}</title>
      <p>
        <Link to="/aftalen">{t('wholeAgreement')}</Link>
      </p>
      <h1>{title}</h1>
      {clause && (
        <div className="clause-words">
          <p>{clause.summary[locale]}</p>
          {clause.scope && <p className="clause-scope">{t('scope', { scope: clause.scope[locale] })}</p>}
          <ClauseRoles clause={clause} />
          <ClauseTerms clause={clause} />
          <ClauseLinks title={t('exceptionTo')} ids={clause.exceptionTo} within={clause.id} toPage />
          <ClauseLinks title={t('see')} ids={clause.see} within={clause.id} toPage />
        </div>
      )}
      {within.length > 0 && (
        <ul className="citations">
          {within.map(({ id, summary }) => (
            <li key={id} className="clause-line">
              <Link to={clausePath(id)}>{clauseLabel(id, locale, agreement)}</Link>
              <span>{summary[locale]}</span>
            </li>
          ))}
        </ul>
      )}
      <SignedWords id={clauseId} isBesidePlan={false} />
      <p>
        <CopyButton text={new URL(clausePath(clauseId), location.href).href}>{t('copyLink')}</CopyButton>
      </p>
      <ClauseCitations key={clauseId} person={person} clauseId={clauseId} />
    </main>
  )
}
