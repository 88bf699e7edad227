import { useLocale, useTranslations } from 'use-intl'
import { responsibleFor } from '#shared/agreement/clause.ts'
import { type Decision, isParted, namesAbout } from '#shared/findings/decision.ts'
import { idsOfPair } from '#shared/findings/findings.ts'
import { type Activity, otherParty } from '#shared/plan/plan.ts'
import { useNames } from '../../text/unbroken.ts'
import { useStore } from '../../ui/store.ts'
import { useAgreement } from '../agreement/agreement-provider.tsx'
import { usePlan } from '../plan/plan-context.tsx'
import { useFindingsContext } from './findings-context.ts'
import { outcomeWords, type ShownFinding, type ShownRoleFinding } from './shown-finding.ts'

/** Gives a finding's one line, as seen from one of its activities. */
export function useFindingHeadline(): (finding: ShownFinding, from: Activity) => string {
  const t = useTranslations('findings')
  const said = useNames()
  const { activities } = usePlan()
  const roleOf = useRoleOf()

  return (finding, from) => {
    if (finding.kind !== 'role') {
      const other = otherActivity(finding, from, activities)
      if (!other) return t(`${finding.kind}.withUnknown`)
      return t(`${finding.kind}.with`, {
        owner: said.owner(other.party),
        title: other.title || t('untitled'),
        period: said.period(other),
      })
    }
    const { about, who } = roleOf(finding, from)
    return t(`role.${about}`, { who })
  }
}

/** Gives a decided finding's one line: what was decided about what, and by whom and when. */
export function useDecidedLine(): (finding: ShownFinding, decision: Decision, from: Activity) => string {
  const t = useTranslations('findings')
  const said = useNames()
  const { activities } = usePlan()
  const roleOf = useRoleOf()

  function otherOf(finding: ShownFinding, from: Activity): string {
    const other = otherActivity(finding, from, activities)
    if (!other) return t('decidedAbout.unknown')
    return t('decidedAbout.activity', {
      owner: said.owner(other.party),
      title: other.title || t('untitled'),
    })
  }

  function subjectOf(finding: ShownFinding, from: Activity): string {
    if (finding.kind !== 'role')
      return t(`decidedAbout.${finding.kind}`, { activity: otherOf(finding, from) })
    const { about, who } = roleOf(finding, from)
    return t(`decidedAbout.${about}`, { who })
  }

  return (finding, decision, from) => {
    const words = {
      outcome: t(`${outcomeWords(finding)}.${decision.outcome}`),
      name: decision.by.name,
      party: said.party(decision.by.party),
      day: said.day(decision.at),
    }
    // »Ikke overlap: overlap med …« would contradict itself.
    return finding.kind !== 'role' && decision.outcome === 'not-overlap'
      ? t('decidedNotOverlap', { ...words, subject: otherOf(finding, from) })
      : t('decided', { ...words, subject: subjectOf(finding, from) })
  }
}

/** Gives the one line of a decision whose finding is gone: what was decided about what, and by whom and when. */
export function useEarlierLine(): (decision: Decision) => string {
  const t = useTranslations('findings')
  const said = useNames()
  const { activities } = usePlan()
  const decisions = useStore(useFindingsContext().decisions)
  return (decision) => {
    const { findingId, outcome, by, at } = decision
    const parted = isParted(decision, decisions, (id) => activities.get(id) !== undefined)
    const names = namesAbout(decision, (id) => activities.get(id)).map(({ party, title }) =>
      t('decidedAbout.activity', {
        owner: said.owner(party),
        title: title || t('untitled'),
      }),
    )
    return t('decided', {
      outcome: parted
        ? t('outcomeParted')
        : t(`${idsOfPair(findingId) ? 'outcomes' : 'roleOutcomes'}.${outcome}`),
      subject: names.length > 0 ? names.join(t('and')) : t('decidedAbout.unknown'),
      name: by.name,
      party: said.party(by.party),
      day: said.day(at),
    })
  }
}

interface RoleInWords {
  about: 'responsibility' | 'inform' | 'involve'
  /** Who is responsible, or is to hear of it or take part. */
  who: string
}

function useRoleOf(): (finding: ShownRoleFinding, from: Activity) => RoleInWords {
  const t = useTranslations('findings')
  const said = useNames()
  const locale = useLocale()
  const agreement = useAgreement()
  return ({ roleKind, clauses }, from) => {
    switch (roleKind) {
      case 'responsibility':
      case 'parent-organisation':
        return { about: 'responsibility', who: responsibleFor(agreement, clauses[0] ?? '', locale) }
      case 'inform':
      case 'involve':
        return {
          about: roleKind,
          who: from.party === 'joint' ? t('eachOther') : said.party(otherParty(from.party)),
        }
      default:
        roleKind satisfies never
        throw new Error(`Unknown kind of role finding: ${roleKind}`)
    }
  }
}

function otherActivity(
  { activityIds }: ShownFinding,
  from: Activity,
  activities: { get(id: string): Activity | undefined },
): Activity | undefined {
  const otherId = activityIds.find((id) => id !== from.id)
  return otherId === undefined ? undefined : activities.get(otherId)
}
