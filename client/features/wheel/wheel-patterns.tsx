import type { ActivityParty } from '#shared/plan/plan.ts'

/**
 * What tells the parties' activities apart without colour: CenSec's are plain, the joint ones hatched, DI FOS' dotted. The
 * schools' weeks are hatched the other way.
 */
export function WheelPatterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={patternId(id, 'joint')} width="7" height="7" patternUnits="userSpaceOnUse">
        <path className="wheel-pattern-line" d="M-1 8 8 -1M-1 1 1 -1M6 8 8 6" fill="none" />
      </pattern>
      <pattern id={patternId(id, 'difos')} width="6" height="6" patternUnits="userSpaceOnUse">
        <circle className="wheel-pattern-dot" cx="1.5" cy="1.5" r="1.1" />
        <circle className="wheel-pattern-dot" cx="4.5" cy="4.5" r="1.1" />
      </pattern>
      <pattern id={schoolPatternId(id)} width="5" height="5" patternUnits="userSpaceOnUse">
        <path className="wheel-school-line" d="M-1 -1 6 6M-1 4 1 6M4 -1 6 1" fill="none" />
      </pattern>
    </defs>
  )
}

/** The fill that draws a party's pattern; undefined where it is none. */
export function patternOf(id: string, party: ActivityParty): string | undefined {
  return party === 'censec' ? undefined : `url(#${patternId(id, party)})`
}

/** The fill that draws the schools' weeks. */
export function schoolPattern(id: string): string {
  return `url(#${schoolPatternId(id)})`
}

function schoolPatternId(id: string): string {
  return `${id}-school`
}

function patternId(id: string, party: ActivityParty): string {
  return `${id}-${party}`
}
