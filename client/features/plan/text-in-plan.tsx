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
import { placeKey, type TextPlace } from '#shared/comments/thread.ts'
import { can } from '#shared/permissions/can.ts'
import type { RichText } from '#shared/plan/rich-text.ts'
import { isBelowLastBlock } from './below-text.ts'
import type { CaretTarget } from './open-texts.ts'
import { usePage } from './page-parts.tsx'
import { createPlanEditor, placeCaret } from './plan-editor.ts'
import { ReadableText } from './readable-text.tsx'
import { StaticText } from './static-text.tsx'
import { selectedOffsets } from './text-positions.ts'

interface TextInPlanProps {
  place: TextPlace
  fragment: Y.XmlFragment
  /** What the text says now; drawn while it is not being edited. */
  text: RichText
  label: string
  placeholder: string
}

/** A section's own text or an activity's body: drawn as plain page until the caret goes in, then an editor in its place. */
export function TextInPlan({ place, fragment, text, label, placeholder }: TextInPlanProps) {
  const page = usePage()
  const { plan, texts, mayEdit } = page
  const key = placeKey(place)
  const [isOpened, setOpen] = useState(false)
  const isOpen = isOpened && mayEdit
  const frame = useRef<HTMLDivElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<Editor>(undefined)

  const open = useCallback((target: CaretTarget) => {
    flushSync(() => setOpen(true))
    if (editor.current) placeCaret(editor.current.view, target)
  }, [])

  useEffect(() => {
    const element = frame.current
    if (!element || !mayEdit) return
    return texts.register(key, { element, focus: open, editor: () => editor.current })
  }, [texts, key, open, mayEdit])

  useLayoutEffect(() => {
    const element = host.current
    if (!isOpen || !element) return
    const created = createPlanEditor({
      element,
      place: key,
      fragment,
      label,
      placeholder,
      awareness: plan.awareness,
      marks: plan.marks,
      undo: page.undo,
      texts,
      slashMenu: page.slashMenu,
    })
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
  }, [isOpen, fragment, key, label, placeholder, plan, page, texts])

  return (
    <div ref={frame} className="text-in-plan" data-text={key}>
      {isOpen ? (
        <div ref={host} />
      ) : (
        <ClosedText
          placeKey={key}
          fragment={fragment}
          text={text}
          label={label}
          placeholder={placeholder}
          mayEdit={mayEdit}
          onOpen={open}
        />
      )}
    </div>
  )
}

interface ClosedTextProps {
  placeKey: string
  fragment: Y.XmlFragment
  text: RichText
  label: string
  placeholder: string
  mayEdit: boolean
  onOpen(target: CaretTarget): void
}

function ClosedText({ placeKey, fragment, text, label, placeholder, mayEdit, onOpen }: ClosedTextProps) {
  const { plan } = usePage()
  const marks = useSyncExternalStore(
    useCallback((listener) => plan.marks.subscribe(placeKey, listener), [plan.marks, placeKey]),
    () => plan.marks.read(placeKey),
  )
  const mayComment = can(plan.person, 'comment', { kind: 'plan' })
  const isPressed = useRef(false)
  const element = useRef<HTMLDivElement>(null)
  const drawn = <StaticText text={text} marks={marks} />

  if (!mayEdit) {
    if (isEmpty(text)) return null
    return (
      <ReadableText placeKey={placeKey} fragment={fragment} label={label} mayComment={mayComment}>
        {drawn}
      </ReadableText>
    )
  }

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
      data-placeholder={isEmpty(text) ? placeholder : undefined}
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
      {drawn}
    </div>
  )
}

function isEmpty(text: RichText): boolean {
  const [only] = text
  return !only || (text.length === 1 && only.kind === 'paragraph' && only.runs.length === 0)
}

function opensLink(event: MouseEvent): boolean {
  const isOnLink = event.target instanceof Element && event.target.closest('a') !== null
  return isOnLink && (event.ctrlKey || event.metaKey)
}
