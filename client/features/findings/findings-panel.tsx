import { BadgeCheck, ListChecks } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { categoryTitle } from '#shared/agreement/clause.ts'
import { type Activity, CATEGORIES } from '#shared/plan/plan.ts'
import { Choice } from '../../ui/choice.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useActivities } from '../plan/plan-context.tsx'
import { FindingCard } from './finding-card.tsx'
import { useFindings } from './findings-provider.tsx'
import type { ShownFinding } from './shown-finding.ts'

type Filter = 'open' | 'handled'

/** All findings, section by section, as the equal way to what stands under the activities. */
export function FindingsPanel() {
  const t = useTranslations('findings')
  const findings = useFindings()
  const [filter, setFilter] = useState<Filter>('open')
  const open = findings.filter(({ decision }) => !decision)
  const handled = findings.filter(({ decision }) => decision)
  const shown = filter === 'open' ? open : handled
  const panel = useRef<HTMLDivElement>(null)
  const hadFocus = useRef(false)

  // A decided card leaves the list; whoever decided it by keyboard must not start over at the top of the page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a shorter or longer list can have taken the focus away.
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) {
      panel.current?.focus({ preventScroll: true })
    }
  }, [shown.length])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches where the focus goes.
    <div
      className="panel-content"
      ref={panel}
      tabIndex={-1}
      onFocus={() => {
        hadFocus.current = true
      }}
      onBlur={(event) => {
        // Focus that goes nowhere was taken by a card that left; focus that goes elsewhere is the person's own move.
        if (event.relatedTarget !== null)
          hadFocus.current = panel.current?.contains(event.relatedTarget) ?? false
      }}
    >
      <Choice
        label={t('filter')}
        value={filter}
        onChange={setFilter}
        options={[
          { value: 'open', text: t('filterOpen', { count: open.length }) },
          { value: 'handled', text: t('filterHandled', { count: handled.length }) },
        ]}
      />
      {shown.length === 0 && <NoFindings filter={filter} anyHandled={handled.length > 0} />}
      <FindingGroups findings={shown} />
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

function FindingGroups({ findings }: { findings: readonly ShownFinding[] }) {
  const locale = useLocale()
  const activities = useActivities()
  const byId = new Map(activities.map((activity) => [activity.id, activity]))
  const placed = findings.flatMap((finding) => {
    const activity = firstInPlan(finding, byId)
    return activity ? [{ finding, activity }] : []
  })
  return CATEGORIES.map((category) => {
    const here = placed.filter(({ activity }) => activity.category === category)
    if (here.length === 0) return null
    return (
      <section key={category} className="panel-group">
        <h3>
          {category}. {categoryTitle(BUILT_IN_AGREEMENT, category, locale)}{' '}
          <span className="count">{here.length}</span>
        </h3>
        {here.map(({ finding, activity }) => (
          <FindingCard key={finding.id} finding={finding} activity={activity} at="panel" />
        ))}
      </section>
    )
  })
}

/** The one of its activities that is read first. */
function firstInPlan(finding: ShownFinding, byId: ReadonlyMap<string, Activity>): Activity | undefined {
  for (const activity of byId.values()) {
    if (finding.activityIds.includes(activity.id)) return activity
  }
  return undefined
}
