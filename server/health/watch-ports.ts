import type { AuditTrail } from '../ports/audit.ts'
import type { Journal } from '../ports/journal.ts'
import { LeaseLost } from '../ports/leases.ts'
import { type Mailer, MailRefused } from '../ports/mailer.ts'
import type { Relay } from '../ports/relay.ts'
import { Health, type HealthOptions } from './health.ts'
import { signsOf } from './signs.ts'
import { WatchedCalls } from './watched-calls.ts'

/** The journal's calls that keep something, where one server writes and where several do. */
const JOURNAL_WRITES = ['append', 'replace', 'renew']
const SHARED_WRITES = ['turn', 'renew']
/** Asked for to see whether documents can be read; no room has the name. */
const NO_DOCUMENT = 'none'

interface Ports {
  journal: Journal
  trail: AuditTrail
  mailer?: Mailer | undefined
  relay?: Relay | undefined
}

interface WatchOptions {
  /** What everything is kept in; the server's own disk unless it is said. */
  storeIs?: HealthOptions['storeIs'] | undefined
  /** Whether that takes what is written; absent where nothing can be asked. */
  storeAnswers?: (() => Promise<boolean>) | undefined
  /** How many bytes are free on the disk of the data folder; absent where nobody can tell. */
  freeBytes?: (() => Promise<number>) | undefined
  /** The journal has kept something, or has refused it, after so many milliseconds. */
  journalWritten: (milliseconds: number, isKept: boolean) => void
}

export interface WatchedPorts extends Pick<Ports, 'journal' | 'trail' | 'mailer'> {
  health: Health
  /** What the journal has been asked to keep. */
  writes: WatchedCalls
}

/** The same ports, watched by whoever tells how the server fares. */
export function watchPorts(
  ports: Ports,
  { storeIs = 'folder', storeAnswers, freeBytes, journalWritten }: WatchOptions,
): WatchedPorts {
  const now = () => performance.now()
  const writes = new WatchedCalls({
    now,
    ended: journalWritten,
    // Somebody else has the turn by now: an answer, and no trouble of what things are kept in.
    isTrouble: (error) => !(error instanceof LeaseLost),
  })
  const mails = new WatchedCalls({ now, isTrouble: (error) => !(error instanceof MailRefused) })
  const entries = new WatchedCalls({ now })
  const { relay } = ports
  const shared = ports.journal.shared && writes.over(ports.journal.shared, SHARED_WRITES)
  const journal = writes.over(ports.journal, JOURNAL_WRITES, shared ? { shared } : {})
  const trail = entries.over(ports.trail, ['append'])
  const health = new Health({
    now,
    storeIs,
    storeAnswers: async () => {
      const [answers] = await Promise.all([storeAnswers?.() ?? true, journal.read(NO_DOCUMENT)])
      return answers
    },
    signs: signsOf({ writes, mails, entries, trail, freeBytes, relay }),
  })
  return { journal, trail, mailer: ports.mailer && mails.over(ports.mailer, ['send']), health, writes }
}
