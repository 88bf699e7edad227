import { MessageSquareText, Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useActivities } from '../plan/plan-context.tsx'
import { CommentComposer } from './comment-composer.tsx'
import { useCommentsState } from './comments-provider.tsx'
import { ThreadCard } from './thread-card.tsx'
import { inPlanOrder, type PlacedThread } from './thread-place.ts'

type Filter = 'open' | 'resolved' | 'detached'
const FILTERS: readonly Filter[] = ['open', 'resolved', 'detached']

/** Every thread of the plan, in the plan's order. */
export function ThreadsPanel() {
  const t = useTranslations('comments')
  const activities = useActivities()
  const { threads, mayComment, draft, compose, activeId, reveal } = useCommentsState()
  const [filter, setFilter] = useState<Filter>('open')
  const counts = countByFilter(threads)
  const shown = inPlanOrder(
    threads.filter((placed) => filterOf(placed) === filter),
    activities,
  )

  // A thread that is asked for must be among those shown.
  const asked = threads.find(({ thread }) => thread.id === activeId)
  const askedFilter = asked && filterOf(asked)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only being asked for changes the filter; the person's choice holds otherwise.
  useEffect(() => {
    if (askedFilter && reveal > 0) setFilter(askedFilter)
  }, [reveal])

  return (
    <div className="panel-content">
      <div className="panel-head">
        <Choice
          label={t('filter')}
          value={filter}
          onChange={setFilter}
          options={FILTERS.filter((value) => value !== 'detached' || counts.detached > 0).map((value) => ({
            value,
            text: t(`filters.${value}`, { count: counts[value] }),
          }))}
        />
        {mayComment && !draft && (
          <Button
            kind="quiet"
            size="small"
            icon={<Plus aria-hidden />}
            onPress={() => compose({ kind: 'plan' })}
          >
            {t('onPlan')}
          </Button>
        )}
      </div>
      <CommentComposer />
      {shown.map((placed) => (
        <ThreadCard key={placed.thread.id} placed={placed} />
      ))}
      {shown.length === 0 && !draft && (
        <EmptyState icon={<MessageSquareText aria-hidden />} title={t(`none.${filter}`)}>
          {filter === 'open' && mayComment ? t('noneHint') : t('noneText')}
        </EmptyState>
      )}
    </div>
  )
}

function filterOf({ thread, place }: PlacedThread): Filter {
  if (thread.resolved) return 'resolved'
  return place.kind === 'detached' ? 'detached' : 'open'
}

function countByFilter(threads: readonly PlacedThread[]): Record<Filter, number> {
  const counts: Record<Filter, number> = { open: 0, resolved: 0, detached: 0 }
  for (const placed of threads) counts[filterOf(placed)] += 1
  return counts
}
