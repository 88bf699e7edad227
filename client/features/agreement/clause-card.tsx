import { BellRing, MessagesSquare, UserRoundCheck } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Clause } from '#shared/agreement/agreement.ts'
import { actorNames, clauseLabel } from '#shared/agreement/clause.ts'
import { revealInPanel } from '../../ui/reveal.ts'
import { useAgreement } from './agreement-provider.tsx'
import { ClauseLinks } from './clause-links.tsx'

interface ClauseCardProps {
  clause: Clause
  /** Set when a link asked for this clause; a new value each time it is asked for. */
  asked: string | undefined
}

/** One clause in plain words: what it says, whom it is about, and who does, hears and takes part. */
export function ClauseCard({ clause, asked }: ClauseCardProps) {
  const t = useTranslations('agreement')
  const locale = useLocale()
  const agreement = useAgreement()
  const card = useRef<HTMLElement>(null)

  useEffect(() => {
    if (asked === undefined || !card.current) return
    revealInPanel(card.current)
    card.current.focus({ preventScroll: true })
  }, [asked])

  const terms = [
    ...(clause.strength === 'statement' ? [] : [t(`strengths.${clause.strength}`)]),
    ...(clause.standing ? [t('standing')] : []),
  ]
  return (
    <article
      ref={card}
      id={`aftale/${clause.id}`}
      className="clause"
      data-asked={asked === undefined ? undefined : true}
      tabIndex={-1}
      aria-label={clauseLabel(clause.id, locale, agreement)}
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
        {terms.length > 0 && <p className="clause-terms">{terms.join(' · ')}</p>}
        <ClauseLinks title={t('exceptionTo')} ids={clause.exceptionTo} within={clause.id} />
        <ClauseLinks title={t('see')} ids={clause.see} within={clause.id} />
      </div>
    </article>
  )
}

function Role({ icon, title, actors }: { icon: ReactNode; title: string; actors: string[] }) {
  const locale = useLocale()
  const agreement = useAgreement()
  if (actors.length === 0) return null
  return (
    <div>
      <dt>
        {icon}
        {title}
      </dt>
      <dd>{actorNames(agreement, actors, locale)}</dd>
    </div>
  )
}
