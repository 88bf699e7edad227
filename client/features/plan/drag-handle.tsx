import { GripVertical } from 'lucide-react'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { ACTIVITY_DRAG } from './drag-activity.ts'

/** The mouse's way of moving an activity; the menu beside it does the same for everyone. */
export function DragHandle({ id, card }: { id: string; card: RefObject<HTMLElement | null> }) {
  const t = useTranslations('plan')
  return (
    <span
      className="drag-handle"
      title={t('drag')}
      aria-hidden="true"
      draggable
      data-print="hide"
      onDragStart={(event) => {
        event.dataTransfer.setData(ACTIVITY_DRAG, id)
        event.dataTransfer.effectAllowed = 'move'
        if (card.current) event.dataTransfer.setDragImage(card.current, 16, 16)
      }}
    >
      <GripVertical />
    </span>
  )
}
