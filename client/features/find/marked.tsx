import type { ReactNode } from 'react'
import type { MarkedText } from '#shared/find/marked-text.ts'

/** A text with what was looked for marked in it. */
export function Marked({ text: { text, marks } }: { text: MarkedText }) {
  const parts: ReactNode[] = []
  let at = 0
  for (const [from, to] of marks) {
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>)
    at = to
  }
  parts.push(text.slice(at))
  return <>{parts}</>
}
