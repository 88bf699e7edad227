import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useRef,
  useSyncExternalStore,
} from 'react'
import type { RichText } from '#shared/plan/rich-text.ts'
import { fetchEditor } from './fetched-editor.ts'
import { isBelowLastBlock } from './is-below-last-block.ts'
import type { CaretTarget } from './open-texts.ts'
import { StaticText } from './static-text.tsx'
import type { TextMarks } from './text-marks.ts'
import { selectedOffsets } from './text-positions.ts'

interface ClosedTextProps {
  placeKey: string
  text: RichText
  label: string
  placeholder: string
  ref: RefObject<HTMLDivElement | null>
  /** Then the caret that waits in it is what the keys go to, and what it is called by. */
  isWaiting: boolean
  marks: TextMarks
  onOpen(target: CaretTarget): void
}

/** A text as plain page, until the caret goes in. */
export function ClosedText(props: ClosedTextProps) {
  const { ref: element, isWaiting, placeKey, text, label, placeholder, marks, onOpen } = props
  const isPressed = useRef(false)
  const shown = useMarksOn(marks, placeKey)

  // The selection is read before the editor takes the text's place: so the caret lands on the clicked character, and a
  // double click or a drawn selection comes along.
  const openAtSelection = (fallback: CaretTarget) => {
    const selected = element.current && selectedOffsets(element.current)
    onOpen(selected ?? fallback)
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: becomes the editor, which is rich text and no form field
    <div
      ref={element}
      className="prose"
      role="textbox"
      aria-multiline="true"
      aria-label={label}
      aria-hidden={isWaiting || undefined}
      tabIndex={isWaiting ? -1 : 0}
      data-static-text={placeKey}
      data-placeholder={isEmptyText(text) ? placeholder : undefined}
      onPointerDown={() => {
        isPressed.current = true
        void fetchEditor().catch(() => undefined)
      }}
      onFocus={() => {
        if (!isPressed.current) openAtSelection({ edge: 'start' })
      }}
      onBlur={() => {
        isPressed.current = false
      }}
      onClick={(event) => {
        isPressed.current = false
        if (opensLink(event)) return
        event.preventDefault()
        if (isBelowLastBlock(event.currentTarget, event.nativeEvent)) onOpen({ edge: 'below' })
        else openAtSelection({ edge: 'end' })
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Enter') {
          event.preventDefault()
          openAtSelection({ edge: 'start' })
        }
      }}
    >
      <StaticText text={text} marks={shown} />
    </div>
  )
}

/** What is marked in the text, as it changes. */
export function useMarksOn(marks: TextMarks, placeKey: string) {
  return useSyncExternalStore(
    useCallback((listener) => marks.subscribe(placeKey, listener), [marks, placeKey]),
    () => marks.read(placeKey),
  )
}

/** Whether nothing has been written yet: an empty paragraph is nothing. */
export function isEmptyText(text: RichText): boolean {
  const [only] = text
  return !only || (text.length === 1 && only.kind === 'paragraph' && only.runs.length === 0)
}

function opensLink(event: MouseEvent): boolean {
  const isOnLink = event.target instanceof Element && event.target.closest('a') !== null
  return isOnLink && (event.ctrlKey || event.metaKey)
}
