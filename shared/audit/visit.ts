import type { AuditEntry } from './entry.ts'

/**
 * Answers whether an entry says no more than that somebody came to a document and left it again, of their own accord or
 * with their session: there are many of them, and they tell little.
 */
export function isVisit({ action, result, facts }: Pick<AuditEntry, 'action' | 'result' | 'facts'>): boolean {
  const done = action === 'refusals-left-out' ? facts.of : action
  if (done === 'room-opened') return result === 'ok'
  return done === 'room-closed' && (result === 'ok' || result === 'not-signed-in')
}
