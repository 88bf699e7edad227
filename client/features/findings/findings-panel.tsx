import { BadgeCheck, ListChecks } from 'lucide-react'
import { useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { categoryTitle } from '#shared/agreement/clause.ts'
import { countOutcomes, DECISION_OUTCOMES, type SortedDecisions } from '#shared/findings/decision.ts'
import { type Activity, ALL_CATEGORIES } from '#shared/plan/plan.ts'
import { Banner } from '../../ui/banner.tsx'
import { Choice } from '../../ui/choice.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useKeptFocus } from '../../ui/use-kept-focus.ts'
import { useAgreement } from '../agreement/agreement-provider.tsx'
import { useActivities, usePlan } from '../plan/plan-context.tsx'
import { EarlierDecisions, MergedDecisions } from './earlier-decisions.tsx'
import { FindingCard } from './finding-card.tsx'
import {
  useAreFindingsAway,
  useFindings,
  useHasReadFindings,
  useNewDecisions,
  useSortedDecisions,
} from './findings-context.ts'
import { isOpenWarning, type ShownFinding } from './shown-finding.ts'

type Filter = 'open' | 'handled'
type Whose = 'all' | 'ours'

/** A finding and the activity it is shown from. */
interface PlacedFinding {
  finding: ShownFinding
  activity: Activity
}

/** All findings, section by section, as the equal way to what stands under the activities. */
export function FindingsPanel() {
  const t = useTranslations('findings')
  const [filter, setFilter] = useState<Filter>('open')
  const [whose, setWhose] = useState<Whose>('all')
  const placed = usePlacedFindings(whose)
  const { isNew } = useNewDecisions()
  const open = placed.filter(({ finding }) => isOpenWarning(finding))
  const related = placed.filter(({ finding }) => !finding.decision && finding.kind === 'related')
  const handled = placed.filter(({ finding }) => finding.decision && !isOpenWarning(finding))
  const sorted = useSortedDecisions()
  const isAway = useAreFindingsAway()
  const hasRead = useHasReadFindings()
  // A number would say that there are no others.
  const isKnown = hasRead && !(isAway && placed.length === 0)
  const { merged, earlier } = sorted
  const decidedHere = [...handled.flatMap(({ finding }) => finding.decision ?? []), ...merged]
  const fresh = decidedHere.filter(isNew).length
  const shown = filter === 'open' ? open : handled
  const panel = useRef<HTMLDivElement>(null)
  // A decided card leaves the list; whoever decided it by keyboard must not start over at the top of the page.
  const keepFocus = useKeptFocus(panel, shown.length)

  return (
    <div className="panel-content" ref={panel} tabIndex={-1} {...keepFocus}>
      <div className="panel-head">
        <Choice
          label={t('filter')}
          value={filter}
          onChange={setFilter}
          options={[
            {
              value: 'open',
              text: isKnown ? t('filterOpen', { count: open.length }) : t('filterOpenUnread'),
            },
            {
              value: 'handled',
              text: isKnown
                ? t(fresh > 0 ? 'filterHandledNew' : 'filterHandled', { count: decidedHere.length, fresh })
                : t('filterHandledUnread'),
            },
          ]}
        />
        <Choice
          label={t('whose')}
          value={whose}
          onChange={setWhose}
          options={[
            { value: 'all', text: t('whoseAll') },
            { value: 'ours', text: t('whoseOurs') },
          ]}
        />
      </div>
      {isAway && <Banner>{t('away')}</Banner>}
      {filter === 'open' && !hasRead && !isAway && <Skeleton lines={6} />}
      {shown.length === 0 &&
        (filter === 'open' ? hasRead && !isAway : merged.length + earlier.length === 0) && (
          <NoFindings filter={filter} anyHandled={decidedHere.length > 0} />
        )}
      {filter === 'handled' && whose === 'all' && <OutcomeCounts decisions={sorted} />}
      <FindingGroups findings={shown} />
      {filter === 'handled' && <MergedDecisions decisions={merged} />}
      {filter === 'open' && related.length > 0 && (
        <details className="panel-more">
          <summary>{t('relatedCount', { count: related.length })}</summary>
          <FindingGroups findings={related} />
        </details>
      )}
      {filter === 'handled' && <EarlierDecisions decisions={earlier} />}
      {open.length > 0 && filter === 'open' && <p className="panel-hint">{t('keysHint')}</p>}
    </div>
  )
}

function NoFindings({ filter, anyHandled }: { filter: Filter; anyHandled: boolean }) {
  const t = useTranslations('findings')
  if (filter === 'handled') {
    return (
      <EmptyState icon={<ListChecks aria-hidden />} title={t('noneHandledTitle')}>
        {t('noneHandledText')}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={<BadgeCheck aria-hidden />} title={t('noneOpenTitle')}>
      {anyHandled ? t('allHandledText') : t('noneOpenText')}
    </EmptyState>
  )
}

function OutcomeCounts({ decisions }: { decisions: SortedDecisions }) {
  const t = useTranslations('findings')
  const counts = countOutcomes(decisions)
  const said = DECISION_OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) =>
    t(`decidedCount.${outcome}`, { count: counts[outcome] }),
  )
  return said.length > 0 && <p className="panel-hint">{t('decidedCounts', { list: said.join(' · ') })}</p>
}

function FindingGroups({ findings }: { findings: readonly PlacedFinding[] }) {
  const locale = useLocale()
  const agreement = useAgreement()
  return ALL_CATEGORIES.map((category) => {
    const here = findings.filter(({ activity }) => activity.category === category)
    if (here.length === 0) return null
    return (
      <section key={category} className="panel-group">
        <h3>
          {category}. {categoryTitle(agreement, category, locale)}{' '}
          <span className="count">{here.length}</span>
        </h3>
        {here.map(({ finding, activity }) => (
          <FindingCard key={finding.id} finding={finding} activity={activity} at="panel" />
        ))}
      </section>
    )
  })
}

/** The findings, each at the activity that is read first; of ours, each at our own activity. */
function usePlacedFindings(whose: Whose): PlacedFinding[] {
  const findings = useFindings()
  const activities = useActivities()
  const { party } = usePlan().person
  const isShown = (activity: Activity) =>
    whose === 'all' || activity.party === party || activity.party === 'joint'
  const places = new Map(
    activities.flatMap((activity, index) => (isShown(activity) ? [[activity.id, index]] : [])),
  )
  return findings.flatMap((finding) => {
    const place = Math.min(...finding.activityIds.map((id) => places.get(id) ?? activities.length))
    const activity = activities[place]
    return activity ? [{ finding, activity }] : []
  })
}
