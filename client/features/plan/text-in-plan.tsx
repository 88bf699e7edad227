import { useMemo } from 'react'
import type * as Y from 'yjs'
import { placeKey, type TextPlace } from '#shared/comments/thread.ts'
import { can } from '#shared/permissions/can.ts'
import type { RichText } from '#shared/plan/rich-text.ts'
import { isEmptyText, useMarksOn } from './closed-text.tsx'
import { LiveText } from './live-text.tsx'
import { usePage } from './page-parts.tsx'
import type { TextEnvironment } from './plan-editor.ts'
import { ReadableText } from './readable-text.tsx'
import { StaticText } from './static-text.tsx'

interface TextInPlanProps {
  place: TextPlace
  fragment: Y.XmlFragment
  /** What the text says now; drawn while it is not being edited. */
  text: RichText
  label: string
  placeholder: string
}

/** A section's own text or an activity's body. */
export function TextInPlan({ place, ...text }: TextInPlanProps) {
  const { plan, undo, texts, slashMenu, mayEdit } = usePage()
  const { awareness, marks } = plan
  const environment = useMemo(
    (): TextEnvironment => ({ awareness, marks, undo, texts, slashMenu }),
    [awareness, marks, undo, texts, slashMenu],
  )
  const key = placeKey(place)
  return mayEdit ? (
    <LiveText placeKey={key} environment={environment} {...text} />
  ) : (
    <TextToRead placeKey={key} {...text} />
  )
}

interface TextToReadProps extends Omit<TextInPlanProps, 'place' | 'placeholder'> {
  placeKey: string
}

function TextToRead({ placeKey: key, fragment, text, label }: TextToReadProps) {
  const { plan } = usePage()
  const marks = useMarksOn(plan.marks, key)
  const mayComment = can(plan.person, 'comment', { kind: 'plan' })
  return (
    <div className="text-in-plan" data-text={key}>
      {!isEmptyText(text) && (
        <ReadableText placeKey={key} fragment={fragment} label={label} mayComment={mayComment}>
          <StaticText text={text} marks={marks} />
        </ReadableText>
      )}
    </div>
  )
}
