import { UserRoundCog } from 'lucide-react'
import type { ShownFinding } from './shown-finding.ts'

/** Overlap two solid discs laid over each other, role a person, related three dots: told apart without colour. */
export function FindingShape({ kind }: { kind: ShownFinding['kind'] }) {
  if (kind === 'role') return <UserRoundCog className="finding-shape" data-kind={kind} aria-hidden />
  return (
    <svg className="finding-shape" data-kind={kind} viewBox="0 0 18 18" aria-hidden="true">
      {kind === 'overlap' ? (
        <>
          <circle cx="6.5" cy="9" r="5.5" fill="currentColor" opacity="0.55" />
          <circle cx="11.5" cy="9" r="5.5" fill="currentColor" />
        </>
      ) : (
        [3, 9, 15].map((cx) => <circle key={cx} cx={cx} cy="9" r="1.8" fill="currentColor" />)
      )}
    </svg>
  )
}
