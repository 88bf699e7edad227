import { useTranslations } from 'use-intl'
import type { ActivityParty } from '#shared/plan/plan.ts'

/** A party's name with its shape: CenSec a disc, DI FOS a square, joint both halves. */
export function PartyBadge({ party }: { party: ActivityParty }) {
  const t = useTranslations('common')
  return (
    <span className="party-badge" data-party={party}>
      <PartyShape party={party} />
      {t(`parties.${party}`)}
    </span>
  )
}

export function PartyShape({ party }: { party: ActivityParty }) {
  return (
    <svg viewBox="0 0 10 10" aria-hidden="true">
      {party === 'censec' && <circle cx="5" cy="5" r="5" />}
      {party === 'difos' && <rect width="10" height="10" rx="1.5" />}
      {party === 'joint' && (
        <path d="M4.5 0a5 5 0 0 0 0 10zM5.5 0h3A1.5 1.5 0 0 1 10 1.5v7A1.5 1.5 0 0 1 8.5 10h-3z" />
      )}
    </svg>
  )
}
