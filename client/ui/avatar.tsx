import type { Party } from '#shared/plan/plan.ts'

interface AvatarProps {
  name: string
  party: Party
  size?: 'small' | 'medium'
}

/** Initials in the party's colour and shape: CenSec round, DI FOS square. The name must stand beside it or in a label. */
export function Avatar({ name, party, size = 'medium' }: AvatarProps) {
  return (
    <span className="avatar" data-party={party} data-size={size} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}

/** First and last name's first letters; one letter for a single name. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = words[0] ?? ''
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  return [first, last].map((word) => [...word][0]?.toLocaleUpperCase('da') ?? '').join('')
}
