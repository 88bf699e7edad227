import type { Editor } from '@tiptap/core'
import {
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { flushSync } from 'react-dom'
import type * as Y from 'yjs'
import type { RichText } from '#shared/plan/rich-text.ts'
import { isBelowLastBlock } from './below-text.ts'
import type { CaretTarget } from './open-texts.ts'
import { createPlanEditor, placeCaret, type TextEnvironment } from './plan-editor.ts'
import { StaticText } from './static-text.tsx'
import type { TextMarks } from './text-marks.ts'
import { selectedOffsets } from './text-positions.ts'

interface LiveTextProps {
  /** The text's key on its page. */
  placeKey: string
  fragment: Y.XmlFragment
  /** What the text says now; drawn while it is not being edited. */
  text: RichText
  label: string
  placeholder: string
  /** One object for as long as the page. */
  environment: TextEnvironment
}

/** A text that people write together: drawn as plain page until the caret goes in, then an editor in its place. */
export function LiveText({ placeKey: key, fragment, text, label, placeholder, environment }: LiveTextProps) {
  const { texts } = environment
  const [isOpen, setOpen] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<Editor>(undefined)

  const open = useCallback((target: CaretTarget) => {
    flushSync(() => setOpen(true))
    if (editor.current) placeCaret(editor.current.view, target)
  }, [])

  useEffect(() => {
    const element = frame.current
    if (!element) return
    return texts.register(key, { element, focus: open, editor: () => editor.current })
  }, [texts, key, open])

  useLayoutEffect(() => {
    const element = host.current
    if (!isOpen || !element) return
    const created = createPlanEditor({ element, place: key, fragment, label, placeholder, ...environment })
    editor.current = created
    created.on('focus', () => {
      texts.setActive({ key, editor: created })
      texts.opened(key, () => setOpen(false))
    })
    return () => {
      editor.current = undefined
      texts.closed(key)
      created.destroy()
    }
  }, [isOpen, fragment, key, label, placeholder, environment, texts])

  return (
    <div ref={frame} className="text-in-plan" data-text={key}>
      {isOpen ? (
        <div ref={host} />
      ) : (
        <ClosedText
          placeKey={key}
          text={text}
          label={label}
          placeholder={placeholder}
          marks={environment.marks}
          onOpen={open}
        />
      )}
    </div>
  )
}

interface ClosedTextProps extends Pick<LiveTextProps, 'placeKey' | 'text' | 'label' | 'placeholder'> {
  marks: TextMarks
  onOpen(target: CaretTarget): void
}

function ClosedText({ placeKey, text, label, placeholder, marks, onOpen }: ClosedTextProps) {
  const isPressed = useRef(false)
  const element = useRef<HTMLDivElement>(null)
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
      tabIndex={0}
      data-static-text={placeKey}
      data-placeholder={isEmptyText(text) ? placeholder : undefined}
      onPointerDown={() => {
        isPressed.current = true
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
