import { useEffect } from 'react'
import { flushSync } from 'react-dom'
import { fetchedEditor } from './fetched-editor.ts'
import { fieldNamed } from './field-names.ts'
import { fragmentOf } from './fragment-of.ts'
import { usePage } from './page-parts.tsx'
import type { StackItemEvent, StepPlace } from './plan-undo.ts'
import { showPlace } from './show-place.ts'
import { isInPart } from './use-focus-steps.ts'

/** One undo everywhere on the page: inputs lose their own, and each step is shown where it happened. */
export function useUndoKeys(): void {
  const page = usePage()
  useEffect(() => {
    const { undo, mayEdit, isConfidential } = page
    if (!mayEdit) return
    const onKeyDown = (event: KeyboardEvent) => {
      const isUndo = isMod(event) && event.code === 'KeyZ' && !event.altKey
      const isRedo = isMod(event) && event.code === 'KeyY' && !event.altKey
      // Editors have undone it already; and a comment being written has an undo of its own.
      if ((!isUndo && !isRedo) || event.defaultPrevented || isElsewhere(event.target)) return
      if (!isInPart(event.target instanceof Element ? event.target : null, isConfidential)) return
      event.preventDefault()
      if (isRedo || event.shiftKey) undo.redo()
      else undo.undo()
    }
    document.addEventListener('keydown', onKeyDown)
    const stop = undo.onStep((place, stackItem) => {
      // The caret stands there before the next key comes: it would write where the caret was.
      flushSync(() => {})
      show(page, place, stackItem)
    })
    return () => {
      document.removeEventListener('keydown', onKeyDown)
      stop()
    }
  }, [page])
}

function isMod(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey
}

function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || !target.matches('input, textarea, [contenteditable]')) return false
  return target.closest('.plan-document, .follow-up-form') === null
}

type Page = ReturnType<typeof usePage>

function show({ texts, order, plan }: Page, place: StepPlace, stackItem: StackItemEvent['stackItem']): void {
  switch (place.kind) {
    case 'text': {
      if (texts.active.read()?.key !== place.key) texts.focus(place.key, { edge: 'end' })
      const editor = texts.editorOf(place.key)
      const fragment = editor && fragmentOf(plan.document, place.key)
      if (editor && fragment) fetchedEditor()?.restoreSelection(editor.view, fragment, stackItem)
      return
    }
    case 'field':
      showField(place.activityId, place.field)
      return
    case 'follow-up':
      // Where it is open it is to be seen, and keeps the focus.
      if (!document.querySelector('.follow-up-form')) showPlace(place)
      return
    case 'activity':
      if (plan.activities.get(place.activityId)) showPlace(place)
      else order.release(place.activityId)
      return
    default:
      place satisfies never
  }
}

/** Puts the focus in a field of an activity, opening its fields where they are closed. */
export function showField(activityId: string, recordField: string): void {
  const field = fieldNamed(recordField)
  const frame = document.querySelector<HTMLElement>(`[data-fields-of="${CSS.escape(activityId)}"]`)
  const input = frame?.querySelector<HTMLElement>(`[data-field="${field}"] :is(input, textarea, button)`)
  if (input) {
    if (document.activeElement !== input) input.focus()
    return
  }
  const fact = frame?.querySelector<HTMLElement>(`[data-fact="${field}"]`)
  if (fact) fact.click()
  else showPlace({ activityId })
}
