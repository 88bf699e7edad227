import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type * as Y from 'yjs'
import { flatText } from '#shared/plan/text-offsets.ts'
import { chooseByKey } from './choose-words.ts'
import { usePage } from './page-parts.tsx'
import { pointAt, selectedOffsets } from './text-positions.ts'

interface ReadableTextProps {
  placeKey: string
  fragment: Y.XmlFragment
  label: string
  /** Whether words in it can be commented on: then they can be chosen with the keys. */
  mayComment: boolean
  children: ReactNode
}

/** A text for those who do not edit it. */
export function ReadableText({ placeKey, fragment, label, mayComment, children }: ReadableTextProps) {
  const t = useTranslations('plan')
  const { texts } = usePage()
  const element = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const text = element.current
    if (!text) return
    return texts.register(placeKey, {
      element: text,
      focus(target) {
        text.scrollIntoView({ block: 'nearest', behavior: 'instant' })
        text.focus({ preventScroll: true })
        if ('anchor' in target) select(text, target.anchor, target.head)
      },
    })
  }, [texts, placeKey])

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target !== event.currentTarget) return
    const text = event.currentTarget
    const choice = chooseByKey(flatText(fragment), selectedOffsets(text), event)
    if (!choice) return
    event.preventDefault()
    select(text, choice.anchor, choice.head)
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls; this names a text
    <div
      ref={element}
      className="prose"
      role="group"
      aria-label={label}
      aria-description={mayComment ? t('chooseWordsHint') : undefined}
      tabIndex={mayComment ? 0 : -1}
      data-static-text={placeKey}
      onKeyDown={mayComment ? onKeyDown : undefined}
    >
      {children}
    </div>
  )
}

function select(text: HTMLElement, anchor: number, head: number): void {
  const [start, end] = [pointAt(text, anchor), pointAt(text, head)]
  if (!start || !end) return
  getSelection()?.setBaseAndExtent(start.node, start.index, end.node, end.index)
  const moving = end.node instanceof Element ? end.node : end.node.parentElement
  moving?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
}
