import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Explanation, Overlap, RoleFinding } from '#shared/findings/findings.ts'
import type { Effect } from '#shared/vocabulary/effect.ts'
import { PartyBadge } from '../../ui/party-badge.tsx'
import { useKnownActivities } from './effects.tsx'

/** Everything that an effect is made of: which activities, and which warnings for which reason. */
export function EffectDetails({ effect }: { effect: Effect }) {
  const t = useTranslations('vocabulary.effect')
  const { using, appeared, gone, changed, lowered, rolesAppeared, rolesGone } = effect
  const overlapLine = (overlap: Overlap, label?: string) => (
    <OverlapLine key={overlap.id} overlap={overlap} label={label ?? t(`labels.${overlap.label}`)} />
  )
  const roleLine = (finding: RoleFinding) => <RoleLine key={finding.id} finding={finding} />
  return (
    <div className="effect-details">
      <EffectPart title={t('usedBy')}>
        {using.map((id) => (
          <li key={id}>
            <ActivityName id={id} />
          </li>
        ))}
      </EffectPart>
      <EffectPart title={t('appeared')}>
        {[...appeared.map((overlap) => overlapLine(overlap)), ...rolesAppeared.map(roleLine)]}
      </EffectPart>
      <EffectPart title={t('gone')}>
        {[...gone.map((overlap) => overlapLine(overlap)), ...rolesGone.map(roleLine)]}
      </EffectPart>
      <EffectPart title={t('changed')}>
        {changed.map(({ after }) => overlapLine(after, t(`becomes.${after.label}`)))}
      </EffectPart>
      <EffectPart title={t('stillThere')}>{lowered.map((overlap) => overlapLine(overlap))}</EffectPart>
    </div>
  )
}

function EffectPart({ title, children }: { title: string; children: ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <div className="effect-part">
      <p className="effect-part-title">{title}</p>
      <ul>{children}</ul>
    </div>
  )
}

function OverlapLine({ overlap, label }: { overlap: Overlap; label: string }) {
  return (
    <li className="effect-warning">
      <span className="effect-label">{label}</span>
      <ActivityName id={overlap.a} />
      <ActivityName id={overlap.b} />
      <Reason reason={overlap.reasons[0]} />
    </li>
  )
}

function RoleLine({ finding }: { finding: RoleFinding }) {
  const t = useTranslations('vocabulary.effect')
  return (
    <li className="effect-warning">
      <span className="effect-label">{t('labels.role')}</span>
      <ActivityName id={finding.activity} />
      <Reason reason={finding.why} />
    </li>
  )
}

function Reason({ reason }: { reason: Explanation | undefined }) {
  const locale = useLocale()
  return reason && <p className="effect-reason">{reason[locale]}</p>
}

function ActivityName({ id }: { id: string }) {
  const t = useTranslations('vocabulary')
  const activity = useKnownActivities().get(id)
  if (!activity) return null
  return (
    <span className="effect-activity">
      <PartyBadge party={activity.party} />
      <span>{activity.title || t('untitled')}</span>
    </span>
  )
}
