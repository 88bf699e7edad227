import { type DragEvent, useState } from 'react'
import { usePage } from './page-parts.tsx'
import { useEdits } from './use-edits.ts'

/** Marks our own drags, so that a file or a text dragged over the page is not taken for an activity. */
export const ACTIVITY_DRAG = 'application/x-samplan-activity'

type Side = 'before' | 'after'

/** Lets another activity be dropped before or after this one. */
export function useDropPlace(id: string) {
  const { plan, mayEdit } = usePage()
  const { activities } = plan
  const edits = useEdits()
  const [side, setSide] = useState<Side>()

  if (!mayEdit) return { side: undefined, handlers: {} }
  return {
    side,
    handlers: {
      onDragOver(event: DragEvent<HTMLElement>) {
        if (!event.dataTransfer.types.includes(ACTIVITY_DRAG)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'move'
        setSide(sideOf(event))
      },
      onDragLeave(event: DragEvent<HTMLElement>) {
        const to = event.relatedTarget
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) setSide(undefined)
      },
      onDrop(event: DragEvent<HTMLElement>) {
        const dragged = activities.get(event.dataTransfer.getData(ACTIVITY_DRAG))
        const target = activities.get(id)
        setSide(undefined)
        if (!dragged || !target || dragged.id === target.id) return
        event.preventDefault()
        const others = edits.of(target.category).filter((activity) => activity.id !== dragged.id)
        const index = others.findIndex((activity) => activity.id === target.id)
        edits.moveTo(dragged, target.category, sideOf(event) === 'after' ? index + 1 : index)
      },
    },
  }
}

function sideOf({ clientY, currentTarget }: DragEvent<HTMLElement>): Side {
  const { top, height } = currentTarget.getBoundingClientRect()
  return clientY < top + height / 2 ? 'before' : 'after'
}
