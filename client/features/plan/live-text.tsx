import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import type * as Y from 'yjs'
import { insertWords } from '#shared/plan/insert-words.ts'
import type { RichText } from '#shared/plan/rich-text.ts'
import { ClosedText } from './closed-text.tsx'
import { type EditorParts, fetchEditorSoon, fetchedEditor, untilEditorIsFetched } from './fetched-editor.ts'
import { type CaretTarget, stayingTarget } from './open-texts.ts'
import type { TextEnvironment } from './plan-editor.ts'
import type { PlanUndo } from './plan-undo.ts'
import { TypedMeanwhile, wordsOf } from './typed-meanwhile.ts'
import { WaitingCaret } from './waiting-caret.tsx'

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

/** The caret is in it, and the editor is on its way. */
interface Waiting {
  kind: 'waiting'
  target: CaretTarget
  typed: TypedMeanwhile
  /** The target by the time that the editor is there. */
  caret(): CaretTarget
}

type Stage = { kind: 'closed' } | Waiting | { kind: 'open' }

const CLOSED: Stage = { kind: 'closed' }
const OPEN: Stage = { kind: 'open' }

/** A text that people write together: drawn as plain page until the caret goes in, then an editor in its place. */
export function LiveText({ placeKey: key, fragment, text, label, placeholder, environment }: LiveTextProps) {
  const { texts } = environment
  const [stage, setStage] = useState(CLOSED)
  const frame = useRef<HTMLDivElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const drawn = useRef<HTMLDivElement>(null)
  const editor = useRef<Editor>(undefined)
  const isOpen = stage.kind === 'open'

  useEffect(fetchEditorSoon, [])

  const open = useCallback(
    (target: CaretTarget) => {
      const parts = fetchedEditor()
      if (!parts) {
        const caret = stayingTarget(fragment, target)
        const typed = new TypedMeanwhile(() => texts.setWaitingWords(key, true))
        flushSync(() => setStage((now) => waitingAt(now, { kind: 'waiting', target, typed, caret })))
        return
      }
      flushSync(() => setStage(OPEN))
      if (editor.current) parts.placeCaret(editor.current.view, target)
    },
    [fragment, key, texts],
  )

  useEffect(() => {
    const element = frame.current
    if (!element) return
    return texts.register(key, { element, focus: open, editor: () => editor.current })
  }, [texts, key, open])

  useLayoutEffect(() => {
    const element = host.current
    const parts = fetchedEditor()
    if (!isOpen || !element || !parts) return
    const options = { element, place: key, fragment, label, placeholder, ...environment }
    const created = parts.createPlanEditor(options)
    editor.current = created
    created.on('focus', () => {
      texts.setActive({ key, editor: created })
      texts.opened(key, () => setStage(CLOSED))
    })
    return () => {
      editor.current = undefined
      texts.closed(key)
      created.destroy()
    }
  }, [isOpen, fragment, key, label, placeholder, environment, texts])

  const openWith = useCallback(
    ({ typeAgain, placeCaret }: EditorParts, typed: TypedMeanwhile, caret: () => CaretTarget) => {
      const focused = document.activeElement
      const isHere = frame.current?.contains(focused)
      const steps = typed.take()
      flushSync(() => setStage(OPEN))
      const own = editor.current?.view
      if (!own) return
      placeCaret(own, caret())
      typeAgain(steps, () => texts.active.read()?.editor.view ?? own, placeCaret)
      if (!isHere && focused instanceof HTMLElement) focused.focus({ preventScroll: true })
    },
    [texts],
  )
  const isAway = useOpeningOnceFetched(stage, openWith, environment.undo, fragment)
  const isWaiting = stage.kind === 'waiting'
  useEffect(() => {
    if (isWaiting) return () => texts.setWaitingWords(key, false)
  }, [isWaiting, texts, key])

  return (
    <div ref={frame} className="text-in-plan" data-text={key}>
      {isOpen ? (
        <div ref={host} />
      ) : (
        <ClosedText
          ref={drawn}
          isWaiting={stage.kind === 'waiting'}
          placeKey={key}
          text={text}
          label={label}
          placeholder={placeholder}
          marks={environment.marks}
          onOpen={open}
        />
      )}
      {stage.kind === 'waiting' && drawn.current && (
        <WaitingCaret
          text={drawn.current}
          target={stage.target}
          label={label}
          typed={stage.typed}
          onLeft={() => setStage((now) => (now.kind === 'waiting' && now.typed.isEmpty ? CLOSED : now))}
        />
      )}
      {stage.kind === 'waiting' && isAway && <EditorAway />}
    </div>
  )
}

/** A caret that goes elsewhere in a text that waits takes nothing with it that was typed before. */
function waitingAt(now: Stage, next: Waiting): Stage {
  if (now.kind !== 'waiting' || now.typed.isEmpty) return next
  now.typed.add({ kind: 'caret', target: next.caret })
  return { ...now, target: next.target }
}

/** Answers whether the editor could not be fetched yet. What was typed and no editor ever takes is written as it is. */
function useOpeningOnceFetched(
  stage: Stage,
  openWith: (parts: EditorParts, typed: TypedMeanwhile, caret: () => CaretTarget) => void,
  undo: PlanUndo,
  fragment: Y.XmlFragment,
): boolean {
  const [isAway, setAway] = useState(false)
  const typed = stage.kind === 'waiting' ? stage.typed : undefined
  const caret = stage.kind === 'waiting' ? stage.caret : undefined
  useEffect(() => {
    if (!typed || !caret) return
    const leaving = new AbortController()
    const write = () => {
      const words = wordsOf(typed.take())
      if (words) undo.asOneStep(() => insertWords(fragment, offsetOf(caret()), words))
    }
    const stopPending = undo.registerPendingInput(write)
    void untilEditorIsFetched(() => setAway(true), leaving.signal).then(
      (parts) => typed.whenComposed(() => !leaving.signal.aborted && openWith(parts, typed, caret)),
      () => undefined,
    )
    return () => {
      leaving.abort()
      stopPending()
      setAway(false)
      write()
    }
  }, [typed, caret, openWith, undo, fragment])
  return isAway
}

function offsetOf(target: CaretTarget): number {
  if ('head' in target) return target.head
  return target.edge === 'start' ? 0 : Number.POSITIVE_INFINITY
}

function EditorAway() {
  const t = useTranslations('plan')
  return (
    <p className="waiting-note" role="status">
      {t('editorAway')}
    </p>
  )
}
