import { BellRing, MessagesSquare, UserRoundCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Clause } from '#shared/agreement/agreement.ts'
import { actorNames } from '#shared/agreement/clause.ts'
import { useAgreement } from './agreement-provider.tsx'

/** Who does, hears and takes part, in plain words. */
export function ClauseRoles({ clause }: { clause: Clause }) {
  const t = useTranslations('agreement')
  return (
    <dl className="clause-roles">
      <Role icon={<UserRoundCheck aria-hidden />} title={t('responsible')} actors={clause.responsible} />
      <Role icon={<BellRing aria-hidden />} title={t('informed')} actors={clause.informed} />
      <Role icon={<MessagesSquare aria-hidden />} title={t('involved')} actors={clause.involved} />
    </dl>
  )
}

function Role({ icon, title, actors }: { icon: ReactNode; title: string; actors: string[] }) {
  const agreement = useAgreement()
  const locale = useLocale()
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

/** How binding a clause is, and whether it holds all the time; nothing for a plain statement. */
export function ClauseTerms({ clause }: { clause: Clause }) {
  const t = useTranslations('agreement')
  const terms = [
    ...(clause.strength === 'statement' ? [] : [t(`strengths.${clause.strength}`)]),
    ...(clause.standing ? [t('standing')] : []),
  ]
  return terms.length > 0 && <p className="clause-terms">{terms.join(' · ')}</p>
}
