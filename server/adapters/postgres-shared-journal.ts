/** The journal in PostgreSQL beside other servers that write it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { JournalFailed } from '../ports/journal.ts'
import type { Lease } from '../ports/leases.ts'
import type { SharedJournal, Standing } from '../ports/shared-journal.ts'
import { ask } from './postgres-ask.ts'
import type { PostgresDatabase } from './postgres-database.ts'
import type { JournalOutcome, JournalRequest } from './postgres-journal-scribe.ts'
import { missedBy } from './postgres-missed.ts'
import { type RecordRow, recordsOf, updatesIn } from './postgres-records.ts'
import type { Vacuum } from './postgres-vacuum.ts'
import type { PostgresWriter, Scribe } from './postgres-writer.ts'

/** Between two questions whether a document that another server holds is free. */
const HELD_AGAIN_MS = 50
/** Well within the time that a hold lasts by itself. */
const PROLONG_MS = 2_500

export interface SharedJournalOptions {
  database: PostgresDatabase
  writer: PostgresWriter
  vacuum: Vacuum
  scribe: Scribe<JournalRequest, JournalOutcome>
  /** Of documents that have none of their own. */
  epoch: string
}

export function sharedJournal({
  database,
  writer,
  vacuum,
  scribe,
  epoch,
}: SharedJournalOptions): SharedJournal {
  const { pool } = database

  async function write(request: JournalRequest, lease?: Lease): Promise<'kept' | 'overtaken'> {
    for (;;) {
      const outcome = await writer.write(scribe, request, lease)
      switch (outcome.kind) {
        case 'kept':
        case 'overtaken':
          return outcome.kind
        case 'threw':
          throw outcome.error
        case 'held':
          await sleep(HELD_AGAIN_MS)
          break
        default:
          outcome satisfies never
      }
    }
  }

  return {
    load: async (document) => {
      await writer.settled()
      const { rows } = await ask(() => pool.query<RecordRow>(recordsOf(document)))
      const [one] = rows
      return { epoch: one?.epoch ?? epoch, seen: one?.head ?? 0, updates: updatesIn(document, rows) }
    },
    turn: async (turn) => {
      if ((await write({ kind: 'turn', turn }, turn.lease)) === 'kept') return
      throw new JournalFailed(`Another server has written to ${turn.document} first.`)
    },
    // Not behind what this server is writing: that is known.
    missedIn: async (known) => {
      if (known.length === 0) return []
      return [...(await ask(() => missedBy(pool, known, epoch)))]
    },
    standingsOf: async (documents) => {
      const { rows } = await ask(() =>
        pool.query<Standing & { document: string }>({
          name: 'standings-of-documents',
          text: 'SELECT document, coalesce(epoch, $2) AS epoch, head AS seen FROM documents WHERE document = ANY ($1)',
          values: [documents, epoch],
        }),
      )
      return new Map(rows.map(({ document, ...standing }) => [document, standing]))
    },
    hold: async (documents) => {
      await write({ kind: 'hold', documents })
      const prolonging = setInterval(
        () => void writer.write(scribe, { kind: 'hold', documents }).catch(() => {}),
        PROLONG_MS,
      )
      return {
        release: async () => {
          clearInterval(prolonging)
          // It ends by itself.
          await writer.write(scribe, { kind: 'release', documents }).catch(() => {})
        },
      }
    },
    renew: async (renewals, committed) => {
      if ((await write({ kind: 'renew', renewals })) !== 'kept') return false
      committed?.()
      await vacuum.rewrite(['updates', 'client_owners'])
      return true
    },
  }
}
