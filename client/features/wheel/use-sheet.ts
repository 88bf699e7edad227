import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

interface Sheet {
  sheet: RefObject<SVGSVGElement | null>
  isSheetDrawn: boolean
  /** Draws it now, to be saved. */
  drawSheet(): SVGSVGElement | null
}

/** The wheel on paper is as much to draw as the one on the screen: it is drawn when it is printed or saved. */
export function useSheet(): Sheet {
  const sheet = useRef<SVGSVGElement>(null)
  const [isSheetDrawn, setDrawn] = useState(false)
  const drawSheet = useCallback(() => {
    flushSync(() => setDrawn(true))
    return sheet.current
  }, [])
  useEffect(() => {
    const paper = matchMedia('print')
    const leave = () => setDrawn(false)
    const change = () => (paper.matches ? drawSheet() : leave())
    addEventListener('beforeprint', drawSheet)
    addEventListener('afterprint', leave)
    // What shows the page as it would be on paper tells this alone.
    paper.addEventListener('change', change)
    return () => {
      removeEventListener('beforeprint', drawSheet)
      removeEventListener('afterprint', leave)
      paper.removeEventListener('change', change)
    }
  }, [drawSheet])
  return { sheet, isSheetDrawn, drawSheet }
}
