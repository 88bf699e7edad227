import type { CSSProperties } from 'react'
import type { Stretch } from '#shared/timeline/timeline-scale.ts'

/** Tells the style sheet where on the scale an element stands; it alone knows how wide a day is. */
export function placed({ from, length }: Stretch): CSSProperties {
  return { '--from': from, '--length': length } as CSSProperties
}
