import { BellRing, MessagesSquare, UserRoundCheck } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Clause } from '#shared/agreement/agreement.ts'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { actorNames, clauseLabel } from '#shared/agreement/clause.ts'
import { revealInPanel } from '../../ui/reveal.ts'
import { clauseHref } from '../plan/side-panel-state.tsx'

interface ClauseCardProps {
  clause: Clause
  /** Set when a link asked for this clause; a new value each time it is asked for. */
  asked: string | undefined
}

/** One clause in plain words: what it says, whom it is about, and who does, hears and takes part. */
export function ClauseCard({ clause, asked }: ClauseCardProps) {
  const t = useTranslations('agreement')
  const locale = useLocale()
  const card = useRef<HTMLElement>(null)

  useEffect(() => {
    if (asked === undefined || !card.current) return
    revealInPanel(card.current)
    card.current.focus({ preventScroll: true })
  }, [asked])

  return (
    <article
      ref={card}
      id={`aftale/${clause.id}`}
      className="clause"
      data-asked={asked === undefined ? undefined : true}
      tabIndex={-1}
      aria-label={clauseLabel(clause.id, locale)}
    >
      <p className="clause-letter" aria-hidden="true">
        {clause.id.split('.').at(-1)}
      </p>
      <div className="clause-words">
        <p>{clause.summary[locale]}</p>
        {clause.scope && <p className="clause-scope">{t('scope', { scope: clause.scope[locale] })}</p>}
        <dl className="clause-roles">
          <Role icon={<UserRoundCheck aria-hidden />} title={t('responsible')} actors={clause.responsible} />
          <Role icon={<BellRing aria-hidden />} title={t('informed')} actors={clause.informed} />
          <Role icon={<MessagesSquare aria-hidden />} title={t('involved')} actors={clause.involved} />
        </dl>
        <p className="clause-tags">
          {clause.strength !== 'statement' && (
            <span className="badge">{t(`strengths.${clause.strength}`)}</span>
          )}
          {clause.standing && <span className="badge">{t('standing')}</span>}
        </p>
        <ClauseLinks title={t('exceptionTo')} ids={clause.exceptionTo} />
        <ClauseLinks title={t('see')} ids={clause.see} />
      </div>
    </article>
  )
}

function Role({ icon, title, actors }: { icon: ReactNode; title: string; actors: string[] }) {
  const locale = useLocale()
  if (actors.length === 0) return null
  return (
    <div>
      <dt>
        {icon}
        {title}
      </dt>
      <dd>{actorNames(BUILT_IN_AGREEMENT, actors, locale)}</dd>
    </div>
  )
}

function ClauseLinks({ title, ids }: { title: string; ids: string[] }) {
  const locale = useLocale()
  if (ids.length === 0) return null
  return (
    <p className="clause-links">
      {title}{' '}
      {ids.map((id) => (
        <Link key={id} to={clauseHref(id)} preventScrollReset>
          {clauseLabel(id, locale)}
        </Link>
      ))}
    </p>
  )
}
