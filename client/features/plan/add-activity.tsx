import { Plus } from 'lucide-react'
import { type DragEvent, memo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Category } from '#shared/plan/plan.ts'
import { Button } from '../../ui/button.tsx'
import { useStore } from '../../ui/store.ts'
import { ACTIVITY_DRAG } from './drag-activity.ts'
import { usePage } from './page-parts.tsx'
import { useAdding } from './use-adding.ts'
import { useEdits } from './use-edits.ts'

/** Ends a section: adds an activity, and is where one is dropped to stand last, or first in an empty section. */
export const AddActivity = memo(function AddActivity({ category }: { category: Category }) {
  const t = useTranslations('plan')
  const confidential = useTranslations('confidential')
  const { plan, order, mayEdit, isConfidential } = usePage()
  const edits = useEdits()
  const add = useAdding()
  const [isOver, setOver] = useState(false)
  const isEmpty = !useStore(order).some((item) => item.kind === 'activity' && item.category === category)

  if (!mayEdit) return isEmpty ? <p className="section-empty">{t('sectionEmpty')}</p> : null
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the menu of each activity is the keyboard's way to move it
    <div
      className="add-activity"
      data-item=""
      data-category={category}
      data-drop={isOver ? 'before' : undefined}
      data-print="hide"
      onDragOver={(event: DragEvent) => {
        if (!event.dataTransfer.types.includes(ACTIVITY_DRAG)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event: DragEvent) => {
        setOver(false)
        const dragged = plan.activities.get(event.dataTransfer.getData(ACTIVITY_DRAG))
        if (!dragged) return
        event.preventDefault()
        edits.moveTo(dragged, category, edits.of(category).filter(({ id }) => id !== dragged.id).length)
      }}
    >
      <Button
        kind="quiet"
        size="small"
        icon={<Plus aria-hidden />}
        aria-label={
          isConfidential ? confidential('addActivityIn', { category }) : t('addActivityIn', { category })
        }
        onPress={() => add(category)}
      >
        {t('addActivity')}
      </Button>
    </div>
  )
})
