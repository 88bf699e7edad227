import type { Gap } from '#shared/label/label.ts'
import { useLabelWords } from './use-label-words.ts'

/** What an indicator lacks, a word each; nothing where nothing is lacking. */
export function GapBadges({ gaps }: { gaps: readonly Gap[] }) {
  const words = useLabelWords()
  if (gaps.length === 0) return null
  return (
    <span className="label-gaps">
      {gaps.map((gap) => (
        <span key={gap} className="badge label-gap" data-gap={gap}>
          {words.gaps[gap]}
        </span>
      ))}
    </span>
  )
}
