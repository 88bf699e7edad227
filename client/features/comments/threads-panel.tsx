import { MessageSquareText, Plus } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { isCategory } from '#shared/plan/plan.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Select } from '../../ui/select.tsx'
import { useKeptFocus } from '../../ui/use-kept-focus.ts'
import { useActivities, usePlan } from '../plan/plan-context.tsx'
import { useSectionOptions } from '../plan/section-options.ts'
import { CommentComposer } from './comment-composer.tsx'
import { useCommentsState } from './comments-provider.tsx'
import { ThreadCard } from './thread-card.tsx'
import { isInState, passes, peopleIn, STATES, sectionOf, type ThreadFilter } from './thread-filter.ts'
import { inPlanOrder, type PlacedThread } from './thread-place.ts'

const EVERYTHING = 'all'

/** Every thread of the plan, in the plan's order. */
export function ThreadsPanel() {
  const t = useTranslations('comments')
  const { activities: index } = usePlan()
  const activities = useActivities()
  const { threads, mayComment, draft, compose, activeId, reveal } = useCommentsState()
  const [filter, setFilter] = useState<ThreadFilter>(NO_FILTER)
  const list = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const inSection = (placed: PlacedThread) => sectionOf(placed, (id) => index.get(id)?.category)
  const shown = inPlanOrder(
    threads.filter((placed) => passes({ placed, section: inSection(placed) }, filter)),
    activities,
  )
  const detached = threads.filter((placed) => isInState(placed, 'detached')).length

  // A thread that is asked for must be among those shown.
  const asked = threads.find(({ thread }) => thread.id === activeId)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only being asked for changes the filter; the person's choice holds otherwise.
  useEffect(() => {
    if (!asked || reveal === 0 || passes({ placed: asked, section: inSection(asked) }, filter)) return
    setFilter({ ...NO_FILTER, state: asked.thread.resolved ? 'resolved' : 'open' })
  }, [reveal])

  // A resolved or emptied thread leaves the list; whoever did it by keyboard must not start over at the top of the page.
  const keepFocus = useKeptFocus(panel, shown.length)

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const cards = [...(list.current?.querySelectorAll<HTMLElement>(':scope > .thread') ?? [])]
    // Within a thread the arrows are the field's or the menu's.
    const at = cards.findIndex((card) => card.matches(':focus'))
    if (at < 0) return
    event.preventDefault()
    cards[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
  }

  return (
    <div className="panel-content" ref={panel} tabIndex={-1} {...keepFocus}>
      <div className="panel-head">
        <Choice
          label={t('filter')}
          value={filter.state}
          onChange={(state) => setFilter({ ...filter, state })}
          options={STATES.filter((state) => state !== 'detached' || detached > 0).map((state) => ({
            value: state,
            text: t(`filters.${state}`, {
              count: threads.filter((placed) => isInState(placed, state)).length,
            }),
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
      {threads.length > 1 && <FilterFields filter={filter} onChange={setFilter} />}
      <CommentComposer />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears the arrow keys pressed on its threads */}
      <div className="thread-list" ref={list} onKeyDown={onKeyDown}>
        {shown.map((placed) => (
          <ThreadCard key={placed.thread.id} placed={placed} />
        ))}
      </div>
      {shown.length === 0 && !draft && <NoThreads filter={filter} />}
      {shown.length > 0 && <p className="panel-hint">{t('keysHint')}</p>}
    </div>
  )
}

const NO_FILTER: ThreadFilter = { state: 'open', section: undefined, personId: undefined }

interface FilterFieldsProps {
  filter: ThreadFilter
  onChange(filter: ThreadFilter): void
}

function FilterFields({ filter, onChange }: FilterFieldsProps) {
  const t = useTranslations('comments')
  const sections = useSectionOptions()
  const { threads, readers } = useCommentsState()
  const names = new Map<string, string>()
  for (const placed of threads) {
    for (const [id, name] of peopleIn(placed)) {
      const known = name ?? readers.find((reader) => reader.id === id)?.name
      if (known !== undefined) names.set(id, known)
    }
  }
  const people = [...names].sort(([, a], [, b]) => a.localeCompare(b, 'da'))
  return (
    <div className="thread-filters">
      <Select
        label={t('bySection')}
        isLabelHidden
        density="compact"
        value={String(filter.section ?? EVERYTHING)}
        onChange={(value) => {
          const category = Number(value)
          const section = isCategory(category) ? category : value === 'plan' ? 'plan' : undefined
          onChange({ ...filter, section })
        }}
        options={[
          { value: EVERYTHING, text: t('everySection') },
          ...sections,
          { value: 'plan', text: t('wholePlan') },
        ]}
      />
      <Select
        label={t('byPerson')}
        isLabelHidden
        density="compact"
        value={filter.personId ?? EVERYTHING}
        onChange={(value) => onChange({ ...filter, personId: value === EVERYTHING ? undefined : value })}
        options={[
          { value: EVERYTHING, text: t('everybody') },
          ...people.map(([id, name]) => ({ value: id, text: name })),
        ]}
      />
    </div>
  )
}

function NoThreads({ filter }: { filter: ThreadFilter }) {
  const t = useTranslations('comments')
  const { mayComment } = useCommentsState()
  const isNarrowed = filter.section !== undefined || filter.personId !== undefined
  if (isNarrowed) {
    return (
      <EmptyState icon={<MessageSquareText aria-hidden />} title={t('noneOfThese')}>
        {t('noneOfTheseText')}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={<MessageSquareText aria-hidden />} title={t(`none.${filter.state}`)}>
      {filter.state === 'open' && mayComment ? t('noneHint') : t('noneText')}
    </EmptyState>
  )
}
