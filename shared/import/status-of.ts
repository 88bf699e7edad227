import type { ActivityStatus } from '#shared/plan/plan.ts'
import { STATUS_WORDS_OF_EXPORT } from './export-labels.ts'

/** What other plans call it, by what that is here. */
const OTHER_WORDS: Record<ActivityStatus, readonly string[]> = {
  idea: ['ide', 'forslag', 'overvejes', 'ikke besluttet', 'udskudt', 'postponed', 'proposal', 'proposed'],
  planned: [
    'planlægges',
    'under planlægning',
    'ikke startet',
    'ikke påbegyndt',
    'kommende',
    'not started',
    'upcoming',
  ],
  confirmed: [
    'besluttet',
    'aftalt',
    'godkendt',
    'i gang',
    'igang',
    'påbegyndt',
    'in progress',
    'ongoing',
    'agreed',
  ],
  done: [
    'afholdt',
    'udført',
    'afsluttet',
    'færdig',
    'evalueret',
    'held',
    'completed',
    'finished',
    'evaluated',
  ],
  cancelled: ['annulleret', 'droppet', 'udgået', 'canceled', 'dropped'],
}

const STATUSES: ReadonlyMap<string, ActivityStatus> = new Map([
  ...entriesOf(OTHER_WORDS, (words) => words),
  ...STATUS_WORDS_OF_EXPORT.flatMap((status) => entriesOf(status, (word) => [word.toLowerCase()])),
])

function entriesOf<Words>(
  byStatus: Record<ActivityStatus, Words>,
  wordsIn: (words: Words) => readonly string[],
): [string, ActivityStatus][] {
  return Object.entries(byStatus).flatMap(([status, words]) =>
    wordsIn(words).map((word): [string, ActivityStatus] => [word, status as ActivityStatus]),
  )
}

/** The status that a text says, in Danish or English; undefined where nobody can say. */
export function statusOf(text: string): ActivityStatus | undefined {
  return STATUSES.get(text.toLowerCase().trim().replace(/[.!]$/u, ''))
}
