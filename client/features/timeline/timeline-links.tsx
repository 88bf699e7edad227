import { type CSSProperties, memo } from 'react'
import type { LinkEnd, TimelineLink } from '#shared/timeline/links.ts'

interface TimelineLinksProps {
  links: readonly TimelineLink[]
  /** What is looked at: its lines stand out, and the others step back. */
  lookedAt: string | undefined
}

/** Overlaps that wait for a decision. A bar's own name says how many warnings it has, and its card which. */
export const TimelineLinks = memo(function TimelineLinks({ links, lookedAt }: TimelineLinksProps) {
  const isLooked = ({ a, b }: TimelineLink) => a === lookedAt || b === lookedAt
  return (
    <div
      className="timeline-links"
      data-looked-at={links.some(isLooked) ? true : undefined}
      aria-hidden="true"
    >
      {links.map((link) => (
        <Line key={link.id} link={link} isActive={isLooked(link)} />
      ))}
    </div>
  )
})

function Line({ link: { upper, lower }, isActive }: { link: TimelineLink; isActive: boolean }) {
  const lean = upper.day === lower.day ? 'none' : upper.day < lower.day ? 'forward' : 'back'
  return (
    <span
      className="timeline-link"
      data-lean={lean}
      data-active={isActive ? true : undefined}
      style={placedBetween(upper, lower)}
    >
      <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
        <path className="timeline-link-edge" d={LINK_PATHS[lean]} />
        <path className="timeline-link-line" d={LINK_PATHS[lean]} />
      </svg>
    </span>
  )
}

/** Within a box that the line crosses. */
export const LINK_PATHS = {
  none: 'M0.5 0 V1',
  forward: 'M0 0 C0 0.6 1 0.4 1 1',
  back: 'M1 0 C1 0.6 0 0.4 0 1',
}

/** The style sheet alone knows how high a row is and how wide a day. */
function placedBetween(upper: LinkEnd, lower: LinkEnd): CSSProperties {
  return {
    '--from': Math.min(upper.day, lower.day),
    '--length': Math.abs(upper.day - lower.day),
    '--rows-above': upper.rows,
    '--headings-above': upper.headings,
    '--rows-between': lower.rows - upper.rows,
    '--headings-between': lower.headings - upper.headings,
  } as CSSProperties
}
