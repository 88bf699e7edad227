import { type MouseEvent, useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { can } from '#shared/permissions/can.ts'
import { useStore } from '../../ui/store.ts'
import { useComments } from '../comments/comments-provider.tsx'
import { ConfidentialRegion } from '../confidential/confidential-region.tsx'
import { WhileOpen } from '../sign-off/while-open.tsx'
import { ActivityCard } from './activity-card.tsx'
import { AddActivity } from './add-activity.tsx'
import type { PageItem } from './page-order.ts'
import { usePage } from './page-parts.tsx'
import { SectionHead } from './section-head.tsx'
import { useDrawnInSteps } from './use-drawn-in-steps.ts'
import { useFocusSteps } from './use-focus-steps.ts'

interface PlanDocumentProps {
  /** Somebody is led to a place in it, which has to be there. */
  isWholeAtOnce: boolean
}

/** The plan as it is read and printed: one flat list, so that whatever moves keeps its caret, editor and place. */
export function PlanDocument({ isWholeAtOnce }: PlanDocumentProps) {
  const t = useTranslations('plan')
  const { plan, order, mayEdit } = usePage()
  const items = useStore(order)
  const { drawn, drawAll } = useDrawnInSteps(items.length, isWholeAtOnce)
  useWayToWhatIsNotDrawn(drawAll)
  useFocusSteps()
  const openMarked = useCommentDoor()
  const mayComment = can(plan.person, 'comment', { kind: 'plan' })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: marked words are reached by keyboard from the list of threads
    <div className="plan-document" data-editable={mayEdit ? true : undefined} onClick={openMarked}>
      <header className="plan-title">
        <h1>{plan.title}</h1>
        {mayEdit && !items.some(({ kind }) => kind === 'activity') && (
          <p data-print="hide">{t('noActivities')}</p>
        )}
        {!mayEdit && <p>{mayComment ? <Observing /> : t('reading')}</p>}
      </header>
      {items.slice(0, drawn).map((item) => (
        <WhileOpen key={item.key} category={item.category}>
          <Item item={item} />
        </WhileOpen>
      ))}
    </div>
  )
}

/** Who is led to a place in the text while it is still being drawn finds it there. */
function useWayToWhatIsNotDrawn(drawAll: (() => void) | undefined): void {
  const { wayToText } = usePage()
  useEffect(() => {
    if (!drawAll) return
    const way = (arrive: () => void) => {
      drawAll()
      arrive()
    }
    wayToText.current = way
    return () => {
      if (wayToText.current === way) wayToText.current = undefined
    }
  }, [drawAll, wayToText])
}

function Item({ item }: { item: PageItem }) {
  switch (item.kind) {
    case 'section':
      return <SectionHead category={item.category} />
    case 'activity':
      return <ActivityCard id={item.id} />
    case 'add':
      return (
        <>
          <AddActivity category={item.category} />
          <ConfidentialRegion category={item.category} />
        </>
      )
    default:
      item satisfies never
      return null
  }
}

/** Lets cards begin comments, and opens the thread of a commented passage that is clicked, in editors as in drawn text. */
function useCommentDoor(): (event: MouseEvent) => void {
  const { comments: door } = usePage()
  const comments = useComments()
  useEffect(() => {
    door.current = comments
    return () => {
      door.current = undefined
    }
  }, [door, comments])
  return ({ target }) => {
    const mark = target instanceof Element ? target.closest<HTMLElement>('mark[data-mark]') : null
    const isComment = mark?.dataset.kind?.endsWith('comment')
    if (isComment && mark?.dataset.mark && getSelection()?.isCollapsed !== false) {
      comments.openThread(mark.dataset.mark)
    }
  }
}

/** What an observer can do, and how words are chosen with what is at hand: the style sheet knows which. */
function Observing() {
  const t = useTranslations('plan.observing')
  return (
    <>
      {t('what')} <span className="by-mouse">{t('byMouse')}</span>
      <span className="by-touch">{t('byTouch')}</span>
    </>
  )
}
