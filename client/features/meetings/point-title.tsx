import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type * as Y from 'yjs'
import type { TextEnvironment } from '../plan/plan-editor.ts'
import { clearCaret, setCaret } from '../plan/presence.ts'
import { placeTitleCaret, TitleBinding } from '../plan/title-binding.ts'

interface PointTitleProps {
  pointId: string
  text: Y.Text | undefined
  environment: TextEnvironment
}

/** A point's title: one line that people write together; Enter goes on to the text below. */
export function PointTitle({ pointId, text, environment }: PointTitleProps) {
  const t = useTranslations('meetings.points')
  const element = useRef<HTMLSpanElement>(null)
  const key = `title/${pointId}`
  const { awareness, texts } = environment

  useEffect(() => {
    const title = element.current
    if (!title || !text) return
    const binding = new TitleBinding(title, text)
    const unregister = texts.register(key, {
      element: title,
      focus: () => {
        title.focus()
        placeTitleCaret(title, title.textContent?.length ?? 0)
      },
    })
    return () => {
      unregister()
      binding.destroy()
    }
  }, [text, texts, key])

  return (
    // biome-ignore lint/a11y/useSemanticElements: an input would not wrap, print or be copied with the text around it
    <span
      ref={element}
      className="meeting-point-title"
      role="textbox"
      aria-label={t('pointTitle')}
      aria-multiline="false"
      tabIndex={0}
      contentEditable="plaintext-only"
      suppressContentEditableWarning
      data-placeholder={t('titlePlaceholder')}
      data-text={key}
      onFocus={() => setCaret(awareness, { place: key })}
      onBlur={() => clearCaret(awareness, key)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
        event.preventDefault()
        texts.walk(key, 'down')
      }}
    />
  )
}
