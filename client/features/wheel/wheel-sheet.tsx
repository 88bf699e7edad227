import { memo, type RefObject, useId, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Activity } from '#shared/plan/plan.ts'
import type { ArrangedWheel } from '#shared/wheel/arrange-wheel.ts'
import type { WheelLink } from '#shared/wheel/links.ts'
import { BETWEEN, namesBeside } from './names-beside.ts'
import { WheelContents } from './wheel-contents.tsx'
import { WheelDaysKey, WheelKey } from './wheel-key.tsx'
import { WheelNames } from './wheel-names.tsx'

/** A3 on its side within margins of ten millimetres, as high as the wheel with three lines of words over it. */
const SHEET = { width: 1280, height: 886 }
const HEAD = 76
/** For letters that are wider where the page's own are not at hand. */
const SPARE = 34

interface WheelSheetProps {
  svg: RefObject<SVGSVGElement | null>
  title: string
  wheel: ArrangedWheel<Activity>
  links: readonly WheelLink[]
}

/** The wheel on paper and as a file: with every name and what its signs mean, always on white. */
export const WheelSheet = memo(function WheelSheet({ svg, title, wheel, links }: WheelSheetProps) {
  const t = useTranslations('wheel')
  const id = useId()
  const half = SHEET.width / 2
  const names = useMemo(
    () => namesBeside(wheel, half - wheel.size.edge - BETWEEN - SPARE, (SHEET.height - HEAD) / 2),
    [wheel, half],
  )
  const top = -SHEET.height / 2 - HEAD / 2
  return (
    <svg
      ref={svg}
      className="wheel wheel-sheet"
      viewBox={`${-half} ${top} ${SHEET.width} ${SHEET.height}`}
      aria-hidden="true"
    >
      <rect className="wheel-paper" x={-half} y={top} width={SHEET.width} height={SHEET.height} />
      <text className="wheel-title" x={-half} y={top + 24}>
        {t('title', { plan: title })}
      </text>
      <g transform={`translate(${half} ${top + 18})`}>
        <WheelKey />
      </g>
      <g transform={`translate(${-half} ${top + 46})`}>
        <WheelDaysKey wheel={wheel} />
      </g>
      <WheelNames {...names} />
      <WheelContents wheel={wheel} links={links} id={id} today={undefined} />
    </svg>
  )
})
